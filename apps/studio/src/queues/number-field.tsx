'use client';

import { useState } from 'react';
import { Input } from '@/ui/input';

interface NumberFieldProps {
  value: number;
  onChange: (value: number) => void;
  /** What a typed number is multiplied with to be stored, e.g. 1000 for seconds kept in milliseconds. */
  scale?: number;
  min?: number;
  max?: number;
  step?: number;
  unit?: string;
  label?: string;
  id?: string;
  describedBy?: string | undefined;
  invalid?: boolean;
  disabled?: boolean;
  className?: string;
}

/** A number with its unit. What is half typed stays as it is typed and changes nothing. */
export function NumberField({
  value,
  onChange,
  scale = 1,
  unit,
  label,
  describedBy,
  invalid,
  className,
  ...rest
}: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <span className="inline-flex items-center gap-1.5">
      <Input
        type="number"
        inputMode="decimal"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid === true ? true : undefined}
        className={className ?? 'w-24'}
        value={typed ?? String(Math.round((value / scale) * 1_000) / 1_000)}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          const number = Number(text);
          if (text.trim() !== '' && Number.isFinite(number)) onChange(Math.round(number * scale * 1_000) / 1_000);
        }}
        onBlur={() => setTyped(null)}
        {...rest}
      />
      {unit !== undefined && <span className="text-sm text-ink-muted">{unit}</span>}
    </span>
  );
}
