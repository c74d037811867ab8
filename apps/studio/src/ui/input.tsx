'use client';

import { Input as Base } from '@base-ui/react/input';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

export const inputClassName = [
  'w-full min-w-0 rounded-md border border-line-strong bg-surface text-ink text-sm shadow-card placeholder:text-ink-faint',
  'hover:border-ink-faint focus:outline-2 focus:outline-focus focus:-outline-offset-1 focus:border-focus',
  'disabled:opacity-60 disabled:bg-sunken',
  'aria-invalid:border-danger data-invalid:border-danger aria-invalid:focus:outline-danger data-invalid:focus:outline-danger',
].join(' ');

export function Input({
  className,
  ...props
}: Omit<ComponentProps<typeof Base>, 'className'> & { className?: string }) {
  return <Base className={classNames(inputClassName, 'h-8 px-2.5 read-only:bg-sunken', className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      className={classNames(inputClassName, 'min-h-20 px-2.5 py-1.5 read-only:bg-sunken', className)}
      {...props}
    />
  );
}
