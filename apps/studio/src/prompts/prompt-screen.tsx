'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Languages, Pencil, Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { EmptyState } from '@/ui/empty-state';
import { Menu, MenuItem } from '@/ui/menu';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import { HistoryCard, type Publication, type Revision } from './editor/history-card';
import { LanguageCard } from './editor/language-card';
import { PromptUsesCard } from './editor/prompt-uses-card';
import { PublishPromptDialog } from './editor/publish-prompt-dialog';
import { usePromptDraft } from './editor/use-prompt-draft';
import { languageName, promptLanguages } from './languages';
import { PromptDialog } from './prompt-dialog';
import { type PromptContent, PromptState } from './prompt-state';
import type { PromptUse } from './server/prompt-uses';
import type { Sound } from './upload-sound';

interface LoadedPrompt {
  id: string;
  name: string;
  folder: string;
  publishedRevision: string | null;
  published: { id: string; content: PromptContent } | null;
  latest: { id: string; content: PromptContent };
  revisions: Revision[];
  publications: Publication[];
  announcements: string[];
  uses: PromptUse[];
  sounds: Sound[];
}

/** A prompt: what it says in each language, its recordings, its past, and where it is heard. */
export function PromptScreen({ id }: { id: string }) {
  const trpc = useTRPC();
  const prompt = useQuery(trpc.prompts.read.queryOptions({ id }));
  return <QueryState query={prompt}>{(loaded) => <PromptEditor key={loaded.id} prompt={loaded} />}</QueryState>;
}

interface Publishing {
  readonly content: PromptContent;
  /** Null: what is being edited, saved first if need be. */
  readonly revisionId: string | null;
}

function PromptEditor({ prompt }: { prompt: LoadedPrompt }) {
  const t = useTranslations('prompts');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const can = useCan();
  const draft = usePromptDraft(prompt.latest);
  const { content, setContent, base, changed } = draft;
  const [uploaded, setUploaded] = useState<readonly Sound[]>([]);
  const [publishing, setPublishing] = useState<Publishing | null>(null);
  const [renaming, setRenaming] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.prompts.pathKey() });
  const save = useMutation(trpc.prompts.save.mutationOptions({ onError: refresh }));
  const publish = useMutation(trpc.prompts.publish.mutationOptions({ meta: { showsFailure: true } }));
  const editable = can('prompt.edit');
  const publishable = can('prompt.publish');
  const sounds = [...uploaded, ...prompt.sounds];
  const needed = new Set(prompt.uses.flatMap(({ languages }) => languages));
  const missing = [...needed].filter((language) => !(language in content));
  const offered = [...missing, ...promptLanguages.filter((one) => !(one in content) && !missing.includes(one))];

  const saveDraft = async (note: string) => {
    const saved = await save.mutateAsync({ id: prompt.id, content, note, basedOn: base.id });
    draft.saved({ id: saved.id, content: saved.content });
    return saved.id;
  };
  const go = async (note: string) => {
    const revisionId = publishing?.revisionId ?? (changed ? await saveDraft(note) : base.id);
    try {
      await publish.mutateAsync({ id: prompt.id, revisionId });
      toast.success(t('published_done'));
    } finally {
      await refresh();
    }
  };
  const liveFlows = new Set(prompt.uses.filter(({ live }) => live).map(({ flowId }) => flowId)).size;

  return (
    <Page
      width="prose"
      breadcrumbs={[
        { label: t('title'), href: '/prompts' },
        ...(prompt.folder === ''
          ? []
          : [{ label: prompt.folder, href: `/prompts?folder=${encodeURIComponent(prompt.folder)}` }]),
      ]}
      title={
        <>
          {prompt.name}
          {editable && (
            <Button variant="ghost" size="icon-sm" aria-label={t('rename')} onClick={() => setRenaming(true)}>
              <Pencil aria-hidden />
            </Button>
          )}
          <PromptState publishedId={prompt.publishedRevision} latestId={prompt.latest.id} />
        </>
      }
      actions={
        <>
          {editable && (
            <Button
              disabled={!changed || draft.theirs !== null}
              loading={save.isPending}
              onClick={async () => {
                await saveDraft('');
                toast.success(t('saved'));
                await refresh();
              }}
            >
              {t('save')}
            </Button>
          )}
          {publishable && (
            <Button
              variant="primary"
              disabled={
                (!changed && prompt.publishedRevision === prompt.latest.id) ||
                draft.theirs !== null ||
                Object.keys(content).length === 0
              }
              onClick={() => setPublishing({ content, revisionId: null })}
            >
              {t(changed ? 'save_publish' : 'publish')}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {draft.theirs !== null && (
          <Callout
            tone="warning"
            title={t('theirs_title')}
            action={
              <span className="flex gap-2">
                <Button size="sm" onClick={() => draft.take(false)}>
                  {t('theirs_take')}
                </Button>
                <Button size="sm" variant="primary" onClick={() => draft.take(true)}>
                  {t('theirs_merge')}
                </Button>
              </span>
            }
          >
            {t('theirs')}
          </Callout>
        )}
        {missing.length > 0 && (
          <Callout tone="warning">
            {t('missing_languages', { languages: missing.map((one) => languageName(one, locale)).join(', ') })}
          </Callout>
        )}
        {Object.keys(content).length === 0 && (
          <EmptyState icon={Languages} title={t('no_content')} description={t('text_help')} />
        )}
        {Object.entries(content).map(([language, part]) => (
          <LanguageCard
            key={language}
            language={language}
            part={part}
            needed={needed.has(language)}
            sounds={sounds}
            editable={editable}
            onChange={(next) => setContent({ ...content, [language]: next })}
            onUploaded={(sound) => setUploaded([...uploaded, sound])}
            onRemove={() => {
              const { [language]: _, ...rest } = content;
              setContent(rest);
            }}
          />
        ))}
        {editable && (
          <Menu
            align="start"
            className="max-h-80 overflow-y-auto"
            trigger={
              <Button className="self-start">
                <Plus aria-hidden />
                {t('add_language')}
              </Button>
            }
          >
            {offered.map((language) => (
              <MenuItem key={language} onClick={() => setContent({ ...content, [language]: { text: '' } })}>
                {languageName(language, locale)}
              </MenuItem>
            ))}
          </Menu>
        )}
        <PromptUsesCard promptId={prompt.id} uses={prompt.uses} announcements={prompt.announcements} />
        <HistoryCard
          publishedId={prompt.publishedRevision}
          revisions={prompt.revisions}
          publications={prompt.publications}
          sounds={sounds}
          editable={editable}
          publishable={publishable}
          onRestore={(revision) => {
            const before = content;
            setContent(revision.content);
            toast(t('restored', { number: revision.number }), {
              action: { label: ui('undo'), onClick: () => setContent(before) },
            });
          }}
          onPublish={(revision) => setPublishing({ content: revision.content, revisionId: revision.id })}
        />
      </div>
      {publishing !== null && (
        <PublishPromptDialog
          before={prompt.published?.content ?? {}}
          after={publishing.content}
          sounds={sounds}
          flows={liveFlows}
          withNote={publishing.revisionId === null && changed}
          onClose={() => setPublishing(null)}
          publish={go}
        />
      )}
      {renaming && <PromptDialog prompt={prompt} onClose={() => setRenaming(false)} />}
    </Page>
  );
}
