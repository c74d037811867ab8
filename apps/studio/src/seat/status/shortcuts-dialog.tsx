'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/ui/dialog';
import { Kbd } from '@/ui/kbd';
import { type SeatKey, seatKeys } from '../core/shortcuts';

/** Every key of the seat. */
export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('seat');
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('shortcuts.title')} description={t('shortcuts.hint')}>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-1.5 sm:grid-cols-[1fr_auto_1fr_auto]">
        {(Object.entries(seatKeys) as [SeatKey, string][]).map(([name, key]) => (
          <div key={name} className="contents">
            <dt className="text-sm">{t(`shortcuts.keys.${name}`)}</dt>
            <dd className="flex gap-1">
              <Kbd>{key}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
