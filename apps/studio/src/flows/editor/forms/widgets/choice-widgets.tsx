'use client';

import type { Field } from '@patchbay/flow-schema';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { useUiLocale } from '../../editor-context';
import { textOf, type WidgetProps } from '../widget-props';

function useOptions(field: Field) {
  const locale = useUiLocale();
  const values = field.shape.kind === 'choice' ? field.shape.values : Object.keys(field.meta?.options ?? {});
  return values.map((value) => ({
    value: String(value),
    label: field.meta?.options?.[String(value)]?.[locale] ?? String(value),
    original: value,
  }));
}

export function SelectWidget({ field, value, onChange, disabled, id, label }: WidgetProps) {
  const options = useOptions(field);
  const locale = useUiLocale();
  const placeholder = field.meta?.placeholder?.[locale];
  return (
    <Select
      id={id}
      label={label}
      value={value === undefined || value === null ? null : textOf(value)}
      options={options}
      disabled={disabled}
      onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.original)}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}

export function SegmentedWidget({ field, value, onChange, disabled, label }: WidgetProps) {
  const options = useOptions(field);
  return (
    <Segmented
      className="flex w-full flex-wrap"
      label={label}
      value={textOf(value)}
      options={options}
      onChange={(chosen) => !disabled && onChange(options.find((option) => option.value === chosen)?.original)}
    />
  );
}
