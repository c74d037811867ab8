'use client';

import { FormField } from './form-field';
import { Input } from './input';

interface PortFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (port: number) => void;
}

/** A port of TCP or UDP. */
export function PortField({ label, value, onChange }: PortFieldProps) {
  return (
    <FormField label={label}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={1}
          max={65_535}
          required
          value={value}
          onChange={(event) => onChange(Number(event.currentTarget.value))}
        />
      )}
    </FormField>
  );
}
