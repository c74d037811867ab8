'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '@/ui/checkbox';
import type { Week } from '../week/use-week';

interface AgentChoiceProps {
  week: Week;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** For whom: any agents of the centre. */
export function AgentChoice({ week, chosen, onChange }: AgentChoiceProps) {
  const t = useTranslations('shifts');
  const all = week.agents.map(({ id }) => id);
  const isAll = chosen.length === all.length;
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t('dialog.agents')}</legend>
      <div className="max-h-40 overflow-y-auto rounded-md border border-line p-1">
        <Line label={t('dialog.everybody')} checked={isAll} onChange={(on) => onChange(on ? all : [])} />
        {week.agents.map(({ id, name }) => (
          <Line
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
        ))}
      </div>
      {chosen.length === 0 && <p className="mt-1 text-xs text-ink-muted">{t('dialog.agents_none')}</p>}
    </fieldset>
  );
}

function Line({ label, checked, onChange }: { label: string; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the check box inside is a button, which a label around it names
    <label className="flex cursor-pointer items-center gap-2 rounded-sm px-2 py-1 text-sm hover:bg-hover">
      <Checkbox checked={checked} onChange={onChange} label={label} />
      {label}
    </label>
  );
}
