'use client';

import { builtInVoiceId, fillLibraryText } from '@patchbay/flow-schema';
import { useMutation, useQuery } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { Volume2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { AudioPlayer } from '@/media/audio-player';
import { pcmOf } from '@/media/sound/samples';
import { soundRateHz, writeWav } from '@/media/wav';
import { Button } from '@/ui/button';
import { Select } from '@/ui/select';
import { assembleHeard } from './assemble-heard';
import { loadSamples, samplesAt } from './load-samples';
import { examplesFor } from './value-rows';

const asCallers = 'as-callers';

interface HearBarProps {
  readonly language: string;
  readonly text: string;
  /** For the values in the text, by name. */
  readonly examples: Readonly<Record<string, string>>;
  /** Recordings of words around the values, by these words. */
  readonly wordsAudio: Readonly<Record<string, string>>;
}

interface Heard {
  /** What was asked for: another text, voice or example is not heard yet. */
  readonly wanted: string;
  readonly src: string | Blob;
  readonly durationMs: number;
}

/** Has a text spoken, as callers hear it or in any other voice of the language. */
export function HearBar({ language, text, examples, wordsAudio }: HearBarProps) {
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
  const wanted = JSON.stringify([text, language, voice, values, wordsAudio]);
  const [heard, setHeard] = useState<Heard | null>(null);
  const [asked, setAsked] = useState('');
  const [pending, setPending] = useState(false);

  const listen = async () => {
    const voiceId = voice === asCallers ? null : voice;
    const say = (what: string) => hear.mutateAsync({ text: what, language, voiceId, values });
    const joined = filled?.ok
      ? await assembleHeard(filled.pieces, wordsAudio, {
          recording: loadSamples,
          speech: async (what) => samplesAt((await say(what)).src),
        })
      : null;
    if (joined === null) return setHeard({ wanted, ...(await say(text)) });
    const src = new Blob([writeWav(pcmOf(joined))], { type: 'audio/wav' });
    setHeard({ wanted, src, durationMs: (joined.length / soundRateHz) * 1_000 });
  };
  const press = async () => {
    setAsked(wanted);
    setPending(true);
    // What failed is told below, where it was asked for.
    await listen().catch((error: unknown) => {
      if (!(error instanceof TRPCClientError)) throw error;
    });
    setPending(false);
  };
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
        loading={pending}
        onClick={() => void press()}
      >
        {!pending && <Volume2 aria-hidden />}
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
            { value: builtInVoiceId, label: t('voice_built_in') },
          ]}
          onChange={setVoice}
        />
      )}
      {heard !== null && heard.wanted === wanted && !pending && (
        <AudioPlayer
          key={typeof heard.src === 'string' ? heard.src : heard.wanted}
          src={heard.src}
          label={t('hear')}
          durationMs={heard.durationMs}
          autoPlay
          className="max-w-md min-w-48 flex-1"
        />
      )}
      {hear.isError && asked === wanted && (
        <p role="alert" className="basis-full text-xs text-danger">
          {failureText(hear.error, locale)}
        </p>
      )}
    </>
  );
}
