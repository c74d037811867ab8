'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';

interface DurationInputProps {
  readonly label?: string;
  readonly valueMs: number;
  readonly onChange: (valueMs: number) => void;
  readonly disabled: boolean;
}

const secondsMax = 86_400;

/** A length of time, typed in seconds. */
export function DurationInput({ label, valueMs, onChange, disabled }: DurationInputProps) {
  const t = useTranslations('scenarios.form');
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <FormField label={label ?? t('seconds')}>
      {(control) => (
        <Input
          {...control}
          className="w-24"
          inputMode="decimal"
          readOnly={disabled}
          value={typed ?? String(valueMs / 1_000)}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            const seconds = Number(text.replace(',', '.'));
            if (text.trim() !== '' && seconds >= 0 && seconds <= secondsMax) onChange(Math.round(seconds * 1_000));
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </FormField>
  );
}
