'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Select } from '@/ui/select';

interface SkillLevelsProps {
  skills: readonly { id: string; name: string }[];
  value: { skillId: string; level: number }[];
  onChange: (value: { skillId: string; level: number }[]) => void;
  editable: boolean;
  error: string | undefined;
}

const newLevel = 5;
const levels = Array.from({ length: 10 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }));

/** What an agent can do, each with a level from 1 to 10. */
export function SkillLevels({ skills, value, onChange, editable, error }: SkillLevelsProps) {
  const t = useTranslations('centre.agents');
  const names = new Map(skills.map(({ id, name }) => [id, name]));
  const rest = skills.filter(({ id }) => !value.some(({ skillId }) => skillId === id));
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 text-sm font-medium">{t('skills')}</legend>
      {value.length === 0 && <p className="text-xs text-ink-muted">{t('skills_none')}</p>}
      {value.map(({ skillId, level }) => (
        <div key={skillId} className="flex items-center gap-2">
          <span className="w-40 truncate text-sm">{names.get(skillId) ?? '…'}</span>
          <div aria-hidden className="hidden h-1.5 w-40 overflow-hidden rounded-full bg-sunken sm:block">
            <div className="h-full bg-accent" style={{ width: `${level * 10}%` }} />
          </div>
          <Select
            size="sm"
            className="w-18"
            label={t('level_of', { skill: names.get(skillId) ?? '' })}
            value={String(level)}
            disabled={!editable}
            options={levels}
            onChange={(next) =>
              onChange(value.map((one) => (one.skillId === skillId ? { skillId, level: Number(next) } : one)))
            }
          />
          {editable && (
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t('take_skill', { skill: names.get(skillId) ?? '' })}
              onClick={() => onChange(value.filter((one) => one.skillId !== skillId))}
            >
              <X aria-hidden />
            </Button>
          )}
        </div>
      ))}
      {editable && rest.length > 0 && (
        <Select
          size="sm"
          className="w-56"
          label={t('add_skill')}
          placeholder={t('add_skill')}
          value={null}
          onChange={(skillId) => onChange([...value, { skillId, level: newLevel }])}
          options={rest.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {error !== undefined && (
        <p role="alert" className="text-xs text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
