'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { MenuItem } from '@/ui/menu';

/** The menu's way to move a row, for those who neither drag nor use the handle's keys. */
export function OrderItems({ id, ids, onReorder }: { id: string; ids: string[]; onReorder: (ids: string[]) => void }) {
  const t = useTranslations('centre.order');
  const at = ids.indexOf(id);
  const move = (by: -1 | 1) => {
    const rest = ids.filter((other) => other !== id);
    rest.splice(at + by, 0, id);
    onReorder(rest);
  };
  return (
    <>
      <MenuItem disabled={at === 0} onClick={() => move(-1)}>
        <ArrowUp aria-hidden />
        {t('up')}
      </MenuItem>
      <MenuItem disabled={at === ids.length - 1} onClick={() => move(1)}>
        <ArrowDown aria-hidden />
        {t('down')}
      </MenuItem>
    </>
  );
}
