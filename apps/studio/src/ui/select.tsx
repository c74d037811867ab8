'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { inputClassName } from './input';

export interface SelectOption<Value extends string = string> {
  value: Value;
  label: string;
  /** A second line, in a quieter tone. */
  hint?: string;
  icon?: ReactNode;
  disabled?: boolean;
}

interface SelectProps<Value extends string> {
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  /** The accessible name, where no `FormField` around it gives one. */
  label?: string;
  id?: string;
  name?: string;
  disabled?: boolean;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
  className?: string;
  size?: 'sm' | 'md';
}

/** One of a list, as a listbox that can be typed into. */
export function Select<Value extends string>({
  value,
  onChange,
  options,
  placeholder,
  label,
  id,
  name,
  disabled,
  className,
  size = 'md',
  ...described
}: SelectProps<Value>) {
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onChange(next as Value)}
      disabled={disabled ?? false}
      {...(name === undefined ? {} : { name })}
    >
      <Base.Trigger
        id={id}
        aria-label={label}
        {...described}
        className={classNames(
          inputClassName,
          'flex items-center justify-between gap-2 px-2.5 text-left select-none data-disabled:opacity-60',
          size === 'sm' ? 'h-7 text-xs' : 'h-8',
          className,
        )}
      >
        <span className="truncate">
          <Base.Value placeholder={<span className="text-ink-faint">{placeholder ?? ''}</span>} />
        </span>
        <Base.Icon className="text-ink-faint">
          <ChevronsUpDown className="size-3.5" aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="z-60 outline-none" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className="max-h-[min(22rem,var(--available-height))] min-w-[max(var(--anchor-width),8rem)] max-w-[min(28rem,var(--available-width))] overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-popover outline-none">
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled ?? false}
                className="flex cursor-default items-start gap-2 rounded-md px-2 py-1.5 text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover"
              >
                {option.icon}
                <span className="min-w-0 flex-1">
                  <Base.ItemText className="block truncate">{option.label}</Base.ItemText>
                  {option.hint !== undefined && <span className="block text-xs text-ink-muted">{option.hint}</span>}
                </span>
                <Base.ItemIndicator className="mt-0.5 text-accent">
                  <Check className="size-4" aria-hidden />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
