'use client';

import type { RolloutAudience } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NumberField } from '@/queues/number-field';
import { FormField } from '@/ui/form-field';
import { Textarea } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { patternsOf } from './rollout-plan';

const usualPercents = [5, 10, 25, 50] as const;
const [percentMin, percentMax] = [0.1, 99.9];

interface AudienceFieldsProps {
  value: RolloutAudience;
  onChange: (value: RolloutAudience) => void;
}

/** A share of all callers, or a list of numbers. */
export function AudienceFields({ value, onChange }: AudienceFieldsProps) {
  const t = useTranslations('rollouts');
  const [percent, setPercent] = useState(value.kind === 'share' ? value.percent : 10);
  const [numbers, setNumbers] = useState(value.kind === 'numbers' ? value.patterns.join('\n') : '');
  const choosePercent = (next: number) => {
    setPercent(next);
    onChange({ kind: 'share', percent: Math.min(percentMax, Math.max(percentMin, next)) });
  };
  const typeNumbers = (text: string) => {
    setNumbers(text);
    onChange({ kind: 'numbers', patterns: patternsOf(text) });
  };
  return (
    <div className="space-y-3">
      <Segmented
        label={t('by')}
        value={value.kind}
        onChange={(kind) => (kind === 'share' ? choosePercent(percent) : typeNumbers(numbers))}
        options={[
          { value: 'share', label: t('byShare') },
          { value: 'numbers', label: t('byNumbers') },
        ]}
      />
      {value.kind === 'share' ? (
        <FormField label={t('share')} help={t('shareHelp')}>
          {(control) => (
            <div className="flex flex-wrap items-center gap-3">
              <NumberField
                id={control.id}
                describedBy={control['aria-describedby']}
                value={percent}
                min={percentMin}
                max={percentMax}
                step={0.1}
                unit="%"
                onChange={choosePercent}
              />
              <Segmented
                label={t('share')}
                value={String(percent)}
                onChange={(next) => choosePercent(Number(next))}
                options={usualPercents.map((one) => ({ value: String(one), label: `${one} %` }))}
              />
            </div>
          )}
        </FormField>
      ) : (
        <FormField
          label={t('numbers')}
          help={t('numbersHelp')}
          error={value.patterns.length === 0 ? t('numbersMissing') : undefined}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={4}
              className="font-mono text-sm"
              value={numbers}
              onChange={(event) => typeNumbers(event.currentTarget.value)}
            />
          )}
        </FormField>
      )}
    </div>
  );
}
