'use client';

import { defaultRolloutGuard, falseStopChanceMax, type RolloutGuard } from '@patchbay/flow-schema';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { NumberField } from '@/queues/number-field';
import { FormField } from '@/ui/form-field';
import { Switch } from '@/ui/switch';
import { percentOf } from './use-audience-words';

interface GuardFieldsProps {
  value: RolloutGuard | null;
  onChange: (value: RolloutGuard | null) => void;
}

const bounded = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));

/** What is allowed of the new version before it is stopped. */
export function GuardFields({ value, onChange }: GuardFieldsProps) {
  const t = useTranslations('rollouts.guard');
  const locale = useLocale();
  const id = useId();
  const [guard, setGuard] = useState(value ?? defaultRolloutGuard);
  const change = (part: Partial<RolloutGuard>) => {
    const next = { ...guard, ...part };
    setGuard(next);
    onChange(next);
  };
  return (
    <div className="space-y-3">
      <div className="flex items-center gap-2.5">
        <Switch id={id} checked={value !== null} onChange={(on) => onChange(on ? guard : null)} />
        <label htmlFor={id} className="text-sm font-medium">
          {t('on')}
        </label>
      </div>
      <p className="text-xs text-ink-muted">
        {value === null ? t('off') : t('help', { percent: percentOf(falseStopChanceMax, locale) })}
      </p>
      {value !== null && (
        <div className="grid gap-3 sm:grid-cols-3">
          {(['failurePoints', 'abandonPoints'] as const).map((field) => (
            <FormField key={field} label={t(field)}>
              {(control) => (
                <NumberField
                  id={control.id}
                  value={guard[`${field}Max`]}
                  min={0}
                  max={50}
                  step={0.5}
                  unit={t('points')}
                  className="w-20"
                  onChange={(next) => change({ [`${field}Max`]: bounded(next, 0, 50) })}
                />
              )}
            </FormField>
          ))}
          <FormField label={t('callsMin')}>
            {(control) => (
              <NumberField
                id={control.id}
                value={guard.callsMin}
                min={5}
                max={100_000}
                step={1}
                className="w-20"
                onChange={(next) => change({ callsMin: bounded(Math.round(next), 5, 100_000) })}
              />
            )}
          </FormField>
        </div>
      )}
    </div>
  );
}
