'use client';

import { objectValue } from '@patchbay/flow-schema';
import { Select } from '@/ui/select';
import { useUiLocale } from '../../editor-context';
import { FieldList } from '../field-list';
import { memberOf, textOf, type WidgetProps } from '../widget-props';

/** Fields that belong together; where there are several forms of it, the form is chosen first. */
export function GroupWidget({ node, field, path, value, onChange, disabled, label }: WidgetProps) {
  const locale = useUiLocale();
  const { shape } = field;
  if (shape.kind === 'object') {
    return (
      <div className="rounded-md border border-line p-3">
        <FieldList node={node} fields={shape.fields} path={path} value={value} />
      </div>
    );
  }
  if (shape.kind !== 'union') return null;
  const chosen = textOf(memberOf(value, shape.discriminator));
  const option = shape.options.find((one) => one.value === chosen);
  return (
    <div className="space-y-3 rounded-md border border-line p-3">
      <Select
        label={label}
        value={chosen}
        disabled={disabled}
        options={shape.options.map((one) => ({
          value: one.value,
          label: field.meta?.options?.[one.value]?.[locale] ?? one.value,
        }))}
        onChange={(next) => {
          const fields = shape.options.find((one) => one.value === next)?.fields ?? [];
          onChange({ [shape.discriminator]: next, ...objectValue(fields) });
        }}
      />
      {option !== undefined && <FieldList node={node} fields={option.fields} path={path} value={value} />}
    </div>
  );
}
