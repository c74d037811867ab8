'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { dayWords } from '../day-words';
import { dayAfter } from '../shift-clock';

interface DayChoiceProps {
  monday: string;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** On which days of the week that is shown. */
export function DayChoice({ monday, chosen, onChange }: DayChoiceProps) {
  const t = useTranslations('shifts.dialog');
  const locale = useLocale();
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t('days')}</legend>
      <div className="flex flex-wrap gap-1">
        {Array.from({ length: 7 }, (_, index) => dayAfter(monday, index)).map((day) => {
          const on = chosen.includes(day);
          return (
            <Button
              key={day}
              size="sm"
              variant={on ? 'primary' : 'secondary'}
              aria-pressed={on}
              onClick={() => onChange(on ? chosen.filter((one) => one !== day) : [...chosen, day])}
            >
              {dayWords(day, 'short', locale)}
            </Button>
          );
        })}
      </div>
      {chosen.length === 0 && <p className="mt-1 text-xs text-ink-muted">{t('days_none')}</p>}
    </fieldset>
  );
}
