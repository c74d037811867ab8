'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useTRPC } from '@/client/trpc';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { Select } from '@/ui/select';
import { AuditEntryRow } from './audit-entry-row';

const all = 'all';
const kinds = [
  'flow',
  'prompt',
  'table',
  'hours',
  'holidays',
  'announcement',
  'audio',
  'number',
  'trunk',
  'dial_rule',
  'credential',
  'egress_host',
  'speech_provider',
  'speech_language',
  'call',
  'recording',
  'erasure',
  'export',
  'report_schedule',
  'queue',
  'agent',
  'team',
  'skill',
  'shift',
  'not_ready_reason',
  'wrap_up_code',
  'quick_phrase',
  'customer',
  'open_item',
  'number_place',
  'what_if',
  'report',
  'screen_arrangement',
  'scorecard',
  'review',
  'calibration',
  'sampling_rule',
  'user',
  'api_key',
  'setting',
] as const;

export function AuditScreen() {
  const t = useTranslations('audit');
  const trpc = useTRPC();
  const [kind, setKind] = useQueryState('kind', parseAsStringLiteral([all, ...kinds] as const).withDefault(all));
  const list = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(kind === all ? {} : { subjectKind: kind }, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <Select
          label={t('filter')}
          className="w-44"
          value={kind}
          onChange={(next) => void setKind(next)}
          options={[
            { value: all, label: t('all_subjects') },
            ...kinds.map((one) => ({ value: one, label: t(`kinds.${one}`) })),
          ]}
        />
      }
    >
      <QueryState query={list}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.entries);
          const names: Record<string, string> = Object.assign({}, ...pages.map((page) => page.names));
          if (entries.length === 0) {
            return <EmptyState icon={ScrollText} title={t('empty_title')} description={t('empty')} />;
          }
          return (
            <>
              <Card className="overflow-hidden">
                <ul className="divide-y divide-line">
                  {entries.map((entry) => (
                    <li key={entry.id}>
                      <AuditEntryRow entry={entry} names={names} />
                    </li>
                  ))}
                </ul>
              </Card>
              <LoadMore pages={list} />
            </>
          );
        }}
      </QueryState>
    </Page>
  );
}
