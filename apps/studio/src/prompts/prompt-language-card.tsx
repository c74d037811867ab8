'use client';

import { useMutation } from '@tanstack/react-query';
import { Trash2, Upload, Volume2, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { AudioPlayer } from '@/media/audio-player';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card } from '@/ui/card';
import { FormField } from '@/ui/form-field';
import { Textarea } from '@/ui/input';
import { languageName } from './languages';
import { uploadSound } from './upload-sound';

export interface Sound {
  id: string;
  name: string;
  durationMs: number;
}

interface PromptLanguageCardProps {
  language: string;
  part: { text?: string; audioId?: string };
  sound: Sound | undefined;
  editable: boolean;
  onChange: (part: { text?: string; audioId?: string }) => void;
  onUploaded: (sound: Sound) => void;
  onRemove: () => void;
}

/** What a prompt says in one language. */
export function PromptLanguageCard(props: PromptLanguageCardProps) {
  const { language, part, sound, editable, onChange, onUploaded, onRemove } = props;
  const t = useTranslations('prompts');
  const locale = useLocale();
  const trpc = useTRPC();
  const hear = useMutation(trpc.prompts.hear.mutationOptions());
  const name = languageName(language, locale);
  const text = part.text ?? '';
  return (
    <Card>
      <header className="flex items-center gap-2 border-b border-line py-2 pr-2 pl-4">
        <h2 className="flex-1 text-base font-semibold">
          {name} <span className="text-xs font-normal text-ink-faint">{language}</span>
        </h2>
        {editable && (
          <Button
            variant="danger-ghost"
            size="icon-sm"
            aria-label={t('remove_language', { language: name })}
            onClick={onRemove}
          >
            <Trash2 aria-hidden />
          </Button>
        )}
      </header>
      <div className="flex flex-col gap-4 p-4">
        <FormField label={t('text')} help={t('text_help')}>
          {(control) => (
            <Textarea
              {...control}
              lang={language}
              value={text}
              readOnly={!editable}
              maxLength={4_000}
              placeholder={t('text_placeholder')}
              onChange={(event) => {
                hear.reset();
                onChange({ ...part, text: event.currentTarget.value });
              }}
            />
          )}
        </FormField>
        <div className="flex min-h-8 flex-wrap items-center gap-3">
          <Button
            size="sm"
            disabled={text.trim() === ''}
            loading={hear.isPending}
            onClick={() => hear.mutate({ text, language })}
          >
            <Volume2 aria-hidden />
            {t('hear')}
          </Button>
          {hear.data !== undefined && (
            <AudioPlayer
              key={hear.data.src}
              src={hear.data.src}
              label={name}
              durationMs={hear.data.durationMs}
              autoPlay
              className="max-w-md flex-1"
            />
          )}
        </div>
        <SoundField
          language={language}
          sound={sound}
          editable={editable}
          onUploaded={(uploaded) => {
            onUploaded(uploaded);
            onChange({ ...part, audioId: uploaded.id });
          }}
          onRemove={() => {
            const { audioId: _, ...rest } = part;
            onChange(rest);
          }}
        />
      </div>
    </Card>
  );
}

interface SoundFieldProps {
  language: string;
  sound: Sound | undefined;
  editable: boolean;
  onUploaded: (sound: Sound) => void;
  onRemove: () => void;
}

function SoundField({ language, sound, editable, onUploaded, onRemove }: SoundFieldProps) {
  const t = useTranslations('prompts');
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const choose = async (file: File) => {
    setPending(true);
    setProblem(null);
    const result = await uploadSound(file, language, locale);
    setPending(false);
    if ('sound' in result) onUploaded(result.sound);
    else setProblem(result.problem ?? t(result.reason, { name: file.name }));
  };

  return (
    <div className="flex flex-col gap-2 border-t border-line pt-4">
      <p className="text-sm font-medium">{t('recording')}</p>
      {problem !== null && <Callout tone="danger">{problem}</Callout>}
      {sound !== undefined && (
        <div className="flex items-center gap-2">
          <span className="max-w-40 truncate text-sm">{sound.name}</span>
          <AudioPlayer
            key={sound.id}
            src={`/api/media/audio/${sound.id}`}
            label={sound.name}
            durationMs={sound.durationMs}
            className="flex-1"
          />
          {editable && (
            <Button variant="danger-ghost" size="icon-sm" aria-label={t('remove_recording')} onClick={onRemove}>
              <X aria-hidden />
            </Button>
          )}
        </div>
      )}
      {editable && (
        <div className="flex flex-wrap items-center gap-3">
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
              if (file !== undefined) void choose(file);
            }}
          />
          <Button size="sm" loading={pending} onClick={() => input.current?.click()}>
            <Upload aria-hidden />
            {t(sound === undefined ? 'upload' : 'replace')}
          </Button>
          <span className="text-xs text-ink-muted">{t('upload_hint')}</span>
        </div>
      )}
    </div>
  );
}
