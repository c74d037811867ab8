'use client';

import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { ExportRow } from './export-row';

const workingMs = 1_000;
const restingMs = 30_000;

/** The files that somebody asked for, with how far they are. */
export function ExportsScreen() {
  const t = useTranslations('exports');
  const trpc = useTRPC();
  const exports = useQuery(
    trpc.exports.list.queryOptions(undefined, {
      refetchInterval: ({ state }) =>
        state.data?.some((one) => one.state === 'waiting' || one.state === 'running') ? workingMs : restingMs,
    }),
  );
  return (
    <Page title={t('title')} description={t('description')}>
      <QueryState query={exports}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={FileDown} title={t('empty_title')} description={t('empty')} />
          ) : (
            <Card>
              <ul className="divide-y divide-line">
                {rows.map((row) => (
                  <ExportRow key={row.id} row={row} />
                ))}
              </ul>
            </Card>
          )
        }
      </QueryState>
    </Page>
  );
}
