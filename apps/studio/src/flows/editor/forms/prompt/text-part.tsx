'use client';

import { useTranslations } from 'next-intl';
import { useLanguageName } from '../../../use-language-name';
import { CodeField } from '../code-field';
import { HearText } from './hear-text';
import { LanguageTabs } from './language-tabs';
import type { PartProps } from './part-props';

/** A text that is spoken, one per language; `{{ }}` puts values in. */
export function TextPart({ part, disabled, onChange }: PartProps<'text'>) {
  const t = useTranslations('flows.prompt');
  const nameOf = useLanguageName();
  return (
    <LanguageTabs present={Object.keys(part.text)} filled={(language) => (part.text[language] ?? '').trim() !== ''}>
      {(language) => (
        <div lang={language}>
          <CodeField
            kind="template"
            label={t('textIn', { language: nameOf(language) })}
            placeholder={t('textPlaceholder')}
            value={part.text[language] ?? ''}
            disabled={disabled}
            rows={2}
            onChange={(text) => onChange({ ...part, text: { ...part.text, [language]: text } })}
          />
          <HearText text={part.text[language] ?? ''} language={language} />
        </div>
      )}
    </LanguageTabs>
  );
}
