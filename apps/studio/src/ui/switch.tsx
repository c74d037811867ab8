'use client';

import { Switch as Base } from '@base-ui/react/switch';
import { classNames } from './class-names';

interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** The accessible name, where no label element points at it. */
  label?: string;
  id?: string;
  disabled?: boolean;
  className?: string;
}

export function Switch({ checked, onChange, label, id, disabled, className }: SwitchProps) {
  return (
    <Base.Root
      id={id}
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled ?? false}
      aria-label={label}
      className={classNames(
        'inline-flex h-4.5 w-8 shrink-0 cursor-pointer items-center rounded-full bg-line-strong p-0.5 transition-colors data-checked:bg-accent data-disabled:opacity-50',
        className,
      )}
    >
      <Base.Thumb className="size-3.5 rounded-full bg-white shadow-card transition-transform data-checked:translate-x-3.5" />
    </Base.Root>
  );
}
