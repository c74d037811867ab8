'use client';

import { Split } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { RolloutCard } from './rollout-card';
import { EndedRollout } from './rollout-history';
import { useRollouts } from './use-rollouts';

/** The roll-outs of one flow: the one that runs, and those before it. */
export function RolloutScreen({ flowId, flowName }: { flowId: string; flowName: string }) {
  const t = useTranslations('rollouts');
  const list = useTranslations('flows.list');
  const { query, running, refresh } = useRollouts(flowId);
  return (
    <Page
      title={t('title')}
      description={t('description')}
      breadcrumbs={[
        { label: list('title'), href: '/flows' },
        { label: flowName, href: `/flows/${flowId}` },
      ]}
      width="prose"
    >
      <QueryState query={query}>
        {(rows) => {
          const ended = rows.filter((one) => one.endedAt !== null);
          return (
            <div className="space-y-6">
              {running ? (
                <RolloutCard rollout={running} refresh={refresh} />
              ) : (
                <EmptyState
                  icon={Split}
                  title={t('none')}
                  description={t('noneText')}
                  action={<LinkButton href={`/flows/${flowId}`}>{t('toFlow')}</LinkButton>}
                />
              )}
              {ended.length > 0 && (
                <section className="space-y-2">
                  <h2 className="text-sm font-semibold">{t('history')}</h2>
                  <ul className="space-y-2">
                    {ended.map((one) => (
                      <EndedRollout key={one.id} rollout={one} refresh={refresh} />
                    ))}
                  </ul>
                </section>
              )}
            </div>
          );
        }}
      </QueryState>
    </Page>
  );
}
