'use client';

import { Globe } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { FormField } from '@/ui/form-field';
import { Popover } from '@/ui/popover';
import { TimeZoneSelect } from '@/ui/time-zone-select';

interface ZonePickerProps {
  /** Null: that of the centre. */
  value: string | null;
  onChange: (zone: string | null) => void;
  /** What is in use now. */
  shown: string;
}

/** By whose clocks hours and days begin. */
export function ZonePicker({ value, onChange, shown }: ZonePickerProps) {
  const t = useTranslations('reports.zone');
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(shown);
  const known = isZone(text);
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setText(shown);
        setOpen(next);
      }}
      className="w-72"
      trigger={
        <Button aria-label={`${t('label')}: ${shown}`}>
          <Globe aria-hidden />
          <span className="max-w-40 truncate">{shown}</span>
        </Button>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!known) return;
          onChange(text);
          setOpen(false);
        }}
      >
        <FormField label={t('label')} help={t('help')} error={known || text === '' ? undefined : t('unknown')}>
          {({ id }) => <TimeZoneSelect id={id} value={text} onChange={setText} />}
        </FormField>
        <div className="flex justify-end gap-2">
          {value !== null && (
            <Button
              size="sm"
              onClick={() => {
                onChange(null);
                setOpen(false);
              }}
            >
              {t('as_centre')}
            </Button>
          )}
          <Button size="sm" variant="primary" type="submit" disabled={!known}>
            {t('take')}
          </Button>
        </div>
      </form>
    </Popover>
  );
}

function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
