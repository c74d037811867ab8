'use client';

import { useLocale, useTranslations } from 'next-intl';
import { FormField } from '@/ui/form-field';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { TimeZoneSelect } from '@/ui/time-zone-select';
import { hourText, type ScheduleFields, weekdayName } from './schedule-fields';

type When = Pick<ScheduleFields, 'every' | 'weekday' | 'monthDay' | 'hour' | 'timeZone'>;

/** The days, the hour, and whose clocks are meant. */
export function WhenFields({ fields, onChange }: { fields: When; onChange: (change: Partial<When>) => void }) {
  const t = useTranslations('schedules');
  const locale = useLocale();
  return (
    <>
      <Segmented
        label={t('when')}
        className="self-start"
        value={fields.every}
        onChange={(every) => onChange({ every })}
        options={(['day', 'week', 'month'] as const).map((value) => ({ value, label: t(`every.${value}`) }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {fields.every === 'week' && (
          <FormField label={t('weekday')}>
            {({ id }) => (
              <Select
                id={id}
                value={String(fields.weekday)}
                onChange={(weekday) => onChange({ weekday: Number(weekday) })}
                options={numbers(1, 7).map((day) => ({ value: String(day), label: weekdayName(day, locale) }))}
              />
            )}
          </FormField>
        )}
        {fields.every === 'month' && (
          <FormField label={t('month_day')} help={t('month_day_help')}>
            {({ id }) => (
              <Select
                id={id}
                value={String(fields.monthDay)}
                onChange={(day) => onChange({ monthDay: Number(day) })}
                options={numbers(1, 31).map((day) => ({ value: String(day), label: String(day) }))}
              />
            )}
          </FormField>
        )}
        <FormField label={t('hour')}>
          {({ id }) => (
            <Select
              id={id}
              value={String(fields.hour)}
              onChange={(hour) => onChange({ hour: Number(hour) })}
              options={numbers(0, 23).map((hour) => ({ value: String(hour), label: hourText(hour) }))}
            />
          )}
        </FormField>
        <FormField label={t('time_zone')}>
          {({ id }) => (
            <TimeZoneSelect id={id} value={fields.timeZone} onChange={(timeZone) => onChange({ timeZone })} />
          )}
        </FormField>
      </div>
    </>
  );
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
