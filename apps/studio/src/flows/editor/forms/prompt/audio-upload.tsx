'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { uploadSound } from '@/prompts/upload-sound';
import { Button } from '@/ui/button';
import { useFileChoice } from '@/ui/files/use-file-choice';
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
  const [busy, setBusy] = useState(false);
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
  const files = useFileChoice({ accept: 'audio/*', label: t('upload'), onFiles: ([file]) => void take(file) });
  if (!allowed) return null;
  return (
    <>
      {files.field}
      <Button size="icon" loading={busy} aria-label={t('upload')} title={t('upload')} onClick={files.choose}>
        {!busy && <Upload aria-hidden />}
      </Button>
    </>
  );
}
