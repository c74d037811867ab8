'use client';

import type { QueueFigures } from '@patchbay/routing';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { durationInWords, type NameOf } from '@/queues/queue-in-words';
import { Card, CardHeader } from '@/ui/card';
import { classNames } from '@/ui/class-names';
import { Select } from '@/ui/select';
import type { TrialAnswer, TrialQuestion } from './trial';

const all = 'all';

type Measure =
  | 'offered'
  | 'answered'
  | 'service_level'
  | 'median_wait'
  | 'p90_wait'
  | 'longest_wait'
  | 'abandoned'
  | 'left'
  | 'sent_on';

interface Row {
  readonly id: Measure;
  readonly of: (figures: QueueFigures) => number | null;
  readonly form: 'count' | 'share' | 'duration';
  /** Whether more is better, or worse; null for neither. */
  readonly good: 'more' | 'less' | null;
}

const rows: readonly Row[] = [
  { id: 'offered', of: ({ offered }) => offered, form: 'count', good: null },
  { id: 'answered', of: ({ answered }) => answered, form: 'count', good: 'more' },
  { id: 'service_level', of: serviceLevel, form: 'share', good: 'more' },
  { id: 'median_wait', of: ({ medianWaitMs }) => medianWaitMs, form: 'duration', good: 'less' },
  { id: 'p90_wait', of: ({ p90WaitMs }) => p90WaitMs, form: 'duration', good: 'less' },
  { id: 'longest_wait', of: ({ longestWaitMs }) => longestWaitMs, form: 'duration', good: 'less' },
  { id: 'abandoned', of: ({ abandoned }) => abandoned, form: 'count', good: 'less' },
  { id: 'left', of: ({ left }) => left, form: 'count', good: null },
  { id: 'sent_on', of: ({ sentOn }) => sentOn, form: 'count', good: null },
];

const nothing: QueueFigures = {
  offered: 0,
  answered: 0,
  answeredInTime: 0,
  abandoned: 0,
  left: 0,
  sentOn: 0,
  meanWaitMs: null,
  medianWaitMs: null,
  p90WaitMs: null,
  longestWaitMs: null,
};

/** Of those who were answered or gave up: who went on elsewhere was no question of these rules. */
function serviceLevel({ answered, answeredInTime, abandoned }: QueueFigures): number | null {
  return answered + abandoned === 0 ? null : answeredInTime / (answered + abandoned);
}

interface TrialFiguresProps {
  question: TrialQuestion;
  answer: TrialAnswer;
  nameOf: NameOf;
}

/** What became of callers: as it was, and with both sets of rules. */
export function TrialFigures({ question, answer, nameOf }: TrialFiguresProps) {
  const t = useTranslations('what_if');
  const locale = useLocale();
  const [scope, setScope] = useState(all);
  const { recorded, before, after } = answer;
  const sets = [recorded, before, after] as const;
  const shown = sets.map((set) => (scope === all ? set.all : (set.queues[scope] ?? nothing)));
  const tried = new Set(question.after.queues.map(({ id }) => id));
  const ids = [...new Set(sets.flatMap(({ queues }) => Object.keys(queues)))];
  const named = ids.map((id) => ({ id, name: nameOf(id) })).sort((a, b) => a.name.localeCompare(b.name, locale));
  const queues = [...named.filter(({ id }) => tried.has(id)), ...named.filter(({ id }) => !tried.has(id))];
  const say = (row: Row, value: number | null): string => {
    if (value === null) return '–';
    if (row.form === 'duration') return durationInWords(value, locale);
    return row.form === 'share' ? `${Math.round(value * 100)} %` : value.toLocaleString(locale);
  };
  return (
    <Card>
      <CardHeader
        title={t('callers_title')}
        description={t('callers_help')}
        actions={
          <Select
            className="w-56"
            label={t('queues')}
            value={scope}
            onChange={setScope}
            options={[
              { value: all, label: t('all_queues') },
              ...queues.map(({ id, name }) => ({
                value: id,
                label: name,
                ...(tried.has(id) ? { hint: t('is_tried') } : {}),
              })),
            ]}
          />
        }
      />
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <thead className="text-xs text-ink-muted">
            <tr className="border-b border-line">
              <th scope="col" className="h-9 px-4 text-left font-medium">
                <span className="sr-only">{t('measure')}</span>
              </th>
              {(['recorded', 'before', 'after', 'difference'] as const).map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={classNames(
                    'px-2 text-right sm:px-4 font-medium',
                    column === 'recorded' && 'max-sm:hidden',
                  )}
                >
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const [was, one, other] = shown.map((figures) => row.of(figures)) as [Value, Value, Value];
              return (
                <tr key={row.id} className="border-b border-line last:border-0">
                  <th scope="row" className="h-10 py-1 pr-2 pl-4 text-left leading-tight font-normal">
                    {t(`measures.${row.id}`)}
                  </th>
                  <td className="px-2 text-right sm:px-4 whitespace-nowrap text-ink-muted tabular-nums max-sm:hidden">
                    {say(row, was)}
                  </td>
                  <td className="px-2 text-right sm:px-4 whitespace-nowrap tabular-nums">{say(row, one)}</td>
                  <td className="px-2 text-right sm:px-4 font-medium whitespace-nowrap tabular-nums">
                    {say(row, other)}
                  </td>
                  <td className="px-2 text-right sm:px-4 whitespace-nowrap tabular-nums">
                    <Difference row={row} before={one} after={other} say={say} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

type Value = number | null;

interface DifferenceProps {
  row: Row;
  before: Value;
  after: Value;
  say: (row: Row, value: number | null) => string;
}

function Difference({ row, before, after, say }: DifferenceProps) {
  const t = useTranslations('what_if');
  if (before === null || after === null) return <span className="text-ink-faint">–</span>;
  const difference = after - before;
  const size = say(row, Math.abs(difference));
  if (size === say(row, 0)) return <span className="text-ink-faint">{t('same')}</span>;
  const better = row.good === null ? null : difference > 0 === (row.good === 'more');
  return (
    <span className={classNames(better === true && 'text-success-ink', better === false && 'text-danger-ink')}>
      {difference > 0 ? '+' : '−'}
      {size}
      {better !== null && <span className="sr-only"> ({t(better ? 'better' : 'worse')})</span>}
    </span>
  );
}
