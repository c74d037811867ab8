'use client';

import { useTranslations } from 'next-intl';
import { Select } from '@/ui/select';
import { useLanguageName } from '../../../use-language-name';
import { useEditor } from '../../editor-context';
import { textOf, type WidgetProps } from '../widget-props';

const unchanged = 'keep';

/** One of the flow's languages, or none where the field may stay empty. */
export function LanguageWidget({ value, onChange, disabled, id, label }: WidgetProps) {
  const t = useTranslations('flows.form');
  const nameOf = useLanguageName();
  const languages = useEditor((state) => state.content.document.languages);
  const current = textOf(value);
  const all = current === '' || languages.includes(current) ? languages : [...languages, current];
  return (
    <Select
      id={id}
      label={label}
      disabled={disabled}
      value={current === '' ? unchanged : current}
      options={[
        { value: unchanged, label: t('languageUnchanged') },
        ...all.map((tag) => ({ value: tag, label: nameOf(tag) })),
      ]}
      onChange={(next) => onChange(next === unchanged ? '' : next)}
    />
  );
}
