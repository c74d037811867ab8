'use client';

import type { AgentFigures } from '@patchbay/routing';
import { useLocale, useTranslations } from 'next-intl';
import { durationInWords, type NameOf } from '@/queues/queue-in-words';
import { Card, CardHeader } from '@/ui/card';
import { classNames } from '@/ui/class-names';
import type { TrialAnswer } from './trial';

/** The share of the time at work that was talk, after-call work or other calls; null for who never was. */
function occupancy({ talkMs, wrapUpMs, otherMs, readyMs }: AgentFigures): number | null {
  const busyMs = talkMs + wrapUpMs + otherMs;
  return busyMs + readyMs === 0 ? null : busyMs / (busyMs + readyMs);
}

const minuteMs = 60_000;
const columns = ['taken', 'talk', 'occupancy'] as const;

const cellClassName = 'px-2 text-right whitespace-nowrap tabular-nums sm:px-4';
const hiddenWhereNarrow = (column: (typeof columns)[number]) => column === 'talk' && 'max-sm:hidden';

/** What each agent had to do, with both sets of rules. */
export function TrialAgents({ answer, nameOf }: { answer: TrialAnswer; nameOf: NameOf }) {
  const t = useTranslations('what_if');
  const locale = useLocale();
  const { before, after } = answer;
  const ids = [...new Set([...Object.keys(before.agents), ...Object.keys(after.agents)])];
  const agents = ids.map((id) => ({ id, name: nameOf(id) })).sort((a, b) => a.name.localeCompare(b.name, locale));
  const say = (column: (typeof columns)[number], figures: AgentFigures | undefined): string => {
    if (figures === undefined) return '–';
    if (column === 'taken') return figures.taken.toLocaleString(locale);
    if (column === 'talk') return durationInWords(Math.round(figures.talkMs / minuteMs) * minuteMs, locale);
    const share = occupancy(figures);
    return share === null ? '–' : `${Math.round(share * 100)} %`;
  };
  if (agents.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('load')} description={t('load_help')} />
      <div className="max-h-[32rem] overflow-auto">
        <table className="w-full text-sm">
          <thead className="sticky top-0 bg-surface text-xs text-ink-muted">
            <tr className="border-b border-line">
              <th scope="col" rowSpan={2} className="px-4 text-left align-bottom font-medium">
                {t('agent')}
              </th>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="colgroup"
                  colSpan={2}
                  className={classNames('h-8 px-2 text-right font-medium sm:px-4', hiddenWhereNarrow(column))}
                >
                  {t(`loads.${column}`)}
                </th>
              ))}
            </tr>
            <tr className="border-b border-line">
              {columns.flatMap((column) =>
                (['before', 'after'] as const).map((side) => (
                  <th
                    key={`${column} ${side}`}
                    scope="col"
                    className={classNames('h-7 px-2 text-right font-normal sm:px-4', hiddenWhereNarrow(column))}
                  >
                    {t(side)}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {agents.map(({ id, name }) => (
              <tr key={id} className="border-b border-line last:border-0">
                <th scope="row" className="h-10 px-4 text-left font-medium whitespace-nowrap">
                  {name}
                </th>
                {columns.flatMap((column) => [
                  <td
                    key={`${column} before`}
                    className={classNames(cellClassName, 'text-ink-muted', hiddenWhereNarrow(column))}
                  >
                    {say(column, before.agents[id])}
                  </td>,
                  <td key={`${column} after`} className={classNames(cellClassName, hiddenWhereNarrow(column))}>
                    {say(column, after.agents[id])}
                  </td>,
                ])}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
