'use client';

import { useEffect, useRef } from 'react';
import { formatDuration } from '@/intl/duration';
import { classNames } from '@/ui/class-names';
import { runtimeClock } from './clock';

interface ElapsedProps {
  sinceMs: number;
  /** Counts down to this moment instead. */
  untilMs?: number | null;
  className?: string;
  /** Takes `lateClassName` once it lasts longer. */
  limitMs?: number | null;
  lateClassName?: string;
}

/** How long something lasts by now, ticking. Hundreds of these cost nothing: the second writes text, React renders nothing. */
export function Elapsed({ sinceMs, untilMs, className, limitMs, lateClassName }: ElapsedProps) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      runtimeClock.everySecond((nowMs) => {
        const { current } = element;
        if (current === null) return;
        const lasts = untilMs == null ? nowMs - sinceMs : untilMs - nowMs;
        const text = formatDuration(Math.max(0, lasts));
        if (current.textContent !== text) current.textContent = text;
        const late = limitMs != null && lasts > limitMs;
        if (lateClassName !== undefined) {
          for (const name of lateClassName.split(' ')) current.classList.toggle(name, late);
        }
      }),
    [sinceMs, untilMs, limitMs, lateClassName],
  );
  return <span ref={element} className={classNames('tabular-nums', className)} suppressHydrationWarning />;
}
