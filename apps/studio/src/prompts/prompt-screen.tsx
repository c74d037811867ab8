'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Languages, Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { UsesCard } from '@/centre/uses-card';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Menu, MenuItem } from '@/ui/menu';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import { languageName, promptLanguages } from './languages';
import { PromptLanguageCard, type Sound } from './prompt-language-card';
import { PromptRevisions, type Revision } from './prompt-revisions';
import { type PromptContent, PromptState } from './prompt-state';

interface LoadedPrompt {
  id: string;
  name: string;
  publishedRevision: string | null;
  latest: { id: string; content: PromptContent };
  revisions: Revision[];
  audios: Sound[];
}

/** A prompt: what it says in each language, its recordings, its revisions. */
export function PromptScreen({ id }: { id: string }) {
  const trpc = useTRPC();
  const prompt = useQuery(trpc.prompts.read.queryOptions({ id }));
  return <QueryState query={prompt}>{(loaded) => <PromptEditor key={loaded.latest.id} prompt={loaded} />}</QueryState>;
}

function PromptEditor({ prompt }: { prompt: LoadedPrompt }) {
  const t = useTranslations('prompts');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const can = useCan();
  const [content, setContent] = useState(prompt.latest.content);
  const [sounds, setSounds] = useState<readonly Sound[]>(prompt.audios);
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.prompts.pathKey() });
  const save = useMutation(trpc.prompts.save.mutationOptions());
  const publish = useMutation(trpc.prompts.publish.mutationOptions());
  const changed = JSON.stringify(content) !== JSON.stringify(prompt.latest.content);
  const editable = can('prompt.edit');
  const unpublished = prompt.publishedRevision !== prompt.latest.id;

  const saveDraft = async () => {
    await save.mutateAsync({ id: prompt.id, content });
    toast.success(t('saved'));
    await refresh();
  };
  const saveAndPublish = async () => {
    const revisionId = changed ? (await save.mutateAsync({ id: prompt.id, content })).id : prompt.latest.id;
    await publish.mutateAsync({ id: prompt.id, revisionId });
    toast.success(t('published_done'));
    await refresh();
  };
  const pending = save.isPending || publish.isPending;
  const unused = promptLanguages.filter((language) => !(language in content));

  return (
    <Page
      width="prose"
      breadcrumbs={[{ label: t('title'), href: '/prompts' }]}
      title={
        <>
          {prompt.name}
          <PromptState publishedId={prompt.publishedRevision} latestId={prompt.latest.id} />
        </>
      }
      actions={
        <>
          {editable && (
            <Button disabled={!changed || pending} onClick={() => void saveDraft()}>
              {t('save')}
            </Button>
          )}
          {can('prompt.publish') && (
            <Button
              variant="primary"
              disabled={(!changed && !unpublished) || pending || Object.keys(content).length === 0}
              loading={pending}
              onClick={() => void saveAndPublish()}
            >
              {t(changed ? 'save_publish' : 'publish')}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {Object.keys(content).length === 0 && (
          <EmptyState icon={Languages} title={t('no_content')} description={t('text_help')} />
        )}
        {Object.entries(content).map(([language, part]) => (
          <PromptLanguageCard
            key={language}
            language={language}
            part={part}
            sound={sounds.find(({ id }) => id === part.audioId)}
            editable={editable}
            onChange={(next) => setContent({ ...content, [language]: next })}
            onUploaded={(sound) => setSounds([...sounds, sound])}
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
            {unused.map((language) => (
              <MenuItem key={language} onClick={() => setContent({ ...content, [language]: { text: '' } })}>
                {languageName(language, locale)}
              </MenuItem>
            ))}
          </Menu>
        )}
        {can('flow.read') && <UsesCard kind="prompt" id={prompt.id} />}
        <PromptRevisions
          promptId={prompt.id}
          publishedId={prompt.publishedRevision}
          revisions={prompt.revisions}
          onPublished={refresh}
        />
      </div>
    </Page>
  );
}
