'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useLocale, useTranslations } from 'next-intl';
import { type QueueRules, strategyInWords } from './queue-in-words';

const strategies = [
  'longest_idle',
  'skills_first',
  'round_robin',
  'fewest_calls',
  'most_recently_idle',
  'ring_several',
] as const satisfies readonly QueueRules['strategy'][];

interface StrategyPickerProps {
  value: QueueRules['strategy'];
  onChange: (strategy: QueueRules['strategy']) => void;
}

/** Whom a caller gets when several are free, each way with what it does. */
export function StrategyPicker({ value, onChange }: StrategyPickerProps) {
  const t = useTranslations('centre.queues');
  const locale = useLocale();
  return (
    <RadioGroup
      aria-label={t('strategy')}
      value={value}
      onValueChange={(next) => onChange(next as QueueRules['strategy'])}
      className="grid gap-2 sm:grid-cols-2"
    >
      {strategies.map((strategy) => (
        <Radio.Root
          key={strategy}
          value={strategy}
          render={<button type="button" />}
          nativeButton
          className="flex items-start gap-2.5 rounded-lg border border-line p-2.5 text-left hover:bg-hover data-checked:border-accent data-checked:bg-accent-soft/50"
        >
          <span className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-line-strong bg-surface">
            <Radio.Indicator className="size-2 rounded-full bg-accent" />
          </span>
          <span>
            <span className="block text-sm font-medium">{t(`strategies.${strategy}`)}</span>
            <span className="block text-xs text-ink-muted">{strategyInWords(strategy, locale)}</span>
          </span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
