'use client';

import { classNames } from '@/ui/class-names';
import { useUiLocale } from '../../editor-context';
import { listOf, type WidgetProps } from '../widget-props';

/** Some of a few, each a button that stays pressed. */
export function CheckboxesWidget({ field, value, onChange, disabled, label }: WidgetProps) {
  const locale = useUiLocale();
  const element = field.shape.kind === 'array' ? field.shape.element.shape : field.shape;
  const values = element.kind === 'choice' ? element.values : [];
  const chosen = listOf(value);
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{label}</legend>
      {values.map((one) => {
        const pressed = chosen.includes(one);
        return (
          <button
            key={one}
            type="button"
            aria-pressed={pressed}
            disabled={disabled}
            onClick={() => onChange(values.filter((other) => (other === one ? !pressed : chosen.includes(other))))}
            className={classNames(
              'h-7 min-w-9 rounded-md border px-2 text-xs font-medium',
              pressed
                ? 'border-accent bg-accent-soft text-accent-ink'
                : 'border-line-strong text-ink-muted hover:bg-hover',
            )}
          >
            {field.meta?.options?.[String(one)]?.[locale] ?? one}
          </button>
        );
      })}
    </fieldset>
  );
}
