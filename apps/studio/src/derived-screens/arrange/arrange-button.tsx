'use client';

import type { ScreenSurface } from '@patchbay/records';
import { SlidersHorizontal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { Tooltip } from '@/ui/tooltip';
import { ArrangeDialog } from './arrange-dialog';

interface ArrangeButtonProps {
  surface: ScreenSurface;
  /** Where there is no room for words; they stand in the tooltip. */
  iconOnly?: boolean;
}

/** Opens what a person, or a role, wants to see of what is derived. */
export function ArrangeButton({ surface, iconOnly = false }: ArrangeButtonProps) {
  const t = useTranslations('derived_screens.arrange');
  const [open, setOpen] = useState(false);
  return (
    <>
      {iconOnly ? (
        <Tooltip content={t(`title_${surface}`)}>
          <Button variant="ghost" size="icon" aria-label={t(`title_${surface}`)} onClick={() => setOpen(true)}>
            <SlidersHorizontal aria-hidden />
          </Button>
        </Tooltip>
      ) : (
        <Button size={surface === 'floor' ? 'sm' : 'md'} onClick={() => setOpen(true)}>
          <SlidersHorizontal aria-hidden />
          {t('open')}
        </Button>
      )}
      {open && <ArrangeDialog surface={surface} onClose={() => setOpen(false)} />}
    </>
  );
}
