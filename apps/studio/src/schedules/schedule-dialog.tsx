'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import type { ExportRequest } from '@/exports/export-request';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { Switch } from '@/ui/switch';
import { ReportChoice } from './report-choice';
import type { ScheduleFields } from './schedule-fields';
import { WhenFields } from './when-fields';

interface ScheduleDialogProps {
  readonly edited: (ScheduleFields & { readonly id: string; readonly reportRemovedAt: string | null }) | null;
  /** What a new one sends; without it, a report is chosen. */
  readonly wanted?: {
    readonly request: ExportRequest;
    readonly savedReportId: string | null;
    readonly name: string;
    readonly timeZone: string | null;
  };
  readonly onClose: () => void;
}

/** When a report goes out, and to whom. */
export function ScheduleDialog({ edited, wanted, onClose }: ScheduleDialogProps) {
  const t = useTranslations('schedules');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const person = usePerson();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const formId = useId();
  const given = edited ?? wanted ?? null;
  const [report, setReport] = useState<string | null>(given?.savedReportId ?? null);
  const [sent, setSent] = useState<Pick<ScheduleFields, 'request' | 'savedReportId'> | null>(given);
  const [recipients, setRecipients] = useState(edited?.recipients.join('\n') ?? '');
  const [fields, setFields] = useState<Omit<ScheduleFields, 'request' | 'savedReportId' | 'recipients'>>(
    edited ?? {
      name: wanted?.name ?? '',
      format: 'xlsx',
      locale,
      timeZone: wanted?.timeZone ?? person.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      every: 'day',
      weekday: 1,
      monthDay: 1,
      hour: 7,
      enabled: true,
    },
  );
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.schedules.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.schedules.create.mutationOptions(options));
  const update = useMutation(trpc.schedules.update.mutationOptions(options));
  const failed = create.error ?? update.error;
  const follows = sent?.savedReportId != null ? t('follows') : t('fixed');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sent === null) return;
    const { name, format, locale: language, timeZone, every, weekday, monthDay, hour, enabled } = fields;
    const input = {
      ...{ name, format, locale: language, timeZone, every, weekday, monthDay, hour, enabled },
      request: sent.request,
      savedReportId: sent.savedReportId,
      recipients: recipients.split(/[\s,;]+/).filter((address) => address !== ''),
    };
    if (edited === null) create.mutate(input);
    else update.mutate({ id: edited.id, ...input });
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={edited === null ? t('add') : t('edit_title', { name: edited.name })}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            disabled={sent === null}
            loading={create.isPending || update.isPending}
          >
            {ui('save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        {failed !== null && <Callout tone="danger">{failureText(failed, locale)}</Callout>}
        {edited !== null && edited.reportRemovedAt !== null && report === null && (
          <Callout tone="warning">{t('removed_text')}</Callout>
        )}
        {wanted === undefined && (edited === null || edited.request.kind === 'report') && (
          <FormField label={t('report')} {...(sent === null ? {} : { help: follows })}>
            {({ id }) => (
              <ReportChoice
                id={id}
                chosen={report}
                {...(edited === null ? {} : { placeholder: t('last_known') })}
                onChoose={(chosenId, { request, savedReportId, name }) => {
                  setReport(chosenId);
                  setSent({ request, savedReportId });
                  // One that stopped with its report goes out again with another.
                  const again = edited !== null && edited.reportRemovedAt !== null ? { enabled: true } : {};
                  set({ name: fields.name === '' ? name : fields.name, ...again });
                }}
              />
            )}
          </FormField>
        )}
        {wanted !== undefined && <p className="text-xs text-ink-muted">{follows}</p>}
        <FormField label={t('name')} help={t('name_help')}>
          {(control) => (
            <Input
              {...control}
              value={fields.name}
              required
              maxLength={120}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
          )}
        </FormField>
        <WhenFields fields={fields} onChange={set} />
        <FormField label={t('recipients')} help={t('recipients_help')}>
          {(control) => (
            <Textarea
              {...control}
              value={recipients}
              required
              rows={3}
              spellCheck={false}
              inputMode="email"
              onChange={(event) => setRecipients(event.currentTarget.value)}
            />
          )}
        </FormField>
        <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
          <Segmented
            label={t('format')}
            value={fields.format}
            onChange={(format) => set({ format })}
            options={(['xlsx', 'csv', 'pdf'] as const).map((value) => ({ value, label: value.toUpperCase() }))}
          />
          <Segmented
            label={t('language')}
            value={fields.locale}
            onChange={(language) => set({ locale: language })}
            options={[
              { value: 'en', label: 'English' },
              { value: 'zh', label: '中文' },
            ]}
          />
          <label htmlFor={`${formId}-enabled`} className="flex h-8 items-center gap-2 text-sm">
            <Switch id={`${formId}-enabled`} checked={fields.enabled} onChange={(enabled) => set({ enabled })} />
            {t('enabled')}
          </label>
        </div>
      </form>
    </Dialog>
  );
}
