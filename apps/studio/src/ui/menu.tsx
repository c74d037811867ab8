'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import Link from 'next/link';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { classNames } from './class-names';
import { Kbd } from './kbd';

const itemClassName =
  'flex w-full cursor-default items-center gap-2 rounded-md px-2 py-1.5 text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint';

interface MenuProps {
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
  className?: string;
}

export function Menu({ trigger, children, align = 'end', side = 'bottom', className }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} className="z-60 outline-none">
          <Base.Popup
            className={classNames(
              'min-w-44 rounded-lg border border-line bg-raised p-1 shadow-popover outline-none',
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps extends Omit<ComponentProps<typeof Base.Item>, 'className'> {
  danger?: boolean;
  shortcut?: string;
}

export function MenuItem({ danger = false, shortcut, children, ...props }: MenuItemProps) {
  return (
    <Base.Item
      className={classNames(itemClassName, danger && 'text-danger data-highlighted:bg-danger-soft [&_svg]:text-danger')}
      {...props}
    >
      {children}
      {shortcut !== undefined && <Kbd className="ml-auto">{shortcut}</Kbd>}
    </Base.Item>
  );
}

export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Base.LinkItem closeOnClick className={itemClassName} render={<Link href={href} />}>
      {children}
    </Base.LinkItem>
  );
}

interface MenuRadioProps<Value extends string> {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  label: string;
}

/** A group in which one is chosen. */
export function MenuRadio<Value extends string>({ value, onChange, options, label }: MenuRadioProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-muted">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={itemClassName}>
            {option.icon}
            <span className="flex-1">{option.label}</span>
            <Base.RadioItemIndicator>
              <Check className="text-accent!" aria-hidden />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}
