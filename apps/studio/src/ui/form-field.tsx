'use client';

import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';

interface FormFieldProps {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  optional?: string;
  /** Gets the ids that tie the control to its label, help and error. */
  children: (control: FieldControl) => ReactNode;
  className?: string;
}

export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A control with its label above, help and error below. */
export function FormField({ label, help, error, optional, children, className }: FormFieldProps) {
  const id = useId();
  const described = [help !== undefined && `${id}-help`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={classNames('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="flex items-baseline justify-between gap-2 text-sm font-medium">
        {label}
        {optional !== undefined && <span className="text-xs font-normal text-ink-faint">{optional}</span>}
      </label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {help !== undefined && (
        <p id={`${id}-help`} className="text-xs text-ink-muted">
          {help}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className="text-xs text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
