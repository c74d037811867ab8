'use client';

import type { Json } from '@patchbay/flow-schema';
import { useState } from 'react';
import { Input } from '@/ui/input';
import { useUiLocale } from '../../editor-context';
import { textOf, type WidgetProps } from '../widget-props';

function parsed(text: string, scale: number): Json | undefined {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return undefined;
  const number = Number(plain);
  // What is no number is kept as it was typed, so that the check can speak of it and nothing vanishes.
  return Number.isFinite(number) ? Math.round(number * scale * 1e6) / 1e6 : text;
}

function shown(value: Json | undefined, scale: number): string {
  return typeof value === 'number' ? String(Math.round((value / scale) * 1e6) / 1e6) : textOf(value);
}

function NumberInput(props: WidgetProps & { scale: number }) {
  const { field, value, onChange, disabled, id, describedBy, problems, scale } = props;
  const locale = useUiLocale();
  // "1." on the way to "1.5" is the same number: the letters in the hand are kept until the field is left.
  const [typing, setTyping] = useState<string | null>(null);
  const unit = field.meta?.unit?.[locale];
  return (
    <div className="flex items-center gap-2">
      <Input
        id={id}
        inputMode="decimal"
        aria-describedby={describedBy}
        aria-invalid={problems.some((one) => one.severity === 'error') || undefined}
        className="w-28"
        value={typing ?? shown(value, scale)}
        placeholder={field.meta?.placeholder?.[locale]}
        readOnly={disabled}
        onChange={(event) => {
          setTyping(event.currentTarget.value);
          onChange(parsed(event.currentTarget.value, scale));
        }}
        onBlur={() => setTyping(null)}
      />
      {unit !== undefined && <span className="text-sm text-ink-muted">{unit}</span>}
    </div>
  );
}

export function NumberWidget(props: WidgetProps) {
  return <NumberInput {...props} scale={1} />;
}

export function SecondsWidget(props: WidgetProps) {
  return <NumberInput {...props} scale={props.field.meta?.storedAs === 'milliseconds' ? 1_000 : 1} />;
}
