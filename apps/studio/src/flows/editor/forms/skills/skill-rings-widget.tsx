'use client';

import type { Json, SkillRing } from '@patchbay/flow-schema';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import type { WidgetProps } from '../widget-props';
import { SkillRingRow } from './skill-ring-row';
import { nextRing, ringsFrom } from './skill-rings';

const ringsMax = 20;

/** What is wanted at once, and less of it the longer a caller waits. */
export function SkillRingsWidget({ value, onChange, disabled, label }: WidgetProps) {
  const t = useTranslations('flows.skills');
  const rings = ringsFrom(value);
  const put = (next: readonly SkillRing[]) => onChange(next as unknown as Json);
  return (
    <fieldset className="space-y-2" aria-label={label}>
      {rings.length === 0 && <p className="text-xs text-ink-muted">{t('none')}</p>}
      {rings.map((ring, index) => {
        const key = `step/${index}`;
        return (
          <SkillRingRow
            key={key}
            ring={ring}
            number={index + 1}
            disabled={disabled}
            onChange={(next) => put(rings.map((each, at) => (at === index ? next : each)))}
            onRemove={() => put(rings.filter((_each, at) => at !== index))}
          />
        );
      })}
      {!disabled && rings.length < ringsMax && (
        <Button size="sm" onClick={() => put([...rings, nextRing(rings)])}>
          <Plus aria-hidden />
          {t(rings.length === 0 ? 'addSkill' : 'addStep')}
        </Button>
      )}
    </fieldset>
  );
}
