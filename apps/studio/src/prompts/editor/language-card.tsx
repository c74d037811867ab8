'use client';

import { Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card } from '@/ui/card';
import { languageName } from '../languages';
import type { PromptPart } from '../prompt-state';
import type { Sound } from '../upload-sound';
import { RecordingSlot } from './recording-slot';
import { TextField } from './text-field';
import { valuesIn } from './value-rows';
import { WordsRecordings } from './words-recordings';

interface LanguageCardProps {
  readonly language: string;
  readonly part: PromptPart;
  /** Whether flows play the prompt in it. */
  readonly needed: boolean;
  readonly sounds: readonly Sound[];
  readonly editable: boolean;
  readonly onChange: (part: PromptPart) => void;
  readonly onUploaded: (sound: Sound) => void;
  readonly onRemove: () => void;
}

/** What a prompt says in one language. */
export function LanguageCard(props: LanguageCardProps) {
  const { language, part, needed, sounds, editable, onChange, onUploaded, onRemove } = props;
  const t = useTranslations('prompts');
  const locale = useLocale();
  const name = languageName(language, locale);
  const sound = sounds.find(({ id }) => id === part.audioId);
  const hasValues = valuesIn(part.text ?? '').length > 0;
  return (
    <Card id={language} aria-label={name} className="scroll-mt-4">
      <header className="flex items-center gap-2 border-b border-line py-2 pr-2 pl-4">
        <h2 className="flex flex-1 flex-wrap items-center gap-x-2 text-base font-semibold">
          {name} <span className="text-xs font-normal text-ink-faint">{language}</span>
          {needed && <Badge tone="info">{t('needed')}</Badge>}
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
        <TextField
          language={language}
          text={part.text ?? ''}
          editable={editable}
          wordsAudio={part.wordsAudio ?? {}}
          onChange={(text) => onChange({ ...part, text })}
        />
        {(editable || sound !== undefined) && (
          <div className="flex flex-col gap-2 border-t border-line pt-4">
            <p className="text-sm font-medium">{t('recording')}</p>
            {hasValues && sound !== undefined && <Callout tone="warning">{t('values.recording_hides')}</Callout>}
            {hasValues && sound === undefined ? (
              <WordsRecordings
                language={language}
                part={part}
                sounds={sounds}
                editable={editable}
                onChange={onChange}
                onUploaded={onUploaded}
              />
            ) : (
              <RecordingSlot
                label={name}
                language={language}
                sound={sound}
                editable={editable}
                onSound={(uploaded) => {
                  onUploaded(uploaded);
                  onChange({ ...part, audioId: uploaded.id });
                }}
                onRemove={() => {
                  const { audioId: _, ...rest } = part;
                  onChange(rest);
                }}
              />
            )}
          </div>
        )}
      </div>
    </Card>
  );
}
