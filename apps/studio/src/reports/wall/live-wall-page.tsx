'use client';

import { serviceLevelOfDay } from '@patchbay/reports';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FloorNamesProvider, useFloorNames } from '@/floor/names/floor-names';
import { Elapsed } from '@/floor/store/elapsed';
import { FloorProvider } from '@/floor/store/floor-provider';
import { useFloorField } from '@/floor/store/use-floor';
import { classNames } from '@/ui/class-names';
import { formatMeasure } from '../format-measure';

/** The queues as they are at this moment, the same figures as on the floor. */
export function LiveWallPage() {
  return (
    <FloorProvider>
      <FloorNamesProvider>
        <Queues />
      </FloorNamesProvider>
    </FloorProvider>
  );
}

function Queues() {
  const t = useTranslations('reports.wall');
  const { queues } = useFloorNames();
  const ordered = [...queues].sort((a, b) => b.priority - a.priority || a.name.localeCompare(b.name));
  return (
    <section aria-label={t('live')} className="flex min-h-full flex-col gap-[2vmin]">
      <h2 className="text-[max(1.25rem,4vmin)] leading-tight font-semibold">{t('live')}</h2>
      {ordered.length === 0 && <p className="text-lg text-ink-muted">{t('no_queues')}</p>}
      <div className="grid flex-1 auto-rows-fr grid-cols-[repeat(auto-fit,minmax(min(100%,max(16rem,48vmin)),1fr))] gap-[1.5vmin]">
        {ordered.map(({ id }) => (
          <QueueOnWall key={id} id={id} />
        ))}
      </div>
    </section>
  );
}

function QueueOnWall({ id }: { id: string }) {
  const t = useTranslations('reports.wall');
  const locale = useLocale();
  const { queueName, queueOf, formula } = useFloorNames();
  const queue = useFloorField('queue', id);
  const settings = queueOf(id);
  const level = queue === null ? null : serviceLevelOfDay(queue.today, formula);
  const low = level !== null && level < (settings?.serviceLevelTarget ?? 0);
  const alone = queue !== null && queue.waiting > 0 && queue.agents.ready === 0;
  return (
    <article
      className={classNames(
        'flex flex-col justify-between gap-[1vmin] rounded-xl border-2 bg-surface p-[1.5vmin]',
        low || alone ? 'border-danger' : 'border-line',
      )}
    >
      <h3 className="truncate text-[max(1rem,3vmin)] leading-snug font-semibold">{queueName(id)}</h3>
      <dl className="grid grid-cols-2 gap-x-[2vmin] gap-y-[2vmin]">
        <Figure label={t('waiting')} alarm={alone}>
          {queue?.waiting ?? '–'}
        </Figure>
        <Figure label={t('longest')} alarm={false}>
          {queue?.longestSinceMs == null ? '–' : <Elapsed sinceMs={queue.longestSinceMs} />}
        </Figure>
        <Figure label={t('ready')} alarm={alone}>
          {queue?.agents.ready ?? '–'}
        </Figure>
        <Figure label={t('level')} alarm={low}>
          {formatMeasure(level, 'share', locale)}
        </Figure>
      </dl>
    </article>
  );
}

function Figure({ label, alarm, children }: { label: string; alarm: boolean; children: ReactNode }) {
  return (
    <div className={classNames('flex min-w-0 flex-col-reverse', alarm && 'text-danger-ink')}>
      <dt className={classNames('truncate text-[max(0.75rem,2vmin)] leading-snug', !alarm && 'text-ink-muted')}>
        {label}
      </dt>
      <dd className="text-[max(1.5rem,6.5vmin)] leading-tight font-semibold whitespace-nowrap tabular-nums">
        {children}
      </dd>
    </div>
  );
}
