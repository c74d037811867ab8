'use client';

import { useLocale } from 'next-intl';
import { usePerson } from '@/access/access-provider';

interface InstantProps {
  /** ISO 8601 or epoch milliseconds. */
  at: string | number;
  /** `time` leaves the day away, `short` the year and the seconds. */
  form?: 'full' | 'short' | 'time';
  className?: string;
}

const forms: Record<NonNullable<InstantProps['form']>, Intl.DateTimeFormatOptions> = {
  full: { dateStyle: 'medium', timeStyle: 'medium' },
  short: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 1 },
};

/** A moment in the language and the time zone of the person. */
export function Instant({ at, form = 'short', className }: InstantProps) {
  const locale = useLocale();
  const { timeZone } = usePerson();
  const date = new Date(at);
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB';
  const shown = new Intl.DateTimeFormat(tag, { ...forms[form], timeZone, hourCycle: 'h23' }).format(date);
  const full = new Intl.DateTimeFormat(tag, { ...forms.full, timeZone, hourCycle: 'h23' }).format(date);
  return (
    <time dateTime={date.toISOString()} title={full} className={className}>
      {shown}
    </time>
  );
}
