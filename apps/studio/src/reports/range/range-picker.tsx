'use client';

import { type ReportRange, relativeRanges } from '@patchbay/reports';
import { CalendarDays } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { Popover } from '@/ui/popover';
import { Select } from '@/ui/select';
import { daysOfRange, quarters, rangeOfDays } from '../view/range-text';
import { DayRange } from './day-range';
import { rangeInWords } from './range-in-words';

interface RangePickerProps {
  value: ReportRange;
  onChange: (range: ReportRange) => void;
  /** The zone whose today is marked. */
  timeZone: string;
}

const wholeDay = 'whole';

/** From when to when: one of the usual ranges, or days on the calendar, down to the quarter of an hour. */
export function RangePicker({ value, onChange, timeZone }: RangePickerProps) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      className="max-h-[var(--available-height)] overflow-y-auto"
      trigger={
        <Button aria-label={`${t('range.label')}: ${rangeInWords(value, locale, t)}`}>
          <CalendarDays aria-hidden />
          {rangeInWords(value, locale, t)}
        </Button>
      }
    >
      <div className="flex flex-col gap-3 sm:flex-row">
        <ul className="grid grid-cols-2 gap-0.5 sm:w-36 sm:grid-cols-1" aria-label={t('range.usual')}>
          {relativeRanges.map((range) => (
            <li key={range}>
              <Button
                variant="ghost"
                size="sm"
                className="w-full justify-start"
                aria-pressed={value.kind === 'relative' && value.range === range}
                onClick={() => {
                  onChange({ kind: 'relative', range });
                  setOpen(false);
                }}
              >
                {t(`ranges.${range}`)}
              </Button>
            </li>
          ))}
        </ul>
        <OwnRange
          key={value.kind === 'absolute' ? `${value.from}${value.to}` : value.range}
          value={value}
          timeZone={timeZone}
          onChange={(range) => {
            onChange(range);
            setOpen(false);
          }}
        />
      </div>
    </Popover>
  );
}

function OwnRange({ value, onChange, timeZone }: RangePickerProps) {
  const t = useTranslations('reports.range');
  const [days, setDays] = useState(value.kind === 'absolute' ? daysOfRange(value) : null);
  const time = (name: 'fromTime' | 'toTime', label: string) => (
    <Select
      size="sm"
      className="w-24"
      label={label}
      value={days?.[name] === '' || days === null ? wholeDay : days[name]}
      disabled={days === null}
      onChange={(next) => days && setDays({ ...days, [name]: next === wholeDay ? '' : next })}
      options={[
        { value: wholeDay, label: name === 'fromTime' ? '00:00' : '24:00' },
        ...quarters.slice(1).map((quarter) => ({ value: quarter, label: quarter })),
      ]}
    />
  );
  const backwards = days !== null && days.first === days.last && days.toTime !== '' && days.fromTime >= days.toTime;
  return (
    <div className="border-line sm:border-l sm:pl-3">
      <DayRange
        value={days}
        timeZone={timeZone}
        onChange={(next) => setDays(next && { fromTime: days?.fromTime ?? '', toTime: days?.toTime ?? '', ...next })}
      />
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {time('fromTime', t('from_time'))}
        <span aria-hidden>–</span>
        {time('toTime', t('to_time'))}
        <Button
          variant="primary"
          size="sm"
          className="ml-auto"
          disabled={days === null || backwards}
          onClick={() => days && onChange(rangeOfDays(days))}
        >
          {t('take')}
        </Button>
      </div>
      <p role="status" className="mt-1 text-xs text-ink-muted">
        {days === null ? t('choose_days') : backwards ? t('backwards') : ''}
      </p>
    </div>
  );
}
