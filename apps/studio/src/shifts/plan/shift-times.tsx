'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { FormField } from '@/ui/form-field';
import { Select } from '@/ui/select';
import { hoursOf } from '../shift-clock';
import type { Week } from '../week/use-week';
import { type DraftBreak, isComplete, type ShiftDraft, shiftOn } from './shift-draft';
import { TimeInput } from './time-input';

interface ShiftTimesProps {
  draft: ShiftDraft;
  onChange: (draft: ShiftDraft) => void;
  days: readonly string[];
  week: Week;
}

const lengthOf = ({ since, until }: { since: string; until: string }) => Date.parse(until) - Date.parse(since);

/** From when until when, with what lies between; how long that is, also in nights in which clocks change. */
export function ShiftTimes({ draft, onChange, days, week }: ShiftTimesProps) {
  const t = useTranslations('shifts.dialog');
  const reasons = week.reasons.filter(
    ({ id, archived }) => !archived || draft.breaks.some(({ reasonId }) => reasonId === id),
  );
  const setBreak = (index: number, next: Partial<DraftBreak>) =>
    onChange({ ...draft, breaks: draft.breaks.map((one, at) => (at === index ? { ...one, ...next } : one)) });
  return (
    <>
      <div className="flex flex-wrap gap-4">
        {(['start', 'end'] as const).map((field) => (
          <FormField key={field} label={t(field)}>
            {(control) => (
              <TimeInput
                {...control}
                required
                value={draft[field]}
                onChange={(time) => onChange({ ...draft, [field]: time })}
              />
            )}
          </FormField>
        ))}
        <p className="self-end pb-1.5 text-xs text-ink-muted" aria-live="polite">
          <Length draft={draft} days={days} timeZone={week.timeZone} />
        </p>
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-medium">{t('breaks')}</legend>
        <p className="text-xs text-ink-muted">{reasons.length === 0 ? t('no_reasons') : t('breaks_help')}</p>
        {draft.breaks.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: breaks have no names, and their fields keep nothing of their own
          <div key={index} className="flex flex-wrap items-center gap-2">
            <Select
              label={t('reason')}
              className="w-44 max-sm:w-full"
              value={one.reasonId === '' ? null : one.reasonId}
              onChange={(reasonId) => setBreak(index, { reasonId })}
              options={reasons.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TimeInput aria-label={t('from')} value={one.from} onChange={(from) => setBreak(index, { from })} />
            <span className="text-xs text-ink-muted">{t('to')}</span>
            <TimeInput aria-label={t('to')} value={one.to} onChange={(to) => setBreak(index, { to })} />
            <Button
              variant="ghost"
              size="icon"
              aria-label={t('remove_break')}
              onClick={() => onChange({ ...draft, breaks: draft.breaks.filter((_, at) => at !== index) })}
            >
              <X aria-hidden />
            </Button>
          </div>
        ))}
        {reasons.length > 0 && (
          <Button
            size="sm"
            className="self-start"
            onClick={() =>
              onChange({
                ...draft,
                breaks: [...draft.breaks, { reasonId: reasons[0]?.id ?? '', from: '12:00', to: '12:30' }],
              })
            }
          >
            <Plus aria-hidden />
            {t('add_break')}
          </Button>
        )}
      </fieldset>
    </>
  );
}

function Length({ draft, days, timeZone }: { draft: ShiftDraft; days: readonly string[]; timeZone: string }) {
  const t = useTranslations('shifts.dialog');
  if (!isComplete(draft)) return null;
  const shifts = (days.length === 0 ? ['2000-01-03'] : days).map((day) => ({ day, ...shiftOn(day, draft, timeZone) }));
  const lengths = shifts.map(lengthOf);
  // What it is on most days; the nights in which clocks change are named.
  const usual = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0;
  const breaks = (shifts.find((one) => lengthOf(one) === usual)?.breaks ?? []).reduce(
    (sum, one) => sum + lengthOf(one),
    0,
  );
  const wallMs =
    ((Date.parse(`2000-01-01T${draft.end}Z`) - Date.parse(`2000-01-01T${draft.start}Z`) + 86_400_000 - 1) %
      86_400_000) +
    1;
  return (
    <>
      {t('length', { hours: hoursOf(usual), contacts: hoursOf(usual - breaks) })}{' '}
      {draft.end <= draft.start && t('next_day')}
      {shifts
        .filter((one) => lengthOf(one) !== wallMs)
        .map((one) => (
          <span key={one.day} className="block font-medium text-warning-ink">
            {t('clock_change', { hours: hoursOf(lengthOf(one)), day: one.day })}
          </span>
        ))}
    </>
  );
}
