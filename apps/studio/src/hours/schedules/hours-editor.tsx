'use client';

import { type HoursContent, type Weekday, weekdays } from '@patchbay/flow-schema';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { WeekGrid } from '@/flows/editor/forms/schedule/week-grid';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { classNames } from '@/ui/class-names';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { TimeZoneSelect } from '@/ui/time-zone-select';
import type { ShownHolidays } from './shown-schedule';

interface HoursEditorProps {
  readonly content: HoursContent;
  readonly lists: readonly ShownHolidays[];
  readonly editable: boolean;
  readonly onChange: (content: HoursContent) => void;
  readonly errorOf: (field: string) => string | undefined;
}

type Weekly = HoursContent['weekly'];

/** The week to paint on, the same hours as exact times, the zone, and the lists of holidays that count. */
export function HoursEditor({ content, lists, editable, onChange, errorOf }: HoursEditorProps) {
  const t = useTranslations('hours.editor');
  const setWeekly = (weekly: Weekly) => onChange({ ...content, weekly });
  return (
    <div className="flex flex-col gap-5">
      <FormField label={t('time_zone')} error={errorOf('timeZone')} className="max-w-xs">
        {(control) => (
          <TimeZoneSelect
            id={control.id}
            value={content.timeZone}
            onChange={(timeZone) => editable && onChange({ ...content, timeZone })}
          />
        )}
      </FormField>
      <div>
        <p className="mb-2 text-sm font-medium">{t('week')}</p>
        <p className="mb-2 text-xs text-ink-muted">{t('week_help')}</p>
        <WeekGrid
          spans={content.weekly}
          disabled={!editable}
          label={t('week')}
          onChange={(spans) => setWeekly(spans.map((span) => ({ ...span, days: [...span.days] })))}
        />
        <div className="mt-3 flex flex-col gap-2">
          {content.weekly.map((span, index) => (
            <SpanRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of time has no identity but its place
              key={index}
              span={span}
              editable={editable}
              error={errorOf(`weekly.${index}`)}
              onChange={(next) => setWeekly(content.weekly.with(index, next))}
              onRemove={() => setWeekly(content.weekly.filter((_, at) => at !== index))}
            />
          ))}
          {editable && (
            <Button
              size="sm"
              className="self-start"
              onClick={() => setWeekly([...content.weekly, { days: ['saturday'], from: '10:00', to: '14:00' }])}
            >
              <Plus aria-hidden />
              {t('add_span')}
            </Button>
          )}
        </div>
      </div>
      {lists.length > 0 && (
        <fieldset>
          <legend className="mb-1 text-sm font-medium">{t('lists')}</legend>
          <div className="flex flex-col gap-1.5">
            {lists.map(({ id, name, published }) => (
              // biome-ignore lint/a11y/noLabelWithoutControl: the check box inside is a button, which a label around it names
              <label key={id} className="flex cursor-pointer items-center gap-2 text-sm">
                <Checkbox
                  checked={content.holidayListIds.includes(id)}
                  label={name}
                  disabled={!editable}
                  onChange={(on) =>
                    onChange({
                      ...content,
                      holidayListIds: on
                        ? [...content.holidayListIds, id]
                        : content.holidayListIds.filter((each) => each !== id),
                    })
                  }
                />
                {name}
                {published === null && <span className="text-xs text-warning-ink">{t('list_not_published')}</span>}
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}

interface SpanRowProps {
  readonly span: Weekly[number];
  readonly editable: boolean;
  readonly error: string | undefined;
  readonly onChange: (span: Weekly[number]) => void;
  readonly onRemove: () => void;
}

function SpanRow({ span, editable, error, onChange, onRemove }: SpanRowProps) {
  const t = useTranslations('hours.editor');
  const days = useTranslations('flows.schedule.days');
  const toggle = (day: Weekday) => {
    const chosen = span.days.includes(day) ? span.days.filter((each) => each !== day) : [...span.days, day];
    onChange({ ...span, days: weekdays.filter((each) => chosen.includes(each)) });
  };
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <span className="flex overflow-hidden rounded-md border border-line">
          {weekdays.map((day) => (
            <button
              key={day}
              type="button"
              aria-pressed={span.days.includes(day)}
              disabled={!editable}
              className={classNames(
                'h-8 min-w-9 border-r border-line px-1.5 text-xs last:border-r-0',
                span.days.includes(day)
                  ? 'bg-accent-soft font-medium text-accent-ink'
                  : 'text-ink-faint hover:bg-hover',
              )}
              onClick={() => toggle(day)}
            >
              {days(day)}
            </button>
          ))}
        </span>
        <Input
          type="time"
          className="w-28"
          aria-label={t('from')}
          disabled={!editable}
          value={span.from}
          onChange={(event) => onChange({ ...span, from: event.currentTarget.value })}
        />
        <span className="text-ink-faint">–</span>
        <Input
          type="time"
          className="w-28"
          aria-label={t('to')}
          disabled={!editable}
          value={span.to === '24:00' ? '00:00' : span.to}
          onChange={(event) =>
            onChange({ ...span, to: event.currentTarget.value === '00:00' ? '24:00' : event.currentTarget.value })
          }
        />
        {editable && (
          <Button size="icon-sm" variant="ghost" aria-label={t('remove_span')} onClick={onRemove}>
            <Trash2 aria-hidden />
          </Button>
        )}
      </div>
      {error !== undefined && <p className="mt-1 text-xs text-danger-ink">{error}</p>}
    </div>
  );
}
