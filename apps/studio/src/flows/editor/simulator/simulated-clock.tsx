'use client';

import type { Simulation } from '@patchbay/engine';
import { Clock, FastForward, Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { instantOf, wallClock } from './wall-clock';

const tickMs = 250;

interface SimulatedClockProps {
  readonly simulation: Simulation;
  readonly onChange: (simulation: Simulation) => void;
  readonly timeZone: string;
}

/** The call's own clock: stands still until it is pushed, runs in real time, or is set to another moment. */
export function SimulatedClock({ simulation, onChange, timeZone }: SimulatedClockProps) {
  const t = useTranslations('flows.simulator');
  const [running, setRunning] = useState(false);
  const latest = useRef({ simulation, onChange });
  useEffect(() => {
    latest.current = { simulation, onChange };
  });
  const ended = simulation.ended !== null;
  useEffect(() => {
    if (!running || ended) return;
    const timer = setInterval(() => latest.current.onChange(latest.current.simulation.advanceBy(tickMs)), tickMs);
    return () => clearInterval(timer);
  }, [running, ended]);
  const next = simulation.pending.find((one) => one.dueAt !== null && !one.isEngines);
  return (
    <section aria-label={t('clock')} className="space-y-2 p-3">
      <div className="flex items-center gap-2">
        <Clock className="size-4 text-ink-faint" aria-hidden />
        <Input
          type="datetime-local"
          step={1}
          aria-label={t('setClock')}
          className="h-7 flex-1 text-xs"
          value={wallClock(simulation.now, timeZone)}
          onChange={(event) => {
            const at = instantOf(event.currentTarget.value, timeZone);
            if (at !== null) onChange(simulation.setClock(at));
          }}
        />
      </div>
      <div className="flex flex-wrap gap-1">
        <Button size="sm" aria-pressed={running} disabled={ended} onClick={() => setRunning(!running)}>
          {running && !ended ? <Pause aria-hidden /> : <Play aria-hidden />}
          {t(running && !ended ? 'pause' : 'realTime')}
        </Button>
        {[1, 5, 60].map((seconds) => (
          <Button
            key={seconds}
            size="sm"
            variant="ghost"
            disabled={ended}
            onClick={() => onChange(simulation.advanceBy(seconds * 1_000))}
          >
            {seconds < 60 ? t('pushSeconds', { seconds }) : t('pushMinute')}
          </Button>
        ))}
        <Button
          size="sm"
          variant="ghost"
          disabled={ended || !next}
          title={t('nextHint')}
          onClick={() => onChange(simulation.advanceToNext())}
        >
          <FastForward aria-hidden />
          {t('next')}
        </Button>
      </div>
    </section>
  );
}
