'use client';

import { classNames } from '@/ui/class-names';
import { listOf, textOf, type WidgetProps } from '../widget-props';

const keypad = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** A small telephone keypad: one key where one is wanted, any number where several may be chosen. */
export function DigitKeysWidget({ field, value, onChange, disabled, label }: WidgetProps) {
  const several = field.shape.kind === 'array';
  const element = field.shape.kind === 'array' ? field.shape.element.shape : field.shape;
  const allowed = element.kind === 'choice' ? element.values.map(String) : [...keypad];
  const extra = allowed.filter((key) => !keypad.some((one) => one === key));
  const chosen = several ? listOf(value).map(String) : [textOf(value)];
  const press = (key: string) => {
    if (!several) return onChange(key);
    const next = chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];
    onChange(allowed.filter((one) => next.includes(one)));
  };
  return (
    <fieldset className="grid max-w-90 grid-cols-12 gap-0.5">
      <legend className="sr-only">{label}</legend>
      {[...keypad.filter((key) => allowed.includes(key)), ...extra].map((key) => (
        <button
          key={key}
          type="button"
          aria-pressed={chosen.includes(key)}
          disabled={disabled}
          onClick={() => press(key)}
          className={classNames(
            'h-7 rounded-sm border text-sm font-medium tabular-nums',
            chosen.includes(key)
              ? 'border-accent bg-accent-soft text-accent-ink'
              : 'border-line-strong text-ink-muted hover:bg-hover hover:text-ink',
          )}
        >
          {key}
        </button>
      ))}
    </fieldset>
  );
}
