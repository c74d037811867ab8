'use client';

import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { StuckActs } from './stuck-acts';
import { useStuck } from './use-stuck';
import { WhyStuck } from './why-stuck';

/** The watchdog's list: every live call that does not go on by itself, why, and the way out. */
export function StuckScreen() {
  const t = useTranslations('stuck');
  const calls = useTranslations('calls');
  const { query, refresh } = useStuck();
  return (
    <Page breadcrumbs={[{ label: calls('title'), href: '/calls' }]} title={t('title')} description={t('description')}>
      <QueryState query={query}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={CircleCheck} title={t('none')} description={t('noneText')} />
          ) : (
            <ul aria-label={t('title')} className="space-y-3">
              {list.map((stuck) => (
                <li
                  key={stuck.runId}
                  className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 shadow-card sm:flex-row sm:items-center"
                >
                  <div className="min-w-0 flex-1 text-sm">
                    <p className="font-medium">
                      <Link href={`/calls/${stuck.runId}`} className="hover:underline">
                        <bdi>{stuck.callerNumber ?? stuck.runId}</bdi>
                      </Link>
                      {stuck.place !== null && (
                        <span className="font-normal text-ink-muted">
                          {' · '}
                          <Link
                            href={`/flows/${stuck.place.flowId}?node=${encodeURIComponent(stuck.place.nodeId)}`}
                            className="hover:underline"
                          >
                            {stuck.place.flowName ?? stuck.place.flowId}
                          </Link>
                        </span>
                      )}
                    </p>
                    <p className="mt-0.5">
                      <WhyStuck stuck={stuck} />
                    </p>
                  </div>
                  <StuckActs stuck={stuck} onDone={() => void refresh()} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Page>
  );
}
