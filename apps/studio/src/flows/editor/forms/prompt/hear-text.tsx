'use client';

import { useMutation } from '@tanstack/react-query';
import { Volume2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { AudioPlayer } from '@/media/audio-player';
import { Button } from '@/ui/button';

/** Has a text spoken by the voice that callers will hear. A text with values in it cannot be heard beforehand. */
export function HearText({ text, language }: { text: string; language: string }) {
  const t = useTranslations('flows.prompt');
  const trpc = useTRPC();
  const hear = useMutation(trpc.prompts.hear.mutationOptions());
  const fixed = text.trim() !== '' && !text.includes('{{');
  const spoken = hear.data !== undefined && hear.variables?.text === text && hear.variables.language === language;
  return (
    <div className="mt-1.5 flex min-h-7 items-center gap-2">
      <Button
        size="sm"
        variant="ghost"
        disabled={!fixed}
        loading={hear.isPending}
        title={fixed || text.trim() === '' ? undefined : t('hearValues')}
        onClick={() => hear.mutate({ text, language })}
      >
        {!hear.isPending && <Volume2 aria-hidden />}
        {t('hear')}
      </Button>
      {spoken && hear.data !== undefined && (
        <AudioPlayer
          key={hear.data.src}
          src={hear.data.src}
          label={text.slice(0, 60)}
          durationMs={hear.data.durationMs}
          autoPlay
          className="min-w-0 flex-1"
        />
      )}
    </div>
  );
}
