'use client';

import { useTranslations } from 'next-intl';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { wallClock } from '../editor/simulator/wall-clock';
import { type RangePreset, rangeOf, rangePresets } from './traffic-range';

/** A preset, or two wall clocks of one's own as `datetime-local` fields have them. */
export interface RangeChoice {
  readonly preset: RangePreset | 'own';
  readonly from: string;
  readonly to: string;
}

interface RangeFieldsProps {
  readonly choice: RangeChoice;
  readonly onChange: (choice: RangeChoice) => void;
  readonly timeZone: string;
  /** True where the two fields are no span of time. */
  readonly wrong: boolean;
}

const quarterS = 900;
const quarterMs = quarterS * 1_000;

/** From when to when, by the clocks of the person. */
export function RangeFields({ choice, onChange, timeZone, wrong }: RangeFieldsProps) {
  const t = useTranslations('traffic');
  const pick = (preset: RangeChoice['preset']) => {
    if (preset !== 'own') return onChange({ ...choice, preset });
    // One begins with what was shown until now, in whole quarters as they are counted.
    const shown = rangeOf(choice.preset === 'own' ? 'today' : choice.preset, Date.now(), timeZone);
    const wall = (at: number) => wallClock(Math.ceil(at / quarterMs) * quarterMs, timeZone).slice(0, 16);
    onChange({ preset, from: choice.from || wall(shown.from), to: choice.to || wall(shown.to) });
  };
  return (
    <>
      <Select
        size="sm"
        label={t('range')}
        value={choice.preset}
        options={[...rangePresets, 'own' as const].map((value) => ({ value, label: t(`ranges.${value}`) }))}
        onChange={pick}
      />
      {choice.preset === 'own' && (
        <div className="space-y-2">
          {(['from', 'to'] as const).map((end) => (
            <FormField key={end} label={t(end)} {...(wrong && end === 'to' ? { error: t('rangeWrong') } : {})}>
              {(control) => (
                <Input
                  {...control}
                  type="datetime-local"
                  step={quarterS}
                  value={choice[end]}
                  onChange={(event) => onChange({ ...choice, [end]: event.currentTarget.value })}
                />
              )}
            </FormField>
          ))}
          <p className="text-xs text-ink-faint">{t('zone', { timeZone })}</p>
        </div>
      )}
    </>
  );
}
