'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';

interface Option {
  id: string;
  label: string;
  percent: number;
}

interface OptionsEditorProps {
  options: Option[];
  place: string;
  errorOf: (field: string) => string | undefined;
  onChange: (options: Option[]) => void;
}

const optionsMax = 10;
const optionsMin = 2;

/** Answers to choose from, each with what of the weight it earns. */
export function OptionsEditor({ options, place, errorOf, onChange }: OptionsEditorProps) {
  const t = useTranslations('quality');
  const error = errorOf(place);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t('options')}</legend>
      {options.map((option, at) => (
        <div key={option.id} className="flex items-center gap-2">
          <Input
            aria-label={t('option_label', { number: at + 1 })}
            value={option.label}
            maxLength={200}
            onChange={(event) => onChange(options.with(at, { ...option, label: event.currentTarget.value }))}
          />
          <Input
            aria-label={t('option_percent', { number: at + 1 })}
            type="number"
            min={0}
            max={100}
            className="w-20! shrink-0"
            value={option.percent}
            onChange={(event) => onChange(options.with(at, { ...option, percent: Number(event.currentTarget.value) }))}
          />
          <span className="text-sm text-ink-muted">%</span>
          <Button
            size="icon"
            variant="ghost"
            aria-label={t('drop_option', { number: at + 1 })}
            disabled={options.length <= optionsMin}
            onClick={() => onChange(options.toSpliced(at, 1))}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      ))}
      {error !== undefined && (
        <p role="alert" className="text-xs text-danger">
          {error}
        </p>
      )}
      <Button
        size="sm"
        className="self-start"
        disabled={options.length >= optionsMax}
        onClick={() => onChange([...options, { id: crypto.randomUUID(), label: '', percent: 50 }])}
      >
        <Plus aria-hidden />
        {t('add_option')}
      </Button>
    </fieldset>
  );
}
