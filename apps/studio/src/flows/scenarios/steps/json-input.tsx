'use client';

import type { Json } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormField } from '@/ui/form-field';
import { Textarea } from '@/ui/input';

interface JsonInputProps {
  readonly label: string;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  readonly disabled: boolean;
  readonly help?: string;
}

/** JSON by hand; what is no JSON yet stays as it is typed and changes nothing. */
export function JsonInput({ label, value, onChange, disabled, help }: JsonInputProps) {
  const t = useTranslations('scenarios.form');
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && parseJson(typed) === undefined;
  return (
    <FormField label={label} error={wrong ? t('notJson') : undefined} {...(help === undefined ? {} : { help })}>
      {(control) => (
        <Textarea
          {...control}
          className="field-sizing-content max-h-80 min-h-8 font-mono text-xs"
          spellCheck={false}
          readOnly={disabled}
          value={typed ?? JSON.stringify(value, null, 2)}
          onChange={(event) => {
            setTyped(event.target.value);
            const parsed = parseJson(event.target.value);
            if (parsed !== undefined) onChange(parsed);
          }}
          onBlur={() => !wrong && setTyped(null)}
        />
      )}
    </FormField>
  );
}

/** Undefined where it is no JSON. */
function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
