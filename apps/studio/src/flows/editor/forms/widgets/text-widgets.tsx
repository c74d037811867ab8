'use client';

import { Input, Textarea } from '@/ui/input';
import { useUiLocale } from '../../editor-context';
import { textOf, type WidgetProps } from '../widget-props';

export function TextWidget({ field, value, onChange, disabled, id, describedBy, problems }: WidgetProps) {
  const locale = useUiLocale();
  return (
    <Input
      id={id}
      aria-describedby={describedBy}
      aria-invalid={problems.some((one) => one.severity === 'error') || undefined}
      value={textOf(value)}
      placeholder={field.meta?.placeholder?.[locale]}
      readOnly={disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function MultilineWidget({ field, value, onChange, disabled, id, describedBy, problems }: WidgetProps) {
  const locale = useUiLocale();
  return (
    <Textarea
      id={id}
      aria-describedby={describedBy}
      aria-invalid={problems.some((one) => one.severity === 'error') || undefined}
      value={textOf(value)}
      placeholder={field.meta?.placeholder?.[locale]}
      readOnly={disabled}
      rows={4}
      className="field-sizing-content"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
