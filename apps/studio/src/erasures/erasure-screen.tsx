'use client';

import { useQuery } from '@tanstack/react-query';
import { Download, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card, CardHeader } from '@/ui/card';
import { Instant } from '@/ui/instant';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';

const kinds = [
  'calls',
  'recordings',
  'notes',
  'forms',
  'steps',
  'journalEntries',
  'conversations',
  'callerCounts',
  'callbacks',
  'customers',
  'exports',
  'auditEntries',
] as const;

/** While files wait, whether they still do is asked again. */
const againMs = 5_000;

/** What was deleted on request, when and by whom: to be shown, printed and kept. */
export function ErasureScreen({ id }: { id: string }) {
  const t = useTranslations('erasures');
  const trpc = useTRPC();
  const receipt = useQuery(
    trpc.erasures.read.queryOptions(
      { id },
      { refetchInterval: ({ state }) => ((state.data?.filesWaiting ?? 0) > 0 ? againMs : false) },
    ),
  );
  return (
    <QueryState query={receipt}>
      {(data) => (
        <Page
          width="prose"
          breadcrumbs={[{ label: t('title'), href: '/erasures' }]}
          title={t('receipt')}
          description={t('receipt_text')}
          actions={
            <>
              <Button onClick={() => window.print()}>
                <Printer aria-hidden />
                {t('print')}
              </Button>
              <LinkButton href={`/api/erasures/${id}`} prefetch={false} download>
                <Download aria-hidden />
                {t('export')}
              </LinkButton>
            </>
          }
        >
          <div className="flex flex-col gap-4">
            {data.filesWaiting > 0 ? (
              <Callout tone="warning">{t('files_waiting', { count: data.filesWaiting })}</Callout>
            ) : (
              <Callout tone="success">{t('files_gone')}</Callout>
            )}
            <Card>
              <dl className="grid gap-x-6 gap-y-3 p-4 sm:grid-cols-2">
                <Fact name={t('number')}>{data.numberHint}</Fact>
                <Fact name={t('at')}>
                  <Instant at={data.at} form="full" />
                </Fact>
                <Fact name={t('by')}>{data.actorName}</Fact>
                <Fact name={t('reason')}>{data.reason}</Fact>
              </dl>
            </Card>
            <Card>
              <CardHeader title={t('deleted')} />
              <dl className="grid gap-x-6 gap-y-3 p-4 sm:grid-cols-2">
                {kinds.map((kind) =>
                  data.counts[kind] === undefined ? null : (
                    <Fact key={kind} name={t(`kinds.${kind}`)}>
                      {data.counts[kind]}
                    </Fact>
                  ),
                )}
              </dl>
            </Card>
            <Card>
              <CardHeader title={t('kept')} />
              <ul className="list-disc space-y-1 p-4 pl-9 text-sm">
                <li>{t('kept_calls')}</li>
                <li>{t('kept_answers')}</li>
                <li>{t('kept_audit')}</li>
                <li>{t('kept_routing')}</li>
                <li>{t('kept_exports')}</li>
                <li>{t('kept_written')}</li>
              </ul>
            </Card>
            <Card>
              <dl className="grid gap-y-3 p-4">
                <Fact name={t('id')}>
                  <code className="font-mono text-xs break-all">{data.id}</code>
                </Fact>
                <Fact name={t('digest')}>
                  <code className="font-mono text-xs break-all">{data.digest}</code>
                </Fact>
              </dl>
            </Card>
          </div>
        </Page>
      )}
    </QueryState>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-muted">{name}</dt>
      <dd className="mt-0.5 text-sm font-medium [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
