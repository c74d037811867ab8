'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Eye, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { formatDuration } from '@/intl/duration';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card, CardHeader } from '@/ui/card';
import { Checkbox } from '@/ui/checkbox';
import { useConfirm } from '@/ui/confirm-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Instant } from '@/ui/instant';

/** A number, what it left, and then its deletion. */
export function EraseForm() {
  const t = useTranslations('erasures');
  const locale = useLocale();
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const preview = useQuery(
    trpc.erasures.preview.queryOptions({ number: asked ?? '' }, { enabled: asked !== null, retry: false, gcTime: 0 }),
  );
  const look = (event: FormEvent) => {
    event.preventDefault();
    const number = typed.trim();
    if (number === '') return;
    if (number === asked) void preview.refetch();
    setAsked(number);
  };
  return (
    <Card>
      <CardHeader title={t('new')} description={t('number_help')} />
      <form onSubmit={look} className="flex flex-wrap items-end gap-3 p-4">
        <FormField label={t('number')} className="min-w-0 flex-1 basis-60">
          {(control) => (
            <Input
              {...control}
              value={typed}
              inputMode="tel"
              required
              maxLength={60}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                setAsked(null);
              }}
            />
          )}
        </FormField>
        <Button type="submit" loading={preview.isFetching}>
          <Eye aria-hidden />
          {t('look')}
        </Button>
      </form>
      {asked !== null && preview.isError && (
        <Callout tone="danger" className="mx-4 mb-4">
          {failureText(preview.error, locale)}
        </Callout>
      )}
      {asked !== null && preview.data !== undefined && <Found number={asked} found={preview.data} />}
    </Card>
  );
}

interface FoundProps {
  number: string;
  found: {
    number: string;
    calls: number;
    firstAt: string | null;
    lastAt: string | null;
    recordings: number;
    recordedMs: number;
    notes: number;
    forms: number;
    callerCounts: number;
    callbacks: number;
    auditEntries: number;
    customer: { name: string } | null;
    underWay: { calls: number; callbacks: number };
  };
}

function Found({ number, found }: FoundProps) {
  const t = useTranslations('erasures');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const confirm = useConfirm();
  const [reason, setReason] = useState('');
  const [alsoCustomer, setAlsoCustomer] = useState(false);
  const erase = useMutation(
    trpc.erasures.erase.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries();
        router.push(`/erasures/${id}`);
      },
    }),
  );
  const left = found.calls + found.callerCounts + found.callbacks + found.auditEntries;
  const nothing = left === 0 && found.customer === null;
  if (nothing) {
    return (
      <Callout tone="info" className="mx-4 mb-4">
        {t('nothing', { number: found.number })}
      </Callout>
    );
  }
  const busy = found.underWay.calls > 0 || found.underWay.callbacks > 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const sure = await confirm({
      title: t('sure_title', { number: found.number }),
      description: t('sure'),
      action: t('erase'),
      danger: true,
    });
    if (sure) erase.mutate({ number, reason, alsoCustomer });
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4 border-t border-line p-4">
      <div>
        <p className="font-medium">{t('found', { number: found.number })}</p>
        {found.firstAt !== null && found.lastAt !== null && (
          <p className="text-xs text-ink-muted">
            <Instant at={found.firstAt} form="full" />
            {found.lastAt !== found.firstAt && (
              <>
                {' '}
                – <Instant at={found.lastAt} form="full" />
              </>
            )}
          </p>
        )}
        <ul className="mt-2 list-disc space-y-1 pl-5 text-sm">
          {found.recordings > 0 && (
            <li>{t('goes_recordings', { count: found.recordings, time: formatDuration(found.recordedMs) })}</li>
          )}
          {found.notes > 0 && <li>{t('goes_notes', { count: found.notes })}</li>}
          {found.forms > 0 && <li>{t('goes_forms', { count: found.forms })}</li>}
          <li>{t('goes_calls', { count: found.calls })}</li>
          {found.callerCounts > 0 && <li>{t('goes_caller_counts', { count: found.callerCounts })}</li>}
          {found.callbacks > 0 && <li>{t('goes_callbacks', { count: found.callbacks })}</li>}
          {found.auditEntries > 0 && <li>{t('goes_audit', { count: found.auditEntries })}</li>}
        </ul>
        <p className="mt-2 text-sm text-ink-muted">{t('stays')}</p>
        <p className="mt-2 text-sm text-ink-muted">{t('kept_written')}</p>
      </div>
      {found.customer !== null && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is one
        <label className="flex items-start gap-2 text-sm">
          <Checkbox checked={alsoCustomer} onChange={setAlsoCustomer} />
          <span>{t('customer', { name: found.customer.name })}</span>
        </label>
      )}
      <FormField label={t('reason')} help={t('reason_help')}>
        {(control) => (
          <Input
            {...control}
            value={reason}
            required
            minLength={3}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </FormField>
      {busy && <Callout tone="warning">{t(found.underWay.calls > 0 ? 'busy_call' : 'busy_callback')}</Callout>}
      {erase.isError && <Callout tone="danger">{failureText(erase.error, locale)}</Callout>}
      <Button type="submit" variant="danger" className="self-start" disabled={busy} loading={erase.isPending}>
        <Trash2 aria-hidden />
        {t('erase')}
      </Button>
    </form>
  );
}
