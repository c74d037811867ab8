'use client';

import { useMutation } from '@tanstack/react-query';
import { Volume2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { AudioPlayer } from '@/media/audio-player';
import { Button } from '@/ui/button';

interface HearVoiceProps {
  text: string;
  language: string;
  voiceId: string;
  voiceName: string;
}

/** Has one voice say a text. A voice that cannot says why, here where it was asked. */
export function HearVoice({ text, language, voiceId, voiceName }: HearVoiceProps) {
  const t = useTranslations('speech');
  const locale = useLocale();
  const trpc = useTRPC();
  const hear = useMutation(trpc.speech.hear.mutationOptions({ meta: { showsFailure: true } }));
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        aria-label={t('hear_voice', { voice: voiceName })}
        disabled={text.trim() === ''}
        loading={hear.isPending}
        onClick={() => hear.mutate({ text: text.trim(), language, voiceId })}
      >
        {!hear.isPending && <Volume2 aria-hidden />}
        {t('hear')}
      </Button>
      {hear.data !== undefined && (
        <AudioPlayer
          key={hear.data.src}
          src={hear.data.src}
          label={voiceName}
          durationMs={hear.data.durationMs}
          autoPlay
          className="order-last min-w-0 basis-full"
        />
      )}
      {hear.isError && (
        <p role="alert" className="order-last basis-full text-xs text-danger">
          {failureText(hear.error, locale)}
        </p>
      )}
    </>
  );
}
