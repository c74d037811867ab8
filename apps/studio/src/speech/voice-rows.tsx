'use client';

import { Plus, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { languageName, promptLanguages } from '@/prompts/languages';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { newKey, type ProviderForm } from './provider-form';
import { RowProblem } from './request-fields';

interface VoiceRowsProps {
  voices: ProviderForm['voices'];
  onChange: (voices: ProviderForm['voices']) => void;
  errorOf: (field: string) => string | undefined;
}

/** The voices of a provider: a language, and what the provider calls the voice. */
export function VoiceRows({ voices, onChange, errorOf }: VoiceRowsProps) {
  const t = useTranslations('speech');
  const locale = useLocale();
  const listId = useId();
  const change = (key: number, part: { language?: string; voice?: string }) =>
    onChange(voices.map((voice) => (voice.key === key ? { ...voice, ...part } : voice)));
  // The server counts the rows that it was sent: those with a voice.
  const places = new Map(voices.filter(({ voice }) => voice.trim() !== '').map(({ key }, index) => [key, index]));
  return (
    <fieldset className="flex flex-col gap-2 sm:col-span-2">
      <legend className="text-sm font-medium">{t('voices')}</legend>
      <p className="text-xs text-ink-muted">{t('voices_help')}</p>
      <datalist id={listId}>
        {promptLanguages.map((language) => (
          <option key={language} value={language}>
            {languageName(language, locale)}
          </option>
        ))}
      </datalist>
      {voices.map(({ key, language, voice }, index) => (
        <div key={key} className="flex flex-col gap-1">
          <div className="flex gap-2">
            <Input
              aria-label={t('voice_language', { row: index + 1 })}
              value={language}
              list={listId}
              maxLength={40}
              spellCheck={false}
              placeholder="en-US"
              className="basis-1/4"
              onChange={(event) => change(key, { language: event.currentTarget.value })}
            />
            <Input
              aria-label={t('voice_name', { row: index + 1 })}
              value={voice}
              maxLength={200}
              spellCheck={false}
              placeholder="alloy"
              className="min-w-0 flex-1"
              onChange={(event) => change(key, { voice: event.currentTarget.value })}
            />
            <Button
              variant="ghost"
              size="icon"
              aria-label={t('remove_voice', { row: index + 1 })}
              onClick={() => onChange(voices.filter((one) => one.key !== key))}
            >
              <X aria-hidden />
            </Button>
          </div>
          <RowProblem text={errorOf(`voices.${places.get(key) ?? ''}`)} />
        </div>
      ))}
      <Button
        size="sm"
        className="self-start"
        onClick={() =>
          onChange([...voices, { key: newKey(), language: voices.at(-1)?.language ?? 'en-US', voice: '' }])
        }
      >
        <Plus aria-hidden />
        {t('add_voice')}
      </Button>
    </fieldset>
  );
}
