'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { formatDuration } from '@/intl/duration';
import type { PhoneState } from './phone-store';

type Shown = Exclude<PhoneState, { state: 'idle' } | { state: 'failed' }>;

/** One line on how the call stands. */
export function PhoneStatus({ phone }: { phone: Shown }) {
  const t = useTranslations('phone');
  return (
    <p role="status" className="text-center text-sm text-ink-muted">
      {phone.state === 'preparing' && t(`preparing.${phone.step}`)}
      {(phone.state === 'dialling' || phone.state === 'ringing') && t(phone.state)}
      {phone.state === 'talking' && <Duration since={phone.since} />}
      {phone.state === 'ended' && t('ended', { duration: formatDuration(phone.durationMs) })}
    </p>
  );
}

/** Counts up; read to nobody, since a screen reader would speak every second. */
function Duration({ since }: { since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span aria-live="off" className="text-base font-medium text-success">
      {formatDuration(Math.max(0, now - since))}
    </span>
  );
}
