'use client';

import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Checkbox } from '@/ui/checkbox';
import { classNames } from '@/ui/class-names';
import { dayWords } from '../day-words';
import type { ShiftTask } from '../plan/shift-dialog';
import { dayAfter, dayOn, hoursOf, timeOn } from '../shift-clock';
import type { Week, WeekAgent, WeekShift } from './use-week';

interface WeekGridProps {
  week: Week;
  agents: readonly WeekAgent[];
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  /** Null where nothing may be changed. */
  onTask: ((task: ShiftTask) => void) | null;
}

/** A line an agent, a column a day; each shift stands on the day on which it begins. */
export function WeekGrid({ week, agents, chosen, onChosen, onTask }: WeekGridProps) {
  const t = useTranslations('shifts');
  const locale = useLocale();
  const days = Array.from({ length: 7 }, (_, index) => dayAfter(week.monday, index));
  const byCell = new Map<string, WeekShift[]>();
  for (const shift of week.shifts) {
    const cell = `${shift.agentId} ${dayOn(shift.since, week.timeZone)}`;
    byCell.set(cell, [...(byCell.get(cell) ?? []), shift]);
  }
  const allChosen = agents.length > 0 && agents.every(({ id }) => chosen.has(id));
  const choose = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onChosen(next);
  };
  if (agents.length === 0) return <p className="py-8 text-center text-sm text-ink-muted">{t('nobody')}</p>;
  return (
    <div className="relative overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full min-w-[56rem] table-fixed border-collapse text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-muted">
            <th scope="col" className="sticky left-0 z-10 w-44 bg-surface px-3 py-2 font-medium max-sm:w-32">
              <span className="flex items-center gap-2">
                {onTask !== null && (
                  <Checkbox
                    checked={allChosen}
                    indeterminate={!allChosen && agents.some(({ id }) => chosen.has(id))}
                    onChange={(on) =>
                      choose(
                        agents.map(({ id }) => id),
                        on,
                      )
                    }
                    label={t('choose_all')}
                  />
                )}
                {t('agent')}
              </span>
            </th>
            {days.map((day) => (
              <th
                key={day}
                scope="col"
                aria-current={day === week.today ? 'date' : undefined}
                className={classNames('px-2 py-2 font-medium', day === week.today && 'text-accent')}
              >
                {dayWords(day, 'short', locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agents.map((agent) => (
            <tr key={agent.id} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className="sticky left-0 z-10 bg-surface px-3 py-2 text-left font-medium">
                <span className="flex items-start gap-2">
                  {onTask !== null && (
                    <Checkbox
                      checked={chosen.has(agent.id)}
                      onChange={(on) => choose([agent.id], on)}
                      label={t('choose', { name: agent.name })}
                      className="mt-0.5"
                    />
                  )}
                  <span className="min-w-0 leading-tight [overflow-wrap:anywhere]">
                    {agent.name}
                    <span className="block text-xs font-normal text-ink-faint tabular-nums">
                      {t('hours', { hours: plannedHours(week.shifts, agent.id, days, week.timeZone) })}
                    </span>
                  </span>
                </span>
              </th>
              {days.map((day) => (
                <td key={day} className={classNames('group p-1', day === week.today && 'bg-accent-soft/40')}>
                  <div className="flex flex-col gap-1">
                    {(byCell.get(`${agent.id} ${day}`) ?? []).map((shift) => (
                      <ShiftChip
                        key={shift.id}
                        shift={shift}
                        timeZone={week.timeZone}
                        day={dayWords(day, 'long', locale)}
                        onOpen={onTask === null ? null : () => onTask({ kind: 'edit', shift })}
                      />
                    ))}
                    {onTask !== null && (
                      <button
                        type="button"
                        aria-label={t('add_for', { name: agent.name, day: dayWords(day, 'long', locale) })}
                        onClick={() => onTask({ kind: 'new', agentIds: [agent.id], day })}
                        className="grid h-6 place-items-center rounded-md border border-dashed border-transparent text-ink-faint group-hover:border-line-strong hover:bg-hover hover:text-ink focus-visible:border-line-strong"
                      >
                        <Plus className="size-3.5" aria-hidden />
                      </button>
                    )}
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function plannedHours(
  shifts: readonly WeekShift[],
  agentId: string,
  days: readonly string[],
  timeZone: string,
): number {
  const own = shifts.filter((shift) => shift.agentId === agentId && days.includes(dayOn(shift.since, timeZone)));
  return hoursOf(own.reduce((sum, { since, until }) => sum + Date.parse(until) - Date.parse(since), 0));
}

interface ShiftChipProps {
  shift: WeekShift;
  timeZone: string;
  day: string;
  onOpen: (() => void) | null;
}

function ShiftChip({ shift, timeZone, day, onOpen }: ShiftChipProps) {
  const t = useTranslations('shifts');
  const [start, end] = [timeOn(shift.since, timeZone), timeOn(shift.until, timeZone)];
  const breaks = t('breaks', { count: shift.breaks.length });
  const content = (
    <>
      <span className="block font-medium tabular-nums">
        {start}–{end}
      </span>
      <span className="block text-2xs opacity-80">{breaks}</span>
    </>
  );
  const className = 'w-full rounded-md bg-accent-soft px-2 py-1 text-left text-xs leading-tight text-accent-ink';
  if (onOpen === null) return <div className={className}>{content}</div>;
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={t('edit_for', { name: shift.agentName, day, start, end, breaks })}
      className={classNames(className, 'hover:brightness-95')}
    >
      {content}
    </button>
  );
}
