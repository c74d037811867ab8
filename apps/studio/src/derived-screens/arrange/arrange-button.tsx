'use client';

import type { ScreenSurface } from '@patchbay/records';
import { SlidersHorizontal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { ArrangeDialog } from './arrange-dialog';

/** Opens what a person, or a role, wants to see of what is derived. */
export function ArrangeButton({ surface }: { surface: ScreenSurface }) {
  const t = useTranslations('derived_screens.arrange');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <SlidersHorizontal aria-hidden />
        {t('open')}
      </Button>
      {open && <ArrangeDialog surface={surface} onClose={() => setOpen(false)} />}
    </>
  );
}
