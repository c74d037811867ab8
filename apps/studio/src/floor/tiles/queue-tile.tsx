'use client';

import type { Text } from '@patchbay/flow-schema';
import type { QueueLive } from '@patchbay/records';
import { emptyQueueDay, measureOf, serviceLevelOfDay } from '@patchbay/reports';
import { useLocale, useTranslations } from 'next-intl';
import { memo, type ReactNode } from 'react';
import { formatMeasure } from '@/reports/format-measure';
import { Badge } from '@/ui/badge';
import { classNames } from '@/ui/class-names';
import { useAlerts } from '../alerts/use-alerts';
import { useFloorNames } from '../names/floor-names';
import { Elapsed } from '../store/elapsed';
import { useFloorField } from '../store/use-floor';
import { AgentsBar } from './agents-bar';

interface QueueTileProps {
  id: string;
  /** What whoever looks calls it; null for its own name. */
  name: Text | null;
  chosen: boolean;
  onChoose: (id: string) => void;
}

const quiet: Omit<QueueLive, 'id'> = {
  kind: 'queue',
  open: true,
  waiting: 0,
  longestSinceMs: null,
  today: emptyQueueDay,
  agents: { signedIn: 0, ready: 0, busy: 0, wrappingUp: 0, notReady: 0 },
  expectedWaitMs: null,
};

/** A queue at a glance. Colour stands only on what is past its limit. Pressing it narrows the boards to this queue. */
export const QueueTile = memo(function QueueTile({ id, name, chosen, onChoose }: QueueTileProps) {
  const t = useTranslations('floor');
  const locale = useLocale();
  const { queueOf, queueName, formula } = useFloorNames();
  const live = useFloorField('queue', id);
  const { alerts } = useAlerts();
  const queue = live ?? { ...quiet, id };
  const settings = queueOf(id);
  const late = new Set(alerts.filter(({ queueId }) => queueId === id).map(({ kind }) => kind));
  const level = serviceLevelOfDay(queue.today, formula);
  const targetPercent = Math.round((settings?.serviceLevelTarget ?? 0) * 100);
  const ownThreshold = { ...formula, thresholdMs: formula.thresholdMs ?? settings?.serviceLevelMs ?? null };
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={() => onChoose(id)}
      className={classNames(
        'flex min-w-0 flex-col gap-1.5 rounded-lg border bg-surface px-3 py-2 text-left hover:border-line-strong',
        late.size > 0 ? 'border-danger/60' : 'border-line',
        chosen && 'outline-2 outline-accent',
      )}
    >
      <span className="flex w-full min-w-0 items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-sm font-semibold">{name?.[locale] ?? queueName(id)}</span>
        {queue.expectedWaitMs !== null && (
          <span className="text-2xs whitespace-nowrap text-ink-muted">
            {t('tile.expected', { minutes: Math.max(1, Math.round(queue.expectedWaitMs / 60_000)) })}
          </span>
        )}
        {live === null ? (
          <Badge className="h-4.5">{t('no_data')}</Badge>
        ) : (
          !queue.open && <Badge className="h-4.5">{t('closed')}</Badge>
        )}
      </span>
      <span className="grid w-full grid-cols-[1fr_1.1fr_1.7fr] gap-2">
        <Figure label={t('tile.waiting')} alarm={late.has('waiting')}>
          {queue.waiting}
        </Figure>
        <Figure label={t('tile.longest')} alarm={late.has('longest_wait')}>
          {queue.longestSinceMs === null ? (
            <span className="text-ink-faint">–</span>
          ) : (
            <Elapsed sinceMs={queue.longestSinceMs} />
          )}
        </Figure>
        <Figure
          label={t('tile.service_level', { target: targetPercent })}
          alarm={late.has('service_level')}
          title={t('tile.service_level_rule', {
            formula: measureOf('service_level').plan(ownThreshold).formula[locale],
            target: targetPercent,
          })}
        >
          {level === null ? <span className="text-ink-faint">–</span> : formatMeasure(level, 'share', locale)}
        </Figure>
      </span>
      <AgentsBar agents={queue.agents} alarm={late.has('agents_ready')} />
      <span className="flex w-full min-w-0 flex-wrap gap-x-2.5 text-xs text-ink-muted">
        <Count label={t('tile.offered')} value={queue.today.offered} />
        <Count label={t('tile.answered')} value={queue.today.answered} />
        <Count label={t('tile.abandoned')} value={queue.today.abandoned} />
      </span>
    </button>
  );
});

function Figure({
  label,
  alarm,
  title,
  children,
}: {
  label: string;
  alarm: boolean;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames('min-w-0 rounded-md', alarm && '-mx-0.5 bg-danger-soft px-0.5 text-danger-ink')}
      title={title}
    >
      <span className="block text-2xl leading-7 font-semibold whitespace-nowrap tabular-nums">{children}</span>
      <span className={classNames('block truncate text-2xs', alarm ? '' : 'text-ink-muted')}>{label}</span>
    </span>
  );
}

function Count({ label, value }: { label: string; value: number }) {
  return (
    <span className="whitespace-nowrap">
      <span className="font-medium text-ink tabular-nums">{value}</span> {label}
    </span>
  );
}
