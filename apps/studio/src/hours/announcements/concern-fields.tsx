'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '@/ui/checkbox';
import { Segmented } from '@/ui/segmented';
import type { Concern } from './announcement';

interface ConcernFieldsProps {
  readonly concerns: Concern;
  readonly numbers: readonly { readonly number: string; readonly label: string }[];
  readonly hours: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (concerns: Concern) => void;
  readonly error: string | undefined;
}

/** Whom it concerns: every call, those to certain numbers, or those that ask for certain opening hours. */
export function ConcernFields({ concerns, numbers, hours, onChange, error }: ConcernFieldsProps) {
  const t = useTranslations('hours.announcements');
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t('concerns')}</legend>
      <Segmented
        label={t('concerns')}
        value={concerns.kind}
        options={[
          { value: 'all', label: t('all') },
          { value: 'hours', label: t('some_hours') },
          { value: 'numbers', label: t('some_numbers') },
        ]}
        onChange={(kind) =>
          onChange(kind === 'all' ? { kind } : kind === 'numbers' ? { kind, numbers: [] } : { kind, hoursIds: [] })
        }
      />
      <p className="mt-1 text-xs text-ink-muted">{t(`concerns_help_${concerns.kind}`)}</p>
      {concerns.kind === 'numbers' && (
        <Choices
          choices={numbers.map(({ number, label }) => ({ id: number, name: `${number} ${label}` }))}
          chosen={concerns.numbers}
          none={t('no_numbers')}
          onChange={(chosen) => onChange({ kind: 'numbers', numbers: chosen })}
        />
      )}
      {concerns.kind === 'hours' && (
        <Choices
          choices={hours}
          chosen={concerns.hoursIds}
          none={t('no_hours')}
          onChange={(chosen) => onChange({ kind: 'hours', hoursIds: chosen })}
        />
      )}
      {error !== undefined && <p className="mt-1 text-xs text-danger-ink">{error}</p>}
    </fieldset>
  );
}

interface ChoicesProps {
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly none: string;
  readonly onChange: (chosen: string[]) => void;
}

function Choices({ choices, chosen, none, onChange }: ChoicesProps) {
  if (choices.length === 0) return <p className="mt-2 text-sm text-ink-muted">{none}</p>;
  return (
    <div className="mt-2 flex max-h-40 flex-col gap-1.5 overflow-y-auto">
      {choices.map(({ id, name }) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the check box inside is a button, which a label around it names
        <label key={id} className="flex cursor-pointer items-center gap-2 text-sm">
          <Checkbox
            checked={chosen.includes(id)}
            label={name}
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((each) => each !== id))}
          />
          {name}
        </label>
      ))}
    </div>
  );
}
