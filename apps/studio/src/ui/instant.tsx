'use client';

import { useLocale } from 'next-intl';
import { usePerson } from '@/access/access-provider';
import { type InstantForm, instantText } from '@/intl/instant-text';

interface InstantProps {
  /** ISO 8601 or epoch milliseconds. */
  at: string | number;
  form?: InstantForm;
  className?: string;
}

/** A moment in the language and the time zone of the person. */
export function Instant({ at, form = 'short', className }: InstantProps) {
  const locale = useLocale();
  const { timeZone } = usePerson();
  return (
    <time dateTime={new Date(at).toISOString()} title={instantText(at, 'full', locale, timeZone)} className={className}>
      {instantText(at, form, locale, timeZone)}
    </time>
  );
}
