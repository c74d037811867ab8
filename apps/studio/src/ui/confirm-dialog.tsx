'use client';

import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { Button } from './button';

interface ConfirmOptions {
  title: string;
  /** What is lost, in plain words. */
  description: ReactNode;
  /** The verb on the button, e.g. "Delete number". */
  action: string;
  danger?: boolean;
}

type Confirm = (options: ConfirmOptions) => Promise<boolean>;

const ConfirmContext = createContext<Confirm | null>(null);

/** Asks before something that cannot be taken back: `if (await confirm({...})) …`. */
export function useConfirm(): Confirm {
  const confirm = useContext(ConfirmContext);
  if (confirm === null) throw new Error('useConfirm is used outside ConfirmProvider');
  return confirm;
}

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('ui');
  const [options, setOptions] = useState<ConfirmOptions | null>(null);
  const [open, setOpen] = useState(false);
  const answer = useRef<(confirmed: boolean) => void>(undefined);

  const confirm = useCallback<Confirm>((next) => {
    setOptions(next);
    setOpen(true);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }, []);

  const close = (confirmed: boolean) => {
    answer.current?.(confirmed);
    answer.current = undefined;
    setOpen(false);
  };

  return (
    <ConfirmContext value={confirm}>
      {children}
      <Base.Root open={open} onOpenChange={(next) => !next && close(false)}>
        <Base.Portal>
          <Base.Backdrop className="fixed inset-0 z-70 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
          <Base.Popup className="fixed top-1/2 left-1/2 z-70 w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 rounded-xl border border-line bg-raised p-5 shadow-dialog outline-none transition data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0">
            <Base.Title className="text-lg font-semibold">{options?.title}</Base.Title>
            <Base.Description render={<div />} className="mt-1.5 text-sm text-ink-muted [overflow-wrap:anywhere]">
              {options?.description}
            </Base.Description>
            <div className="mt-5 flex justify-end gap-2">
              <Button onClick={() => close(false)}>{t('cancel')}</Button>
              <Button variant={options?.danger ? 'danger' : 'primary'} onClick={() => close(true)}>
                {options?.action}
              </Button>
            </div>
          </Base.Popup>
        </Base.Portal>
      </Base.Root>
    </ConfirmContext>
  );
}
