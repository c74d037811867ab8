'use client';

import { useId } from 'react';
import { Input } from '@/ui/input';
import { useUiLocale } from '../../editor-context';
import { textOf, type WidgetProps } from '../widget-props';

/** `HH:MM` by typing: a browser's own time field knows no `24:00`. */
export function TimeOfDayWidget({ value, onChange, disabled, id, describedBy, problems }: WidgetProps) {
  return (
    <Input
      id={id}
      className="w-24"
      inputMode="numeric"
      placeholder="09:00"
      aria-describedby={describedBy}
      aria-invalid={problems.length > 0 || undefined}
      readOnly={disabled}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => {
        const full = completedTime(event.currentTarget.value);
        if (full !== null && full !== value) onChange(full);
      }}
    />
  );
}

/** "9", "930", "9:30" as people type them; null where it is no time. */
export function completedTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

export function DateWidget({ value, onChange, disabled, id, describedBy, problems }: WidgetProps) {
  return (
    <Input
      id={id}
      type="date"
      className="w-40"
      aria-describedby={describedBy}
      aria-invalid={problems.some((one) => one.severity === 'error') || undefined}
      readOnly={disabled}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const zones = Intl.supportedValuesOf('timeZone');

export function TimeZoneWidget({ field, value, onChange, disabled, id, describedBy, problems }: WidgetProps) {
  const listId = useId();
  const locale = useUiLocale();
  return (
    <>
      <Input
        id={id}
        list={listId}
        spellCheck={false}
        aria-describedby={describedBy}
        aria-invalid={problems.some((one) => one.severity === 'error') || undefined}
        placeholder={field.meta?.placeholder?.[locale]}
        readOnly={disabled}
        value={textOf(value)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={listId}>
        <option value="UTC" />
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
