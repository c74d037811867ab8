'use client';

import { Button as Base } from '@base-ui/react/button';
import type { VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { buttonVariants } from './button-variants';
import { classNames } from './class-names';

export interface ButtonProps
  extends Omit<ComponentProps<typeof Base>, 'className'>,
    VariantProps<typeof buttonVariants> {
  className?: string;
  /** Shows progress and takes no second press. */
  loading?: boolean;
}

export function Button({ variant, size, className, loading = false, disabled, children, ...props }: ButtonProps) {
  return (
    <Base
      type="button"
      className={classNames(buttonVariants({ variant, size }), className)}
      disabled={disabled || loading}
      // What was pressed keeps the focus: whoever goes by keys goes on from here.
      focusableWhenDisabled={loading && !disabled}
      aria-busy={loading || undefined}
      {...props}
    >
      {loading && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </Base>
  );
}
