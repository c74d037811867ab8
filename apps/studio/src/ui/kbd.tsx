import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** A key or a key combination. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={classNames(
        'inline-flex h-4.5 min-w-4.5 shrink-0 items-center whitespace-nowrap justify-center rounded-sm border border-line bg-sunken px-1 font-sans text-2xs text-ink-muted',
        className,
      )}
    >
      {children}
    </kbd>
  );
}
