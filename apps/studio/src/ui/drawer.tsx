'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from './button';
import { classNames } from './class-names';

interface DrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** Hides the title visually where the content shows one of its own. */
  titleHidden?: boolean;
  side?: 'left' | 'right';
  children: ReactNode;
  footer?: ReactNode;
  className?: string;
}

/** A panel that slides in from an edge, modal. */
export function Drawer({
  open,
  onOpenChange,
  title,
  titleHidden,
  side = 'right',
  children,
  footer,
  className,
}: DrawerProps) {
  const t = useTranslations('ui');
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-50 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={classNames(
            'fixed inset-y-0 z-50 flex w-[min(28rem,calc(100vw-2.5rem))] flex-col border-line bg-raised shadow-dialog outline-none transition-transform duration-150',
            side === 'right'
              ? 'right-0 border-l data-ending-style:translate-x-full data-starting-style:translate-x-full'
              : 'left-0 border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full',
            className,
          )}
        >
          <header
            className={classNames(
              'flex items-center gap-4 px-4 py-3',
              titleHidden ? 'sr-only' : 'border-b border-line',
            )}
          >
            <Base.Title className="min-w-0 flex-1 truncate text-base font-semibold">{title}</Base.Title>
            <Base.Close
              render={
                <Button variant="ghost" size="icon-sm" aria-label={t('close')}>
                  <X aria-hidden />
                </Button>
              }
            />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
          {footer !== undefined && (
            <footer className="flex items-center justify-end gap-2 border-t border-line px-4 py-3">{footer}</footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
