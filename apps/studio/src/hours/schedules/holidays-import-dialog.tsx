'use client';

import { type HolidayEntry, holidayColumns } from '@patchbay/flow-schema';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { TextFileDrop } from '@/ui/files/text-file-drop';
import { FormField } from '@/ui/form-field';
import { Textarea } from '@/ui/input';
import { mergeHolidays, readHolidays } from './read-holidays';

interface HolidaysImportDialogProps {
  readonly before: readonly HolidayEntry[];
  readonly onImport: (holidays: HolidayEntry[]) => void;
  readonly onClose: () => void;
}

/** Holidays from a file: what would be new, and which lines are none. They come into the draft, which is saved as ever. */
export function HolidaysImportDialog({ before, onImport, onClose }: HolidaysImportDialogProps) {
  const t = useTranslations('hours.holidays');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const [text, setText] = useState('');
  const found = useMemo(() => readHolidays(text), [text]);
  const merged = mergeHolidays(before, found.holidays);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('import')}
      description={t('import_help', { columns: holidayColumns.join(', ') })}
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button variant="primary" disabled={found.holidays.length === 0} onClick={() => onImport(merged.holidays)}>
            {t('import_apply', { count: found.holidays.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TextFileDrop onText={setText} />
        <FormField label={t('paste')}>
          {(control) => (
            <Textarea
              {...control}
              rows={6}
              spellCheck={false}
              className="font-mono text-xs"
              placeholder={'date,name,yearly,hours\n2026-12-25,Christmas,yes,\n2026-12-24,Christmas Eve,no,09:00-12:00'}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </FormField>
        {text.trim() !== '' && (
          <p className="flex flex-wrap gap-1.5" aria-live="polite">
            <Badge tone="success">{t('new', { count: merged.added })}</Badge>
            <Badge tone="info">{t('replaced', { count: merged.replaced })}</Badge>
            {found.problems.length > 0 && <Badge tone="danger">{t('bad', { count: found.problems.length })}</Badge>}
          </p>
        )}
        {found.problems.length > 0 && (
          <ul className="max-h-40 overflow-y-auto text-sm text-danger-ink">
            {found.problems.slice(0, 100).map(({ line, reason }) => (
              <li key={`${line} ${reason.en}`}>
                {line === null ? '' : `${t('line', { line })}: `}
                {reason[locale]}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
