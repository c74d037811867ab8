'use client';

import { useTranslations } from 'next-intl';
import { type PointerEvent, useRef, useState } from 'react';
import { classNames } from '@/ui/class-names';
import { blocksOf, painted, slotMinutes, slotsPerDay, timeOf, type Weekday, type WeekSpan, weekdays } from './week';

interface Stroke {
  readonly open: boolean;
  readonly day: Weekday;
  readonly slot: number;
  readonly toDay: Weekday;
  readonly toSlot: number;
}

interface WeekGridProps {
  readonly spans: readonly WeekSpan[];
  readonly onChange: (spans: readonly WeekSpan[]) => void;
  readonly disabled: boolean;
  readonly label: string;
}

function areaOf(stroke: Stroke) {
  const [a, b] = [weekdays.indexOf(stroke.day), weekdays.indexOf(stroke.toDay)].sort((x, y) => x - y);
  return {
    days: weekdays.slice(a, (b ?? 0) + 1),
    fromSlot: Math.min(stroke.slot, stroke.toSlot),
    toSlot: Math.max(stroke.slot, stroke.toSlot),
  };
}

/** Seven days of half hours. Drawing over closed hours opens them, over open ones closes them. */
export function WeekGrid({ spans, onChange, disabled, label }: WeekGridProps) {
  const t = useTranslations('flows.schedule');
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const rows = useRef<HTMLDivElement>(null);
  const shown = stroke ? painted(spans, areaOf(stroke), stroke.open) : spans;
  const blocks = blocksOf(shown);

  const placeOf = (event: PointerEvent): { day: Weekday; slot: number } | null => {
    const box = rows.current?.getBoundingClientRect();
    if (!box) return null;
    const slot = Math.floor(((event.clientX - box.left) / box.width) * slotsPerDay);
    const row = Math.floor(((event.clientY - box.top) / box.height) * 7);
    const day = weekdays[Math.max(0, Math.min(6, row))];
    return day ? { day, slot: Math.max(0, Math.min(slotsPerDay - 1, slot)) } : null;
  };

  return (
    <div
      role="img"
      aria-label={t('grid', { name: label })}
      className="flex gap-1.5 text-2xs text-ink-faint select-none"
    >
      <div className="grid shrink-0 grid-rows-7 pt-4">
        {weekdays.map((day) => (
          <span key={day} className="h-5 leading-5">
            {t(`days.${day}`)}
          </span>
        ))}
      </div>
      <div className="min-w-0 flex-1">
        <div className="relative h-4">
          {[0, 6, 12, 18, 24].map((hour) => (
            <span
              key={hour}
              className="absolute -translate-x-1/2 first:translate-x-0 last:-translate-x-full"
              style={{ left: `${(hour / 24) * 100}%` }}
            >
              {hour}
            </span>
          ))}
        </div>
        <div
          ref={rows}
          className={classNames(
            'relative overflow-hidden rounded-md border border-line bg-sunken',
            !disabled && 'cursor-crosshair touch-none',
          )}
          onPointerDown={(event) => {
            const place = placeOf(event);
            if (disabled || !place) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            const minute = place.slot * slotMinutes;
            const open = !blocks.some(
              (block) => block.day === place.day && block.fromMinute <= minute && minute < block.toMinute,
            );
            setStroke({ open, ...place, toDay: place.day, toSlot: place.slot });
          }}
          onPointerMove={(event) => {
            const place = placeOf(event);
            if (stroke && place) setStroke({ ...stroke, toDay: place.day, toSlot: place.slot });
          }}
          onPointerUp={() => {
            if (stroke) onChange(painted(spans, areaOf(stroke), stroke.open));
            setStroke(null);
          }}
          onPointerCancel={() => setStroke(null)}
        >
          {weekdays.map((day) => (
            <div key={day} className="relative h-5 border-b border-line last:border-b-0">
              {blocks
                .filter((block) => block.day === day)
                .map((block) => (
                  <span
                    key={block.fromMinute}
                    title={`${timeOf(block.fromMinute)}–${timeOf(block.toMinute)}`}
                    className="absolute inset-y-0.5 rounded-sm bg-accent/70"
                    style={{
                      left: `${(block.fromMinute / 1_440) * 100}%`,
                      width: `${((block.toMinute - block.fromMinute) / 1_440) * 100}%`,
                    }}
                  />
                ))}
            </div>
          ))}
          {[6, 12, 18].map((hour) => (
            <span
              key={hour}
              className="pointer-events-none absolute inset-y-0 w-px bg-line"
              style={{ left: `${(hour / 24) * 100}%` }}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
