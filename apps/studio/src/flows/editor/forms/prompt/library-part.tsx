'use client';

import { useTranslations } from 'next-intl';
import { Select } from '@/ui/select';
import { useChoices } from '../use-choices';
import type { PartProps } from './part-props';

/** A prompt of the library: changed there, heard in every flow that names it. */
export function LibraryPart({ part, disabled, onChange }: PartProps<'prompt'>) {
  const t = useTranslations('flows.prompt');
  const { prompts } = useChoices();
  const options = prompts.map((one) => ({
    value: one.id,
    label: one.name,
    ...(one.published ? {} : { hint: t('promptNotPublished') }),
  }));
  const known = part.promptId === '' || options.some((option) => option.value === part.promptId);
  return (
    <Select
      label={t('kinds.prompt')}
      placeholder={t(options.length === 0 ? 'libraryEmpty' : 'choosePrompt')}
      value={part.promptId === '' ? null : part.promptId}
      disabled={disabled}
      options={known ? options : [...options, { value: part.promptId, label: t('promptMissing') }]}
      onChange={(promptId) => onChange({ kind: 'prompt', promptId })}
    />
  );
}
