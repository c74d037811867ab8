'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useFieldErrors } from '@/centre/field-errors';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card } from '@/ui/card';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import type { ScorecardContent } from './quality-rows';
import { ScorecardVersions } from './scorecard-versions';
import { newSection, SectionEditor } from './section-editor';

interface Draft {
  name: string;
  content: ScorecardContent;
}

/** A form as it is now, to be changed: what is saved is its next version. */
export function ScorecardScreen({ id }: { id: string }) {
  const trpc = useTRPC();
  const form = useQuery(trpc.scorecards.get.queryOptions({ id }));
  return (
    <QueryState query={form}>
      {({ scorecard, content }) => (
        <ScorecardEditor
          // A version that somebody saved meanwhile is shown from its beginning.
          key={scorecard.version}
          id={id}
          version={scorecard.version}
          first={{ name: scorecard.name, content }}
        />
      )}
    </QueryState>
  );
}

export function NewScorecardScreen() {
  const t = useTranslations('quality');
  const [first] = useState(() => ({
    name: '',
    content: { passPercent: 80, sections: [newSection(t('first_section'))] },
  }));
  return <ScorecardEditor id={null} version={0} first={first} />;
}

function ScorecardEditor({ id, version, first }: { id: string | null; version: number; first: Draft }) {
  const t = useTranslations('quality');
  const locale = useLocale();
  const editable = useCan()('quality.edit');
  const [draft, setDraft] = useState(first);
  const { save, error, saving } = useSave(id, version);
  const errorOf = useFieldErrors(error);
  const { name, content } = draft;
  const setContent = (next: Partial<ScorecardContent>) => setDraft({ name, content: { ...content, ...next } });
  const changed = JSON.stringify(draft) !== JSON.stringify(first);
  return (
    <Page
      breadcrumbs={[
        { label: t('title'), href: '/quality' },
        { label: t('scorecards'), href: '/quality/scorecards' },
      ]}
      title={id === null ? t('add_scorecard') : first.name}
      description={id === null ? t('new_scorecard_text') : t('version_text', { version })}
      actions={
        editable && (
          <Button variant="primary" loading={saving} disabled={!changed} onClick={() => save(draft)}>
            {t(id === null ? 'create' : 'save_version')}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {error !== null && <Callout tone="danger">{failureText(error, locale)}</Callout>}
        <fieldset disabled={!editable} className="contents">
          <Card className="grid gap-4 p-4 sm:grid-cols-[1fr_12rem]">
            <FormField label={t('name')} error={errorOf('name')}>
              {(control) => (
                <Input
                  {...control}
                  value={name}
                  maxLength={100}
                  autoFocus={id === null}
                  onChange={(event) => setDraft({ name: event.currentTarget.value, content })}
                />
              )}
            </FormField>
            <FormField label={t('pass_percent')} error={errorOf('content.passPercent')}>
              {(control) => (
                <Input
                  {...control}
                  type="number"
                  min={0}
                  max={100}
                  value={content.passPercent}
                  onChange={(event) => setContent({ passPercent: Number(event.currentTarget.value) })}
                />
              )}
            </FormField>
          </Card>
          {content.sections.map((section, at) => (
            <SectionEditor
              key={section.id}
              section={section}
              place={`content.sections.${at}`}
              errorOf={errorOf}
              only={content.sections.length === 1}
              onChange={(next) =>
                setContent({ sections: content.sections.flatMap((one, index) => (index === at ? (next ?? []) : one)) })
              }
            />
          ))}
          {editable && (
            <Button
              className="self-start"
              onClick={() => setContent({ sections: [...content.sections, newSection('')] })}
            >
              <Plus aria-hidden />
              {t('add_section')}
            </Button>
          )}
        </fieldset>
        {id !== null && <ScorecardVersions id={id} />}
      </div>
    </Page>
  );
}

function useSave(id: string | null, version: number) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { push } = useRouter();
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.scorecards.pathKey() });
  const create = useMutation(
    trpc.scorecards.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async (made) => {
        await refresh();
        push(`/quality/scorecards/${made}`);
      },
    }),
  );
  const change = useMutation(
    trpc.scorecards.save.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async (saved) => {
        toast.success(t('saved_as', { version: saved }));
        await refresh();
      },
    }),
  );
  return {
    save: (draft: Draft) => (id === null ? create.mutate(draft) : change.mutate({ ...draft, id, after: version })),
    error: id === null ? create.error : change.error,
    saving: create.isPending || change.isPending,
  };
}
