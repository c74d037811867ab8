'use client';

import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/ui/button';
import { Select } from '@/ui/select';
import type { TraceStep } from './replay';
import { secondsSinceStart } from './seconds-since-start';
import { speeds, type useReplay } from './use-replay';

/** Forward, backward, and by itself. */
export function ReplayBar({
  replay,
  steps,
  children,
}: {
  replay: ReturnType<typeof useReplay>;
  steps: readonly TraceStep[];
  /** What else one may do at this moment. */
  children?: ReactNode;
}) {
  const t = useTranslations('flows.trace');
  const { at, last, go, playing, play, speed, setSpeed } = replay;
  return (
    <div
      role="toolbar"
      aria-label={t('controls')}
      className="flex flex-wrap items-center gap-1 border-t border-line p-2"
    >
      <Button variant="ghost" size="icon-sm" aria-label={t('first')} disabled={at === 0} onClick={() => go(0)}>
        <ChevronFirst aria-hidden />
      </Button>
      <Button variant="ghost" size="icon-sm" aria-label={t('previous')} disabled={at === 0} onClick={() => go(at - 1)}>
        <ChevronLeft aria-hidden />
      </Button>
      <Button size="icon-sm" aria-label={t(playing ? 'pause' : 'play')} onClick={play}>
        {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
      </Button>
      <Button variant="ghost" size="icon-sm" aria-label={t('next')} disabled={at === last} onClick={() => go(at + 1)}>
        <ChevronRight aria-hidden />
      </Button>
      <Button variant="ghost" size="icon-sm" aria-label={t('last')} disabled={at === last} onClick={() => go(last)}>
        <ChevronLast aria-hidden />
      </Button>
      <input
        type="range"
        aria-label={t('position')}
        aria-valuetext={t('stepOf', { step: at + 1, count: last + 1 })}
        min={0}
        max={last}
        value={at}
        onChange={(event) => go(Number(event.target.value))}
        className="mx-1 min-w-24 flex-1 accent-accent"
      />
      <span className="w-24 text-right text-xs text-ink-muted tabular-nums">
        {t('stepOf', { step: at + 1, count: last + 1 })}
      </span>
      <span className="w-14 text-right text-xs text-ink-muted tabular-nums">{secondsSinceStart(steps, at)} s</span>
      <Select
        size="sm"
        className="w-18"
        label={t('speed')}
        value={String(speed)}
        options={speeds.map((one) => ({ value: String(one), label: `${one}×` }))}
        onChange={(next) => setSpeed(Number(next))}
      />
      {children}
    </div>
  );
}
