'use client';

import { spokenFormSchema } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { CodeField } from '../code-field';
import type { PartProps } from './part-props';

/** A value that is read aloud, in the form that suits it. */
export function ValuePart({ part, disabled, onChange }: PartProps<'value'>) {
  const t = useTranslations('flows.prompt');
  return (
    <div className="space-y-1.5">
      <CodeField
        kind="cel"
        label={t('value')}
        placeholder="accountBalance"
        value={part.value}
        disabled={disabled}
        onChange={(value) => onChange({ ...part, value })}
      />
      <div className="flex gap-1.5">
        <Select
          label={t('spokenAs')}
          value={part.as}
          disabled={disabled}
          options={spokenFormSchema.options.map((form) => ({
            value: form,
            label: t(`forms.${form}`),
            hint: t(`formExamples.${form}`),
          }))}
          onChange={(as) =>
            onChange({ kind: 'value', value: part.value, as, ...(as === 'money' ? { currency: 'USD' } : {}) })
          }
        />
        {part.as === 'money' && (
          <Input
            aria-label={t('currency')}
            className="w-20 uppercase"
            maxLength={3}
            value={part.currency ?? ''}
            readOnly={disabled}
            onChange={(event) => {
              const currency = event.currentTarget.value.toUpperCase();
              onChange({ kind: 'value', value: part.value, as: 'money', ...(currency === '' ? {} : { currency }) });
            }}
          />
        )}
      </div>
    </div>
  );
}
