'use client';

import { fillLibraryText } from '@patchbay/flow-schema';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Volume2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { AudioPlayer } from '@/media/audio-player';
import { Button } from '@/ui/button';
import { Select } from '@/ui/select';
import { examplesFor } from './value-rows';

const asCallers = 'as-callers';

interface HearBarProps {
  readonly language: string;
  readonly text: string;
  /** For the values in the text, by name. */
  readonly examples: Readonly<Record<string, string>>;
}

/** Has a text spoken, as callers hear it or in any other voice of the language. */
export function HearBar({ language, text, examples }: HearBarProps) {
  const t = useTranslations('prompts');
  const locale = useLocale();
  const trpc = useTRPC();
  const [voice, setVoice] = useState(asCallers);
  const voices = useQuery(trpc.speech.voices.queryOptions());
  const hear = useMutation(trpc.prompts.hear.mutationOptions({ meta: { showsFailure: true } }));
  const [family] = language.split('-');
  const fitting = (voices.data ?? []).filter((one) => one.language.split('-')[0] === family);
  const values = examplesFor(text, examples);
  const filled = Object.keys(values).length === 0 ? null : fillLibraryText(text, values, language);
  const wanted = JSON.stringify([text, language, voice, values]);
  const [heard, setHeard] = useState('');
  return (
    <>
      {filled?.ok === true && (
        <p lang={language} className="basis-full rounded-md bg-sunken px-2.5 py-1.5 text-sm text-ink-muted">
          {filled.pieces.map((piece) => piece.text).join('')}
        </p>
      )}
      <Button
        size="sm"
        disabled={text.trim() === '' || filled?.ok === false}
        loading={hear.isPending}
        onClick={() => {
          setHeard(wanted);
          hear.mutate({ text, language, voiceId: voice === asCallers ? null : voice, values });
        }}
      >
        {!hear.isPending && <Volume2 aria-hidden />}
        {t('hear')}
      </Button>
      {fitting.length > 0 && (
        <Select
          label={t('voice')}
          size="sm"
          className="w-48"
          value={voice}
          options={[
            { value: asCallers, label: t('voice_callers') },
            ...fitting.map((one) => ({ value: one.id, label: one.voice, hint: `${one.provider} · ${one.language}` })),
          ]}
          onChange={setVoice}
        />
      )}
      {hear.data !== undefined && heard === wanted && (
        <AudioPlayer
          key={hear.data.src}
          src={hear.data.src}
          label={t('hear')}
          durationMs={hear.data.durationMs}
          autoPlay
          className="max-w-md min-w-48 flex-1"
        />
      )}
      {hear.isError && heard === wanted && (
        <p role="alert" className="basis-full text-xs text-danger">
          {failureText(hear.error, locale)}
        </p>
      )}
    </>
  );
}
