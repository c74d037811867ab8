'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { formatMeasure } from '@/reports/format-measure';
import { timeOn } from '../shift-clock';
import { deviations, type Stretch } from './deviations';
import { type DayLine, placeOf, type ShiftsDay, stateColors } from './shifts-day';

interface AgentDayProps {
  data: ShiftsDay;
  line: DayLine;
  name: string;
}

interface Bar {
  readonly key: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly color: string;
  readonly label: string;
}

/** One agent's day: planned above, done below, a red line where the one is not the other; all of it as a list as well. */
export function AgentDay({ data, line, name }: AgentDayProps) {
  const t = useTranslations('shifts');
  const locale = useLocale();
  const { planned, actual } = useBars(data, line);
  const nowMs = Date.parse(data.now);
  const off = useMemo(() => deviations(line.planned, line.actual, nowMs), [line, nowMs]);
  const isToday = data.day === data.today;
  const time = (ms: number) => timeOn(new Date(ms), data.timeZone);
  const offBars = off.map(
    (one): Bar => ({
      ...one,
      key: String(one.fromMs),
      color: 'bg-danger',
      label: t('day.instead', {
        actual: wordsIn(actual, one) || t('day.states.signed_out'),
        planned: wordsIn(planned, one),
      }),
    }),
  );
  return (
    <details className="group border-b border-line last:border-b-0">
      <summary className="grid cursor-pointer grid-cols-[9rem_minmax(0,1fr)_5.5rem] items-center py-2 hover:bg-hover">
        <span className="truncate px-3 text-sm font-medium">{name}</span>
        <span className="relative block" aria-hidden>
          <Bars bars={planned} data={data} className="h-3.5" />
          <Bars bars={actual} data={data} className="mt-0.5 h-3.5" />
          <span className="relative mt-0.5 block h-1">
            {offBars.map((bar) => (
              <Piece key={bar.key} data={data} bar={bar} />
            ))}
          </span>
          {isToday && (
            <span
              className="absolute inset-y-0 border-l border-ink"
              style={{ left: `${placeOf(nowMs, data)}%` }}
              title={t('day.now')}
            />
          )}
        </span>
        <span className="px-3 text-right text-sm tabular-nums" title={t('day.adherence')}>
          <span className="sr-only">{t('day.adherence')} </span>
          {formatMeasure(line.adherence, 'share', locale)}
        </span>
      </summary>
      <div className="grid gap-4 px-3 pb-3 text-xs sm:grid-cols-3">
        <List title={t('day.planned')} bars={planned} time={time} />
        <List title={t('day.actual')} bars={actual} time={time} />
        <List title={t('day.off_plan')} bars={offBars} time={time} />
      </div>
    </details>
  );
}

/** What stands in a stretch of time, each word once. */
function wordsIn(bars: readonly Bar[], { fromMs, toMs }: Stretch): string {
  const within = bars.filter((bar) => bar.fromMs < toMs && bar.toMs > fromMs);
  return [...new Set(within.map(({ label }) => label))].join(', ');
}

function useBars(data: ShiftsDay, line: DayLine): { planned: Bar[]; actual: Bar[] } {
  const t = useTranslations('shifts');
  const reasons = new Map(data.reasons.map(({ id, name }) => [id, name]));
  const reasonOf = (id: string) => reasons.get(id) ?? id;
  return {
    planned: line.planned.map(({ activity, since, until }) => ({
      key: since,
      fromMs: Date.parse(since),
      toMs: Date.parse(until),
      color: activity === '' ? 'bg-accent' : 'bg-line-strong',
      label: activity === '' ? t('contacts') : reasonOf(activity),
    })),
    actual: line.actual.flatMap(({ state, reason, since, until }) => {
      const key = `day.states.${state}` as Parameters<typeof t.has>[0];
      const word = t.has(key) ? t(key) : state;
      const color = stateColors[state];
      if (color === undefined) return [];
      return {
        key: since,
        fromMs: Date.parse(since),
        toMs: until === null ? Date.parse(data.now) : Date.parse(until),
        color,
        label: state === 'not_ready' && reason !== null ? `${word} (${reasonOf(reason)})` : word,
      };
    }),
  };
}

function Bars({ bars, data, className }: { bars: readonly Bar[]; data: ShiftsDay; className: string }) {
  return (
    <span className={`relative block bg-sunken ${className}`}>
      {bars.map((bar) => (
        <Piece key={bar.key} bar={bar} data={data} />
      ))}
    </span>
  );
}

function Piece({ bar, data }: { bar: Omit<Bar, 'key'>; data: ShiftsDay }) {
  const [left, right] = [placeOf(bar.fromMs, data), placeOf(bar.toMs, data)];
  if (right <= left) return null;
  return (
    <span
      className={`absolute inset-y-0 border-r border-surface ${bar.color}`}
      style={{ left: `${left}%`, width: `${right - left}%` }}
      title={bar.label}
    />
  );
}

function List({ title, bars, time }: { title: string; bars: readonly Bar[]; time: (ms: number) => string }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 font-medium">{title}</h3>
      <ul className="max-h-48 overflow-y-auto text-ink-muted tabular-nums">
        {bars.map(({ key, fromMs, toMs, label }) => (
          <li key={key}>
            {time(fromMs)}–{time(toMs)} {label}
          </li>
        ))}
      </ul>
    </section>
  );
}
