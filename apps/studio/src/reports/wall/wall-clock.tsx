'use client';

import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { tagOf } from '../format-measure';

/** What time it is, for people who look up from work. */
export function WallClock() {
  const locale = useLocale();
  const { timeZone } = usePerson();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <time dateTime={new Date(now).toISOString()} className="font-semibold tabular-nums">
      {new Intl.DateTimeFormat(tagOf(locale), {
        timeZone,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(now)}
    </time>
  );
}
