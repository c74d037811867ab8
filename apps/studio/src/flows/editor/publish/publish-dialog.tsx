'use client';

import { checkFlow, diffFlows } from '@patchbay/flow-schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Textarea } from '@/ui/input';
import { Skeleton } from '@/ui/skeleton';
import { useEditor, useScreen, useUiLocale, useWorkspace } from '../editor-context';
import { contentOf, type OpenedFlow } from '../open-flow';
import { ProblemRow } from '../panels/problem-row';
import type { Saving } from '../use-autosave';
import { DifferenceList } from './difference-list';
import { NumberBinding } from './number-binding';
import { usePublished } from './use-published';

/** Makes the draft the version that new calls get: says what stands in the way, what changes, and where it is reached. */
export function PublishDialog({ opened, saving }: { opened: OpenedFlow; saving: Saving }) {
  const t = useTranslations('flows.publish');
  const { screen } = useWorkspace();
  const open = useScreen((state) => state.publishing);
  return (
    <Dialog open={open} onOpenChange={(next) => screen.setState({ publishing: next })} title={t('title')} size="lg">
      {open && <PublishForm opened={opened} saving={saving} />}
    </Dialog>
  );
}

function PublishForm({ opened, saving }: { opened: OpenedFlow; saving: Saving }) {
  const t = useTranslations('flows.publish');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { editor, screen } = useWorkspace();
  const locale = useUiLocale();
  const document = useEditor((state) => state.content.document);
  const known = useEditor((state) => state.problems);
  const problems = useMemo(
    () => (known.length > 0 ? known : checkFlow(document, editor.parts.registry)),
    [known, document, editor],
  );
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  const published = usePublished(opened);
  const before = useQuery(
    trpc.flows.version.queryOptions(
      { id: opened.id, number: published.number ?? 0 },
      { enabled: published.number !== null },
    ),
  );
  const beforeDocument = useMemo(() => (before.data ? contentOf(before.data).document : null), [before.data]);
  const differences = useMemo(
    () => (beforeDocument === null ? null : diffFlows(beforeDocument, document)),
    [beforeDocument, document],
  );
  const [note, setNote] = useState('');
  const [done, setDone] = useState<number | null>(null);
  const publish = useMutation(
    trpc.flows.publish.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async ({ number }) => {
        setDone(number);
        await queries.invalidateQueries({ queryKey: trpc.flows.pathKey() });
      },
    }),
  );
  const [unsaved, setUnsaved] = useState(false);
  const send = async () => {
    const stored = await saving.flush();
    setUnsaved(!stored);
    if (stored) publish.mutate({ id: opened.id, revision: saving.revision(), note });
  };
  const close = () => screen.setState({ publishing: false });
  const unchanged = differences !== null && differences.length === 0;

  if (done !== null) {
    return (
      <div className="space-y-4">
        <Callout tone="success" title={t('done', { number: done })}>
          {t('doneText')}
        </Callout>
        <NumberBinding flowId={opened.id} />
        <div className="flex justify-end">
          <Button variant="primary" onClick={close}>
            {t('close')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="space-y-5">
      {errors.length > 0 && (
        <section>
          <Callout tone="danger" title={t('blocked', { count: errors.length })} />
          <ul className="mt-1 -mx-3 max-h-48 overflow-y-auto">
            {errors.map((problem, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: made anew with every check
              <ProblemRow key={index} problem={problem} onGo={close} />
            ))}
          </ul>
        </section>
      )}
      {errors.length === 0 && warnings.length > 0 && (
        <details>
          <summary className="cursor-pointer text-sm text-warning-ink">
            {t('warnings', { count: warnings.length })}
          </summary>
          <ul className="mt-1 -mx-3 max-h-40 overflow-y-auto">
            {warnings.map((problem, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: made anew with every check
              <ProblemRow key={index} problem={problem} onGo={close} />
            ))}
          </ul>
        </details>
      )}
      <section>
        <h3 className="mb-1.5 text-sm font-medium">{t('changes')}</h3>
        {published.number === null ? (
          <p className="text-sm text-ink-muted">{t('firstTime')}</p>
        ) : differences === null ? (
          <Skeleton className="h-16 w-full" />
        ) : unchanged ? (
          <p className="text-sm text-ink-muted">{t('nothingChanged')}</p>
        ) : (
          <div className="max-h-60 overflow-y-auto rounded-md border border-line p-2.5">
            <DifferenceList differences={differences} nodesBefore={beforeDocument?.nodes ?? []} />
          </div>
        )}
      </section>
      <FormField label={t('note')} optional={t('optional')}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            className="min-h-14"
            maxLength={2_000}
            value={note}
            placeholder={t('notePlaceholder')}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </FormField>
      <NumberBinding flowId={opened.id} />
      {publish.isError && <Callout tone="danger">{failureText(publish.error, locale)}</Callout>}
      {unsaved && <Callout tone="danger">{t('unsaved')}</Callout>}
      <div className="flex justify-end gap-2">
        <Button onClick={close}>{t('cancel')}</Button>
        <Button variant="primary" loading={publish.isPending} disabled={errors.length > 0} onClick={() => void send()}>
          {t('publish', { number: (published.number ?? 0) + 1 })}
        </Button>
      </div>
    </div>
  );
}
