'use client';

import { type FlowTemplate, wantsQueue } from '@patchbay/exchange';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { useUiLocale } from '../editor/editor-context';
import { LanguageChips } from './language-chips';
import { TemplateGallery } from './template-gallery';

const formId = 'new-flow';

/** What the flow begins with, its name and languages; everything else is drawn. */
export function NewFlowDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('flows.list');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const locale = useUiLocale();
  const [template, setTemplate] = useState<FlowTemplate | null>(null);
  const [name, setName] = useState('');
  const [languages, setLanguages] = useState<readonly string[]>([locale === 'zh' ? 'zh-CN' : 'en-US']);
  const [chosenQueue, setQueueId] = useState<string | null>(null);
  const queues = useQuery(trpc.flows.choices.queryOptions(undefined, { staleTime: 30_000 })).data?.queues ?? [];
  // The first queue until another is chosen; before they are known, the studio takes it itself.
  const queueId = chosenQueue ?? queues[0]?.id;
  const create = useMutation(
    trpc.flows.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: trpc.flows.list.queryKey() });
        router.push(`/flows/${id}`);
      },
    }),
  );
  const choose = (next: FlowTemplate | null) => {
    // A name that was only taken over from a template goes with it; one that somebody typed stays.
    if (name === '' || name === template?.title[locale]) setName(next?.title[locale] ?? '');
    setTemplate(next);
    if (next !== null && languages.length === 1)
      setLanguages(locale === 'zh' ? ['zh-CN', 'en-US'] : ['en-US', 'zh-CN']);
  };
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t('newTitle')}
      description={t('newText')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            loading={create.isPending || create.isSuccess}
            disabled={name.trim() === ''}
          >
            {t('create')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          const begun =
            template === null ? {} : { template: template.id, ...(queueId === undefined ? {} : { queueId }) };
          create.mutate({ name, kind: 'voice', languages: [...languages], locale, ...begun });
        }}
      >
        <FormField label={t('name')}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={200}
              placeholder={t('namePlaceholder')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </FormField>
        <div className="space-y-1">
          <p className="text-sm font-medium">{t('templates')}</p>
          <TemplateGallery value={template?.id ?? null} onChange={choose} />
          <p className="text-xs text-ink-muted">{t('templatesHelp')}</p>
        </div>
        {template !== null && wantsQueue(template) && (
          <QueueChoice value={queueId ?? ''} queues={queues} onChange={setQueueId} />
        )}
        <FormField label={t('languages')} help={t('languagesHelp')}>
          {(control) => <LanguageChips control={control} languages={languages} onChange={setLanguages} />}
        </FormField>
        {create.isError && <Callout tone="danger">{failureText(create.error, locale)}</Callout>}
      </form>
    </Dialog>
  );
}

function QueueChoice({
  value,
  queues,
  onChange,
}: {
  value: string;
  queues: readonly { readonly id: string; readonly name: string }[];
  onChange: (queueId: string) => void;
}) {
  const t = useTranslations('flows.list');
  return (
    <FormField label={t('queue')}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={onChange}
          options={[
            { value: '', label: t('queueLater') },
            ...queues.map((queue) => ({ value: queue.id, label: queue.name })),
          ]}
        />
      )}
    </FormField>
  );
}
