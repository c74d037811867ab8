'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { CountingProgress } from '@/reports/counting-progress';
import { MailServerCard } from '@/schedules/mail-server-card';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card, CardHeader } from '@/ui/card';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { Switch } from '@/ui/switch';
import { TimeZoneSelect } from '@/ui/time-zone-select';
import { toast } from '@/ui/toast';
import { DemoDataCard } from './demo-data-card';
import { RecordingFilesCard } from './recording-files-card';
import { RetentionCard } from './retention-card';

interface OrganisationSettings {
  name: string;
  timeZone: string;
  homeCountry: string;
  callerId: string;
  seatReturnSeconds: number;
  recordingsKeepDays: number;
  publishNeedsApproval: boolean;
}

export function SettingsScreen() {
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const settings = useQuery(trpc.settings.read.queryOptions());
  return (
    <Page title={t('title')} description={t('description')} width="prose">
      <QueryState query={settings}>
        {({ hasDemoData, ...present }) => (
          <div className="flex flex-col gap-5">
            <CountingProgress />
            <SettingsForm present={present} />
            <RecordingFilesCard />
            <MailServerCard />
            <RetentionCard />
            <DemoDataCard present={hasDemoData} />
          </div>
        )}
      </QueryState>
    </Page>
  );
}

function SettingsForm({ present }: { present: OrganisationSettings }) {
  const t = useTranslations('settings');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [edited, setEdited] = useState(present);
  const set = (change: Partial<OrganisationSettings>) => setEdited({ ...edited, ...change });
  const save = useMutation(
    trpc.settings.save.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async () => {
        toast.success(t('saved'));
        await Promise.all([
          queries.invalidateQueries({ queryKey: trpc.settings.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.reports.counting.queryKey() }),
        ]);
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(edited);
  };
  const changed = JSON.stringify(edited) !== JSON.stringify(present);
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <Card>
        <CardHeader title={t('organisation')} />
        <div className="grid gap-4 p-4 sm:grid-cols-2">
          <FormField label={t('name')} className="sm:col-span-2">
            {(control) => (
              <Input
                {...control}
                value={edited.name}
                required
                maxLength={100}
                onChange={(event) => set({ name: event.currentTarget.value })}
              />
            )}
          </FormField>
          <FormField label={t('time_zone')} help={t('time_zone_help')}>
            {({ id }) => <TimeZoneSelect id={id} value={edited.timeZone} onChange={(timeZone) => set({ timeZone })} />}
          </FormField>
          <FormField label={t('home_country')} help={t('home_country_help')}>
            {(control) => (
              <Input
                {...control}
                value={edited.homeCountry}
                required
                maxLength={2}
                className="uppercase"
                onChange={(event) => set({ homeCountry: event.currentTarget.value.toUpperCase() })}
              />
            )}
          </FormField>
        </div>
      </Card>
      <Card>
        <CardHeader title={t('calls')} />
        <div className="grid gap-4 p-4 sm:grid-cols-2">
          <FormField label={t('caller_id')} help={t('caller_id_help')} optional={ui('optional')}>
            {(control) => (
              <Input
                {...control}
                value={edited.callerId}
                inputMode="tel"
                maxLength={40}
                onChange={(event) => set({ callerId: event.currentTarget.value })}
              />
            )}
          </FormField>
          <FormField label={t('keep_days')} help={t('keep_days_help')}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={3650}
                required
                value={edited.recordingsKeepDays}
                onChange={(event) => set({ recordingsKeepDays: Number(event.currentTarget.value) })}
              />
            )}
          </FormField>
          <FormField label={t('seat_return')} help={t('seat_return_help')}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={300}
                required
                value={edited.seatReturnSeconds}
                onChange={(event) => set({ seatReturnSeconds: Number(event.currentTarget.value) })}
              />
            )}
          </FormField>
        </div>
      </Card>
      <Card>
        <CardHeader title={t('flows')} />
        <div className="flex items-start justify-between gap-4 p-4">
          <div>
            <label htmlFor="publish-needs-approval" className="text-sm font-medium">
              {t('approval')}
            </label>
            <p className="mt-0.5 text-xs text-ink-muted">{t('approval_help')}</p>
          </div>
          <Switch
            id="publish-needs-approval"
            checked={edited.publishNeedsApproval}
            onChange={(publishNeedsApproval) => set({ publishNeedsApproval })}
          />
        </div>
      </Card>
      {save.isError && <Callout tone="danger">{failureText(save.error, locale)}</Callout>}
      <Button type="submit" variant="primary" className="self-start" disabled={!changed} loading={save.isPending}>
        {ui('save')}
      </Button>
    </form>
  );
}
