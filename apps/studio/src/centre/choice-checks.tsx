'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '@/ui/checkbox';

interface ChoiceChecksProps {
  label: string;
  /** What it means when nothing is chosen, or what to choose. */
  help?: string;
  options: readonly { id: string; name: string }[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  error?: string | undefined;
}

/** Several of a list, with a box each. */
export function ChoiceChecks({ label, help, options, value, onChange, error }: ChoiceChecksProps) {
  const t = useTranslations('centre');
  const chosen = new Set(value);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(options.filter((option) => next.has(option.id)).map((option) => option.id));
  };
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {options.length === 0 ? (
        <p className="text-xs text-ink-muted">{t('nothing_to_choose')}</p>
      ) : (
        <div className="grid max-h-56 gap-x-4 gap-y-1 overflow-y-auto rounded-md border border-line p-2 sm:grid-cols-2">
          {options.map((option) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the check box inside is a button, which a label around it names
            <label
              key={option.id}
              className="flex min-w-0 cursor-pointer items-center gap-2 rounded-sm px-1 py-1 text-sm hover:bg-hover"
            >
              <Checkbox checked={chosen.has(option.id)} onChange={() => toggle(option.id)} label={option.name} />
              <span className="truncate">{option.name}</span>
            </label>
          ))}
        </div>
      )}
      {help !== undefined && <p className="text-xs text-ink-muted">{help}</p>}
      {error !== undefined && (
        <p role="alert" className="text-xs text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
