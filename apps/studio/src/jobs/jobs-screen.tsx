'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ListChecks, RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { Instant } from '@/ui/instant';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { Tab, Tabs, TabsList } from '@/ui/tabs';
import { toast } from '@/ui/toast';

const refreshMs = 5_000;
const states = ['failed', 'active', 'waiting', 'delayed', 'completed'] as const;
type State = (typeof states)[number];

export function JobsScreen() {
  const t = useTranslations('jobs');
  const trpc = useTRPC();
  const queues = useQuery(trpc.jobs.queues.queryOptions(undefined, { refetchInterval: refreshMs }));
  return (
    <Page title={t('title')} description={t('description')}>
      <QueryState query={queues}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={ListChecks} title={t('empty_title')} description={t('empty')} />
          ) : (
            <div className="flex flex-col gap-5">
              {rows.map((queue) => (
                <QueueCard key={queue.name} name={queue.name} counts={queue.counts} workers={queue.workers} />
              ))}
            </div>
          )
        }
      </QueryState>
    </Page>
  );
}

const named = ['speech', 'housekeeping', 'what-if', 'exports', 'deliveries'] as const;
const isNamed = (name: string): name is (typeof named)[number] => named.some((one) => one === name);

interface QueueCardProps {
  name: string;
  counts: Record<string, number>;
  workers: number;
}

function QueueCard({ name, counts, workers }: QueueCardProps) {
  const t = useTranslations('jobs');
  const [state, setState] = useState<State>((counts.failed ?? 0) > 0 ? 'failed' : 'completed');
  return (
    <Card>
      <CardHeader
        title={isNamed(name) ? t(`queues.${name}`) : name}
        actions={<Badge tone={workers === 0 ? 'warning' : 'success'}>{t('workers', { count: workers })}</Badge>}
      />
      <Tabs value={state} onValueChange={(next: State) => setState(next)}>
        <TabsList className="overflow-x-auto px-2">
          {states.map((one) => (
            <Tab key={one} value={one}>
              {t(one)}
              <Badge tone={one === 'failed' && (counts[one] ?? 0) > 0 ? 'danger' : 'neutral'}>{counts[one] ?? 0}</Badge>
            </Tab>
          ))}
        </TabsList>
      </Tabs>
      <JobList queue={name} state={state} />
    </Card>
  );
}

function JobList({ queue, state }: { queue: string; state: State }) {
  const t = useTranslations('jobs');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const mayRetry = useCan()('setting.edit');
  const jobs = useQuery(trpc.jobs.list.queryOptions({ queue, state }, { refetchInterval: refreshMs }));
  const retry = useMutation(
    trpc.jobs.retry.mutationOptions({
      onSuccess: async () => {
        toast.success(t('retried'));
        await queries.invalidateQueries({ queryKey: trpc.jobs.pathKey() });
      },
    }),
  );
  return (
    <QueryState query={jobs}>
      {(rows) =>
        rows.length === 0 ? (
          <p className="px-4 py-6 text-center text-sm text-ink-muted">{t('none')}</p>
        ) : (
          <ul className="divide-y divide-line">
            {rows.map((job) => (
              <li key={job.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
                <Instant at={job.createdAt} className="w-28 text-xs whitespace-nowrap text-ink-muted" />
                <div className="min-w-0 flex-1 basis-64">
                  <p className="truncate font-mono text-xs">{job.data}</p>
                  {job.failedReason !== null && (
                    <p className="text-xs text-danger [overflow-wrap:anywhere]">{job.failedReason}</p>
                  )}
                </div>
                <span className="text-xs text-ink-muted">
                  {t('attempts')}: {job.attempts}
                </span>
                {state === 'failed' && mayRetry && (
                  <Button
                    size="sm"
                    onClick={() => retry.mutate({ queue, id: job.id })}
                    aria-label={`${t('retry')}: ${job.id}`}
                  >
                    <RotateCcw aria-hidden />
                    {t('retry')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}
