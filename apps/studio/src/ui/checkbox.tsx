'use client';

import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import { classNames } from './class-names';

interface CheckboxProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  indeterminate?: boolean;
  label?: string;
  id?: string;
  disabled?: boolean;
  className?: string;
}

export function Checkbox({ checked, onChange, indeterminate, label, id, disabled, className }: CheckboxProps) {
  return (
    <Base.Root
      id={id}
      checked={checked}
      indeterminate={indeterminate ?? false}
      onCheckedChange={onChange}
      disabled={disabled ?? false}
      aria-label={label}
      className={classNames(
        'grid size-4 shrink-0 cursor-pointer place-items-center rounded-sm border border-line-strong bg-surface data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent',
        className,
      )}
    >
      <Base.Indicator className="text-ink-on-accent">
        {indeterminate ? <Minus className="size-3" strokeWidth={3} /> : <Check className="size-3" strokeWidth={3} />}
      </Base.Indicator>
    </Base.Root>
  );
}
