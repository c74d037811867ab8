'use client';

import { useEffect, useState } from 'react';
import { formatDuration } from '@/intl/duration';

/** How long a call took, or takes so far. */
export function CallDuration({ startedAt, endedAt }: { startedAt: string; endedAt: string | null }) {
  const [now, setNow] = useState<number | null>(null);
  const live = endedAt === null;
  useEffect(() => {
    if (!live) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [live]);
  const end = endedAt === null ? now : Date.parse(endedAt);
  return <span>{end === null ? '–' : formatDuration(Math.max(0, end - Date.parse(startedAt)))}</span>;
}
