'use client';

import { useTranslations } from 'next-intl';
import { timeOn } from '../shift-clock';
import { placeOf, type ShiftsDay, stateColors } from './shifts-day';

const hourMs = 3_600_000;

/** The hours of the day as its clock shows them: 23 to 25 of them. */
export function HourScale({ data }: { data: ShiftsDay }) {
  const [begin, end] = [Date.parse(data.from), Date.parse(data.to)];
  const hours = Array.from({ length: Math.ceil((end - begin) / hourMs / 2) }, (_, index) => begin + index * 2 * hourMs);
  return (
    <div
      className="grid grid-cols-[9rem_minmax(0,1fr)_5.5rem] border-b border-line text-2xs text-ink-faint"
      aria-hidden
    >
      <span />
      <span className="relative h-6">
        {hours.map((at) => (
          <span
            key={at}
            className="absolute top-1.5 border-l border-line pl-0.5 tabular-nums"
            style={{ left: `${placeOf(at, data)}%` }}
          >
            {timeOn(new Date(at), data.timeZone)}
          </span>
        ))}
      </span>
      <span />
    </div>
  );
}

/** What the colours mean. */
export function Legend() {
  const t = useTranslations('shifts');
  const entries = [
    ['bg-accent', t('contacts')],
    ['bg-line-strong', t('dialog.breaks')],
    ...(['ready', 'talking', 'after_call_work', 'not_ready'] as const).map(
      (state) => [stateColors[state] ?? '', t(`day.states.${state}`)] as const,
    ),
    ['bg-danger', t('day.off_plan')],
  ] as const;
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-muted">
      {entries.map(([color, label]) => (
        <li key={label} className="flex items-center gap-1.5">
          <span className={`size-2.5 rounded-xs ${color}`} aria-hidden />
          {label}
        </li>
      ))}
    </ul>
  );
}
