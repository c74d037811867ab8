'use client';

import { useTranslations } from 'next-intl';
import { FormField } from '@/ui/form-field';
import { NumberField } from './number-field';
import type { QueueRules } from './queue-in-words';

type NumberRules = Pick<QueueRules, 'strategy' | 'ringTogetherMax' | 'priority' | 'ageingPerMinute'>;

interface RuleFieldsProps {
  rules: NumberRules;
  onChange: (change: Partial<NumberRules>) => void;
  errorOf: (field: string) => string | undefined;
}

/** How many phones ring at once, where the strategy rings several. */
export function RingTogetherField({ rules, onChange, errorOf }: RuleFieldsProps) {
  const t = useTranslations('centre.queues');
  if (rules.strategy !== 'ring_several') return null;
  return (
    <FormField label={t('ring_together')} error={errorOf('ringTogetherMax')}>
      {({ id }) => (
        <NumberField
          id={id}
          value={rules.ringTogetherMax}
          min={1}
          max={50}
          unit={t('phones')}
          onChange={(ringTogetherMax) => onChange({ ringTogetherMax })}
        />
      )}
    </FormField>
  );
}

/** Where callers stand among those of other queues, and how that grows while they wait. */
export function PriorityFields({ rules, onChange, errorOf, helped = false }: RuleFieldsProps & { helped?: boolean }) {
  const t = useTranslations('centre.queues');
  const help = (key: 'priority_help' | 'ageing_help') => (helped ? { help: t(key), className: 'max-w-72' } : {});
  return (
    <>
      <FormField label={t('priority')} error={errorOf('priority')} {...help('priority_help')}>
        {({ id }) => <NumberField id={id} value={rules.priority} onChange={(priority) => onChange({ priority })} />}
      </FormField>
      <FormField label={t('ageing')} error={errorOf('ageingPerMinute')} {...help('ageing_help')}>
        {({ id }) => (
          <NumberField
            id={id}
            value={rules.ageingPerMinute}
            min={0}
            max={100}
            step={0.5}
            unit={t('points')}
            onChange={(ageingPerMinute) => onChange({ ageingPerMinute })}
          />
        )}
      </FormField>
    </>
  );
}
