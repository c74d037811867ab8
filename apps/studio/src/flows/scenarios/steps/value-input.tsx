'use client';

import type { Json, VariableType } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { initialText, initialValue } from '../../editor/panels/initial-value';

interface ValueInputProps {
  readonly label: string;
  readonly type: VariableType;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  readonly disabled: boolean;
}

/** A value of a variable, as its type has it; nothing typed is no value. */
export function ValueInput({ label, type, value, onChange, disabled }: ValueInputProps) {
  const t = useTranslations('scenarios.form');
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : initialValue(typed, type);
  return (
    <FormField label={label} error={read !== null && !read.ok ? t('valueWrong') : undefined}>
      {(control) => (
        <Input
          {...control}
          readOnly={disabled}
          placeholder={t('noValue')}
          value={typed ?? initialText(value)}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            const next = initialValue(text, type);
            if (next.ok) onChange(next.value ?? null);
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </FormField>
  );
}
