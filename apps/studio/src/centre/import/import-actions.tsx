'use client';

import type { ImportKind } from '@patchbay/records';
import { Download, EllipsisVertical, Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { Button } from '@/ui/button';
import { Menu, MenuItem } from '@/ui/menu';
import { ImportDialog } from './import-dialog';
import { useExport } from './use-export';

/** The menu beside a list by which it is imported and exported. */
export function ImportActions({ kind }: { kind: ImportKind }) {
  const t = useTranslations('centre.import');
  const ui = useTranslations('ui');
  const editable = useCan()('centre.edit');
  const [importing, setImporting] = useState(false);
  const exportCsv = useExport(kind);
  return (
    <>
      <Menu
        trigger={
          <Button size="icon" aria-label={ui('more')}>
            <EllipsisVertical aria-hidden />
          </Button>
        }
      >
        {editable && (
          <MenuItem onClick={() => setImporting(true)}>
            <Upload aria-hidden />
            {t('import')} …
          </MenuItem>
        )}
        <MenuItem onClick={() => void exportCsv()}>
          <Download aria-hidden />
          {t('export')}
        </MenuItem>
      </Menu>
      {importing && <ImportDialog kind={kind} onClose={() => setImporting(false)} />}
    </>
  );
}
