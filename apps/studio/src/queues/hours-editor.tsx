'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { weekdays } from '@/flows/editor/forms/schedule/week';
import { WeekGrid } from '@/flows/editor/forms/schedule/week-grid';
import { Button } from '@/ui/button';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { TimeZoneSelect } from '@/ui/time-zone-select';
import type { QueueRules } from './queue-in-words';
import { hoursOfSpans, spansOfHours } from './week-hours';

type Hours = NonNullable<QueueRules['hours']>;

interface HoursEditorProps {
  hours: Hours | null;
  /** For hours that are new. */
  timeZone: string;
  onChange: (hours: Hours | null) => void;
  errorOf: (field: string) => string | undefined;
}

const officeWeek = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }));

/** When the queue is open: always, or at times of the week, painted or typed. */
export function HoursEditor({ hours, timeZone, onChange, errorOf }: HoursEditorProps) {
  const t = useTranslations('centre.queues.hours');
  const days = useTranslations('flows.schedule.days');
  const setWeek = (week: Hours['week']) => hours && onChange({ ...hours, week });
  return (
    <div className="flex flex-col gap-4">
      <Segmented
        className="self-start"
        label={t('title')}
        value={hours === null ? 'always' : 'week'}
        onChange={(kind) => onChange(kind === 'always' ? null : { timeZone, week: officeWeek })}
        options={[
          { value: 'always', label: t('always') },
          { value: 'week', label: t('week') },
        ]}
      />
      {hours !== null && (
        <>
          <WeekGrid
            spans={spansOfHours(hours.week)}
            onChange={(spans) => setWeek(hoursOfSpans(spans))}
            disabled={false}
            label={t('title')}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <div className="flex flex-col gap-1.5">
              {hours.week.map((span, at) => {
                const set = (change: Partial<typeof span>) => setWeek(hours.week.with(at, { ...span, ...change }));
                const error = errorOf(`hours.week.${at}`);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of time has no identity but its place
                  <div key={at}>
                    <div className="flex items-center gap-1.5">
                      <Select
                        size="sm"
                        className="w-24"
                        label={t('day')}
                        value={String(span.day)}
                        onChange={(day) => set({ day: Number(day) })}
                        options={weekdays.map((day, index) => ({ value: String(index + 1), label: days(day) }))}
                      />
                      <Input
                        className="h-7 w-20"
                        aria-label={t('from')}
                        value={span.from}
                        maxLength={5}
                        onChange={(event) => set({ from: event.currentTarget.value })}
                        {...(error === undefined ? {} : { 'aria-invalid': true })}
                      />
                      –
                      <Input
                        className="h-7 w-20"
                        aria-label={t('to')}
                        value={span.to}
                        maxLength={5}
                        onChange={(event) => set({ to: event.currentTarget.value })}
                        {...(error === undefined ? {} : { 'aria-invalid': true })}
                      />
                      <Button
                        variant="ghost"
                        size="icon-sm"
                        aria-label={t('remove')}
                        onClick={() => setWeek(hours.week.toSpliced(at, 1))}
                      >
                        <X aria-hidden />
                      </Button>
                    </div>
                    {error !== undefined && (
                      <p role="alert" className="text-xs text-danger">
                        {error}
                      </p>
                    )}
                  </div>
                );
              })}
              <div>
                <Button
                  size="sm"
                  variant="ghost"
                  onClick={() => setWeek([...hours.week, { day: 6, from: '09:00', to: '12:00' }])}
                >
                  <Plus aria-hidden />
                  {t('add')}
                </Button>
              </div>
            </div>
            <FormField label={t('time_zone')} error={errorOf('hours.timeZone')}>
              {({ id }) => (
                <TimeZoneSelect
                  id={id}
                  value={hours.timeZone}
                  onChange={(zone) => onChange({ ...hours, timeZone: zone })}
                />
              )}
            </FormField>
          </div>
        </>
      )}
    </div>
  );
}
