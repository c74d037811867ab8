'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { uploadSound } from '@/prompts/upload-sound';
import { Button } from '@/ui/button';
import { toast } from '@/ui/toast';
import { useUiLocale } from '../../editor-context';

/** Takes a sound file for one language. */
export function AudioUpload({ language, onUploaded }: { language: string; onUploaded: (id: string) => void }) {
  const t = useTranslations('flows.prompt');
  const prompts = useTranslations('prompts');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const locale = useUiLocale();
  const allowed = useCan()('prompt.edit');
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  if (!allowed) return null;
  const take = async (file: File) => {
    setBusy(true);
    const result = await uploadSound(file, language, locale);
    setBusy(false);
    if ('sound' in result) {
      // The form has to know it, and so do the checks, before the step names it.
      await Promise.all([
        queries.invalidateQueries({ queryKey: trpc.flows.choices.queryKey() }),
        queries.invalidateQueries({ queryKey: trpc.flows.centreFacts.queryKey() }),
      ]);
      onUploaded(result.sound.id);
    } else toast.error(result.problem ?? prompts(result.reason, { name: file.name }));
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="audio/*"
        className="sr-only"
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) void take(file);
        }}
      />
      <Button
        size="icon"
        loading={busy}
        aria-label={t('upload')}
        title={t('upload')}
        onClick={() => input.current?.click()}
      >
        {!busy && <Upload aria-hidden />}
      </Button>
    </>
  );
}
