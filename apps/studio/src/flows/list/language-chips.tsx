'use client';

import { languageSchema } from '@patchbay/flow-schema';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { useUiLocale } from '../editor/editor-context';
import { commonLanguages } from '../editor/panels/settings-panel';
import { useLanguageName } from '../use-language-name';

interface LanguageChipsProps {
  readonly control: { readonly id: string };
  readonly languages: readonly string[];
  readonly onChange: (languages: readonly string[]) => void;
}

/** The languages of a new flow: at least one, the first is the one a call begins in. */
export function LanguageChips({ control, languages, onChange }: LanguageChipsProps) {
  const t = useTranslations('flows.list');
  const locale = useUiLocale();
  const nameOf = useLanguageName();
  const [typed, setTyped] = useState('');
  const fits = languageSchema.safeParse(typed).success && !languages.includes(typed);
  const add = () => {
    if (!fits) return;
    onChange([...languages, typed]);
    setTyped('');
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {languages.map((tag) => (
        <span
          key={tag}
          className="inline-flex h-8 items-center gap-1 rounded-md border border-line bg-canvas pr-1 pl-2 text-sm"
        >
          {nameOf(tag)}
          {languages.length > 1 && (
            <Button
              variant="ghost"
              size="icon-sm"
              className="size-6"
              aria-label={t('removeLanguage', { language: nameOf(tag) })}
              onClick={() => onChange(languages.filter((one) => one !== tag))}
            >
              <X aria-hidden />
            </Button>
          )}
        </span>
      ))}
      <Input
        {...control}
        list="new-flow-languages"
        className="w-32"
        placeholder={locale === 'zh' ? 'en-US' : 'zh-CN'}
        value={typed}
        aria-invalid={(typed !== '' && !fits) || undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed === '') return;
          event.preventDefault();
          add();
        }}
      />
      <datalist id="new-flow-languages">
        {commonLanguages.map((tag) => (
          <option key={tag} value={tag}>
            {nameOf(tag)}
          </option>
        ))}
      </datalist>
      <Button size="icon" aria-label={t('addLanguage')} disabled={!fits} onClick={add}>
        <Plus aria-hidden />
      </Button>
    </div>
  );
}
