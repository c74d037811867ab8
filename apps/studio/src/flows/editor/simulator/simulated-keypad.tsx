'use client';

import type { Simulation } from '@patchbay/engine';
import { Lock, PhoneOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button } from '@/ui/button';
import { takesText } from '@/ui/takes-text';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** The caller's telephone: by mouse, or by the number keys anywhere outside a text field. */
export function SimulatedKeypad({
  simulation,
  onChange,
}: {
  simulation: Simulation;
  onChange: (simulation: Simulation) => void;
}) {
  const t = useTranslations('flows.simulator');
  const ended = simulation.ended !== null;
  const latest = useRef({ simulation, onChange });
  useEffect(() => {
    latest.current = { simulation, onChange };
  });
  useEffect(() => {
    if (ended) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (takesText(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!keys.some((key) => key === event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.onChange(latest.current.simulation.press(event.key));
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [ended]);
  return (
    <section aria-label={t('keypad')} className="p-3">
      <div className="mx-auto grid max-w-60 grid-cols-3 gap-1.5">
        {keys.map((key) => (
          <Button
            key={key}
            className="h-9 text-base tabular-nums"
            disabled={ended}
            aria-label={t('press', { key })}
            data-sim-key={key}
            onClick={() => onChange(simulation.press(key))}
          >
            {key}
          </Button>
        ))}
      </div>
      <div className="mt-2 flex items-center justify-center gap-2">
        {simulation.expectsSensitiveInput && (
          <span className="inline-flex items-center gap-1 text-xs text-warning-ink">
            <Lock className="size-3.5" aria-hidden />
            {t('secret')}
          </span>
        )}
        <Button size="sm" variant="danger-ghost" disabled={ended} onClick={() => onChange(simulation.hangUp())}>
          <PhoneOff aria-hidden />
          {t('hangUp')}
        </Button>
      </div>
    </section>
  );
}
