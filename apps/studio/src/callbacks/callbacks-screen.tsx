'use client';

import type { CallbackItem } from '@patchbay/records';
import { useQuery } from '@tanstack/react-query';
import { PhoneForwarded } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge, type BadgeTone } from '@/ui/badge';
import { Instant } from '@/ui/instant';
import { LinkButton } from '@/ui/link-button';
import { ListScreen } from '@/ui/list-screen';
import { Tab, Tabs, TabsList } from '@/ui/tabs';
import { CallbackMenu } from './callback-menu';

const refreshMs = 2_000;

type Row = Omit<CallbackItem, 'since' | 'promisedAt' | 'nextAt' | 'endedAt'> & {
  since: string;
  promisedAt: string;
  nextAt: string;
  endedAt: string | null;
};

const tones: Readonly<Record<Row['status'], BadgeTone>> = {
  waiting: 'neutral',
  offered: 'info',
  calling: 'info',
  talking: 'accent',
  done: 'success',
  failed: 'danger',
  cancelled: 'warning',
};

/** Whom the centre has promised to call back, and what came of earlier promises. */
export function CallbacksScreen() {
  const t = useTranslations('callbacks');
  const trpc = useTRPC();
  const can = useCan();
  const [open, setOpen] = useState(true);
  const list = useQuery(trpc.callbacks.list.queryOptions({ open }, { refetchInterval: refreshMs }));
  const nameOf = (row: Row) => row.customer?.name ?? (row.number === '' ? t('anonymous') : row.number);
  return (
    <ListScreen<Row>
      id="callbacks"
      title={t('title')}
      description={t('description')}
      query={list}
      rowId={(row) => row.id}
      rowName={nameOf}
      searchLabel={t('search')}
      searchText={(row) => `${nameOf(row)} ${row.number} ${row.queueName ?? ''}`}
      empty={{ icon: PhoneForwarded, title: t(open ? 'none_open' : 'none_over'), text: t('none_text') }}
      before={
        <Tabs value={open ? 'open' : 'over'} onValueChange={(next: string) => setOpen(next === 'open')}>
          <TabsList>
            <Tab value="open">{t('open')}</Tab>
            <Tab value="over">{t('over')}</Tab>
          </TabsList>
        </Tabs>
      }
      columns={[
        { id: 'who', header: t('who'), cell: nameOf },
        {
          id: 'number',
          header: t('number'),
          cell: (row) => <bdi className="whitespace-nowrap text-ink-muted">{row.number || '–'}</bdi>,
        },
        { id: 'queue', header: t('queue'), cell: (row) => row.queueName ?? '–' },
        {
          id: 'since',
          header: t('since'),
          cell: (row) => <Instant at={row.since} />,
          className: 'max-lg:hidden',
        },
        { id: 'promised', header: t('promised'), cell: (row) => <Instant at={row.promisedAt} /> },
        {
          id: 'state',
          header: t('state'),
          cell: (row) => <State row={row} />,
        },
        ...(can('call.read')
          ? [
              {
                id: 'calls',
                header: t('calls'),
                cell: (row: Row) => <Calls row={row} />,
                className: 'max-md:hidden',
              },
            ]
          : []),
      ]}
      rowMenu={(row) => open && can('floor.callback') && <CallbackMenu id={row.id} name={nameOf(row)} />}
    />
  );
}

function State({ row }: { row: Row }) {
  const t = useTranslations('callbacks');
  const { status, attempts, attemptsMax, nextAt, endedAt, result } = row;
  const isLater = status === 'waiting' && attempts > 0;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Badge tone={tones[status]}>{t(`states.${status}`)}</Badge>
      <span className="text-xs text-ink-muted">
        {t('attempts', { attempts, max: attemptsMax })}
        {isLater && (
          <>
            {' · '}
            {t('next')} <Instant at={nextAt} />
          </>
        )}
        {endedAt !== null && (
          <>
            {' · '}
            <Instant at={endedAt} />
          </>
        )}
        {status === 'failed' && result !== null && t.has(`results.${result}` as Parameters<typeof t.has>[0])
          ? ` · ${t(`results.${result}` as Parameters<typeof t>[0])}`
          : ''}
      </span>
    </span>
  );
}

function Calls({ row }: { row: Row }) {
  const t = useTranslations('callbacks');
  return (
    <span className="flex gap-1">
      <LinkButton href={`/calls/${row.callId}`} variant="ghost" size="sm">
        {t('promised_in')}
      </LinkButton>
      {row.outboundCallId !== null && (
        <LinkButton href={`/calls/${row.outboundCallId}`} variant="ghost" size="sm">
          {t('called_in')}
        </LinkButton>
      )}
    </span>
  );
}
