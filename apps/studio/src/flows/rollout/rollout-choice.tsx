'use client';

import { useTranslations } from 'next-intl';
import { Callout } from '@/ui/callout';
import { Segmented } from '@/ui/segmented';
import { AudienceFields } from './audience-fields';
import { GuardFields } from './guard-fields';
import { defaultPlan, type RolloutPlan } from './rollout-plan';
import { useRollouts } from './use-rollouts';

interface RolloutChoiceProps {
  flowId: string;
  /** The number of what everyone gets now. */
  baseNumber: number;
  /** Null: to everyone at once. */
  value: RolloutPlan | null;
  onChange: (value: RolloutPlan | null) => void;
}

/** How a version goes out: to everyone at once, or to some callers first. */
export function RolloutChoice({ flowId, baseNumber, value, onChange }: RolloutChoiceProps) {
  const t = useTranslations('rollouts.choice');
  const { running } = useRollouts(flowId);
  return (
    <section className="space-y-3">
      <h3 className="text-sm font-medium">{t('title')}</h3>
      <Segmented
        label={t('title')}
        value={value === null ? 'everyone' : 'some'}
        onChange={(next) => onChange(next === 'some' ? defaultPlan : null)}
        options={[
          { value: 'everyone', label: t('everyone') },
          { value: 'some', label: t('some') },
        ]}
      />
      <p className="text-sm text-ink-muted">
        {value === null ? t('everyoneText') : t('someText', { number: baseNumber })}
      </p>
      {value !== null && (
        <div className="space-y-5 rounded-md border border-line p-3">
          <AudienceFields value={value.audience} onChange={(audience) => onChange({ ...value, audience })} />
          <GuardFields value={value.guard} onChange={(guard) => onChange({ ...value, guard })} />
        </div>
      )}
      {running && <Callout tone="warning">{t('replaces', { number: running.number })}</Callout>}
    </section>
  );
}
