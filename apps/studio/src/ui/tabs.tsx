'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

type Styled<T> = Omit<T, 'className'> & { className?: string };

export const Tabs = Base.Root;

export function TabsList({ className, children, ...props }: Styled<ComponentProps<typeof Base.List>>) {
  return (
    <Base.List
      className={classNames('relative flex gap-1 overflow-x-auto overflow-y-hidden border-b border-line', className)}
      {...props}
    >
      {children}
      <Base.Indicator className="absolute bottom-0 left-(--active-tab-left) h-0.5 w-(--active-tab-width) bg-accent transition-all" />
    </Base.List>
  );
}

export function Tab({ className, ...props }: Styled<ComponentProps<typeof Base.Tab>>) {
  return (
    <Base.Tab
      className={classNames(
        'inline-flex h-9 shrink-0 items-center gap-1.5 rounded-t-md whitespace-nowrap px-2.5 text-sm font-medium text-ink-muted hover:text-ink data-active:text-ink [&_svg]:size-4',
        className,
      )}
      {...props}
    />
  );
}

export function TabPanel({ className, ...props }: Styled<ComponentProps<typeof Base.Panel>>) {
  return <Base.Panel className={classNames('outline-none', className)} {...props} />;
}
