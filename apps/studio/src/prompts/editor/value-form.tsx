'use client';

import { type SpokenForm, spokenFormSchema } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';

export interface LibraryValue {
  readonly name: string;
  readonly as: SpokenForm;
  readonly currency?: string | undefined;
}

/** How a value is read out, and for money the currency. */
export function ValueForm({ value, onChange }: { value: LibraryValue; onChange: (value: LibraryValue) => void }) {
  const t = useTranslations('prompts.values');
  const words = useTranslations('flows.prompt');
  return (
    <>
      <Select
        label={t('as', { name: value.name })}
        size="sm"
        className="w-36"
        value={value.as}
        options={spokenFormSchema.options.map((form) => ({
          value: form,
          label: words(`forms.${form}`),
          hint: words(`formExamples.${form}`),
        }))}
        onChange={(as) => onChange({ name: value.name, as, ...(as === 'money' ? { currency: 'USD' } : {}) })}
      />
      {value.as === 'money' && (
        <Input
          aria-label={words('currency')}
          className="h-7 w-16 text-xs uppercase"
          maxLength={3}
          value={value.currency ?? ''}
          onChange={(event) => {
            const currency = event.currentTarget.value.toUpperCase();
            onChange({ ...value, currency: /^[A-Z]{3}$/.test(currency) ? currency : undefined });
          }}
        />
      )}
    </>
  );
}
