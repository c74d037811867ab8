'use client';

import type { Announced } from '@patchbay/flow-schema';
import { Plus, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { HearText } from '@/flows/editor/forms/prompt/hear-text';
import { languageName, promptLanguages } from '@/prompts/languages';
import { Button } from '@/ui/button';
import { FormField } from '@/ui/form-field';
import { Textarea } from '@/ui/input';
import { Menu, MenuItem } from '@/ui/menu';

interface AnnouncementTextsProps {
  readonly says: Announced['says'];
  readonly onChange: (says: Announced['says']) => void;
  readonly errorOf: (field: string) => string | undefined;
}

const firstLanguages = ['en-US', 'zh-CN'] as const;

/** What is said, in each language; callers of any other language hear the first. */
export function AnnouncementTexts({ says, onChange, errorOf }: AnnouncementTextsProps) {
  const t = useTranslations('hours.announcements');
  const locale = useLocale();
  // The order in which they are shown, also of those without a word yet.
  const [languages, setLanguages] = useState<readonly string[]>(
    Object.keys(says).length === 0 ? firstLanguages : Object.keys(says),
  );
  const rest = promptLanguages.filter((language) => !languages.includes(language));
  return (
    <div className="flex flex-col gap-3">
      {languages.map((language) => {
        const text = says[language]?.text ?? '';
        const name = languageName(language, locale);
        return (
          <div key={language}>
            <FormField label={name} error={errorOf(`says.${language}`)}>
              {(control) => (
                <Textarea
                  {...control}
                  rows={2}
                  maxLength={4_000}
                  lang={language}
                  value={text}
                  placeholder={
                    language.startsWith('zh') ? '由于大雪，我们今天休息。' : 'We are closed today because of snow.'
                  }
                  onChange={(event) => onChange({ ...says, [language]: { text: event.currentTarget.value } })}
                />
              )}
            </FormField>
            <div className="flex items-start gap-1">
              <HearText text={text} language={language} />
              {languages.length > 1 && (
                <Button
                  size="sm"
                  variant="ghost"
                  className="mt-1.5 ml-auto"
                  onClick={() => {
                    const { [language]: _, ...others } = says;
                    setLanguages(languages.filter((each) => each !== language));
                    onChange(others);
                  }}
                >
                  <X aria-hidden />
                  {t('remove_language', { language: name })}
                </Button>
              )}
            </div>
          </div>
        );
      })}
      <Menu
        align="start"
        className="max-h-72 overflow-y-auto"
        trigger={
          <Button size="sm" className="self-start">
            <Plus aria-hidden />
            {t('add_language')}
          </Button>
        }
      >
        {rest.map((language) => (
          <MenuItem key={language} onClick={() => setLanguages([...languages, language])}>
            {languageName(language, locale)}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
