'use client';

import {
  type HolidayEntry,
  holidayColumns,
  readHourSpans,
  writeHolidayRow,
  writeHourSpans,
} from '@patchbay/flow-schema';
import { Download, Plus, Trash2, Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { writeCsv } from '@/centre/import/read-csv';
import { saveText } from '@/centre/import/save-text';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Input } from '@/ui/input';
import { HolidaysImportDialog } from './holidays-import-dialog';

interface HolidaysTableProps {
  readonly holidays: readonly HolidayEntry[];
  readonly editable: boolean;
  readonly fileName: string;
  readonly onChange: (holidays: HolidayEntry[]) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** Holidays in the order of their dates; those with times are open then, the others are closed all day. */
export function HolidaysTable({ holidays, editable, fileName, onChange, errorOf }: HolidaysTableProps) {
  const t = useTranslations('hours.holidays');
  const [importing, setImporting] = useState(false);
  const put = (index: number, part: Partial<HolidayEntry>) =>
    onChange(holidays.map((holiday, at) => (at === index ? { ...holiday, ...part } : holiday)));
  return (
    <div className="flex flex-col gap-2">
      {holidays.length === 0 ? (
        <p className="text-sm text-ink-muted">{t('none')}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {holidays.map((holiday, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a day that is being typed has no identity but its place
            <li key={index}>
              <div className="flex flex-wrap items-center gap-2">
                <Input
                  type="date"
                  className="w-36"
                  aria-label={t('date')}
                  disabled={!editable}
                  value={holiday.date}
                  onChange={(event) => put(index, { date: event.currentTarget.value })}
                />
                <Input
                  className="min-w-40 flex-1"
                  aria-label={t('name')}
                  placeholder={t('name')}
                  maxLength={200}
                  disabled={!editable}
                  value={holiday.name}
                  onChange={(event) => put(index, { name: event.currentTarget.value })}
                />
                <HoursField hours={holiday.hours} disabled={!editable} onChange={(hours) => put(index, { hours })} />
                {/* biome-ignore lint/a11y/noLabelWithoutControl: the check box inside is a button, which a label around it names */}
                <label className="flex cursor-pointer items-center gap-1.5 text-sm">
                  <Checkbox
                    checked={holiday.yearly}
                    label={t('yearly')}
                    disabled={!editable}
                    onChange={(yearly) => put(index, { yearly })}
                  />
                  {t('yearly')}
                </label>
                {editable && (
                  <Button
                    size="icon-sm"
                    variant="ghost"
                    aria-label={t('remove', { name: holiday.name })}
                    onClick={() => onChange(holidays.filter((_, at) => at !== index))}
                  >
                    <Trash2 aria-hidden />
                  </Button>
                )}
              </div>
              {errorOf(`holidays.${index}`) !== undefined && (
                <p className="mt-1 text-xs text-danger-ink">{errorOf(`holidays.${index}`)}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="mt-1 flex flex-wrap gap-2">
        {editable && (
          <>
            <Button size="sm" onClick={() => onChange([...holidays, { name: '', date: '', yearly: false, hours: [] }])}>
              <Plus aria-hidden />
              {t('add')}
            </Button>
            <Button size="sm" onClick={() => setImporting(true)}>
              <Upload aria-hidden />
              {t('import')} …
            </Button>
          </>
        )}
        {holidays.length > 0 && (
          <Button
            size="sm"
            onClick={() => saveText(`${fileName}.csv`, writeCsv(holidayColumns, holidays.map(writeHolidayRow)))}
          >
            <Download aria-hidden />
            {t('export')}
          </Button>
        )}
      </div>
      {importing && (
        <HolidaysImportDialog
          before={holidays}
          onImport={(next) => {
            onChange(next);
            setImporting(false);
          }}
          onClose={() => setImporting(false)}
        />
      )}
    </div>
  );
}

interface HoursFieldProps {
  readonly hours: HolidayEntry['hours'];
  readonly disabled: boolean;
  readonly onChange: (hours: HolidayEntry['hours']) => void;
}

/** Times as they are written; what is no time yet stays until it is one. */
function HoursField({ hours, disabled, onChange }: HoursFieldProps) {
  const t = useTranslations('hours.holidays');
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && !readHourSpans(typed).ok;
  return (
    <Input
      className="w-44"
      aria-label={t('hours')}
      aria-invalid={wrong}
      title={wrong ? t('hours_wrong') : undefined}
      placeholder={t('closed_all_day')}
      disabled={disabled}
      value={typed ?? writeHourSpans(hours)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const reading = readHourSpans(text);
        if (reading.ok) onChange(reading.hours);
      }}
      onBlur={() => !wrong && setTyped(null)}
    />
  );
}
