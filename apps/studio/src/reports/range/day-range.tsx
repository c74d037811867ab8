'use client';

import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from 'lucide-react';
import { useLocale } from 'next-intl';
import { DayPicker } from 'react-day-picker';
import { enGB, zhCN } from 'react-day-picker/locale';
import { classNames } from '@/ui/class-names';

interface Days {
  readonly first: string;
  readonly last: string;
}

interface DayRangeProps {
  value: Days | null;
  onChange: (days: Days | null) => void;
  timeZone: string;
}

const chevrons = { left: ChevronLeft, right: ChevronRight, up: ChevronUp, down: ChevronDown };

/** The first and the last day on a calendar. */
export function DayRange({ value, onChange, timeZone }: DayRangeProps) {
  const locale = useLocale();
  const selected = value === null ? undefined : { from: dateOf(value.first), to: dateOf(value.last) };
  const today = dateOf(new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date()));
  return (
    <DayPicker
      mode="range"
      locale={locale === 'zh' ? zhCN : enGB}
      weekStartsOn={1}
      today={today}
      disabled={{ after: today }}
      {...(selected === undefined ? {} : { defaultMonth: selected.to })}
      selected={selected}
      onSelect={(next) =>
        onChange(next?.from === undefined ? null : { first: dayOf(next.from), last: dayOf(next.to ?? next.from) })
      }
      components={{
        Chevron: ({ orientation = 'left' }) => {
          const Icon = chevrons[orientation];
          return <Icon className="size-4" aria-hidden />;
        },
      }}
      classNames={{
        root: 'relative w-fit text-sm',
        month_caption: 'flex h-8 items-center px-2 font-medium',
        nav: 'absolute top-0 right-0 flex gap-1',
        button_previous: navClassName,
        button_next: navClassName,
        month_grid: 'border-collapse',
        weekday: 'h-8 w-9 text-center text-xs font-normal text-ink-muted',
        day: 'p-0 text-center',
        day_button: 'size-9 rounded-md hover:bg-hover disabled:pointer-events-none disabled:opacity-35',
        today: 'font-semibold text-accent-ink',
        range_start: edgeClassName,
        range_end: edgeClassName,
        range_middle: 'bg-accent-soft text-accent-ink',
      }}
    />
  );
}

const navClassName = 'grid size-8 place-items-center rounded-md text-ink-muted hover:bg-hover aria-disabled:opacity-35';
const edgeClassName = classNames(
  'bg-accent-soft [&>button]:bg-accent [&>button]:text-ink-on-accent',
  '[&>button]:hover:bg-accent-hover',
);

/** The calendar works on dates of the browser's own zone; noon is the same day whatever its clocks do. */
function dateOf(day: string): Date {
  return new Date(`${day}T12:00`);
}

function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
