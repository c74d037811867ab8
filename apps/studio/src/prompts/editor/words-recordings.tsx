'use client';

import { useTranslations } from 'next-intl';
import { wordsBetween } from '../exchange/script-rows';
import type { PromptPart } from '../prompt-state';
import type { Sound } from '../upload-sound';
import { RecordingSlot } from './recording-slot';

interface WordsRecordingsProps {
  readonly language: string;
  readonly part: PromptPart;
  readonly sounds: readonly Sound[];
  readonly editable: boolean;
  readonly onChange: (part: PromptPart) => void;
  readonly onUploaded: (sound: Sound) => void;
}

/** Recordings of the words around the values of a text: played in their places, with the values spoken between them. */
export function WordsRecordings({ language, part, sounds, editable, onChange, onUploaded }: WordsRecordingsProps) {
  const t = useTranslations('prompts.values');
  const { wordsAudio = {}, ...rest } = part;
  const put = (next: Record<string, string>) =>
    onChange(Object.keys(next).length === 0 ? rest : { ...rest, wordsAudio: next });
  return (
    <div className="flex flex-col gap-3">
      <p className="text-xs text-ink-muted">{t('words_help')}</p>
      {(wordsBetween(part.text ?? '') ?? []).map((words) => (
        <div key={words} className="flex flex-col gap-1.5 border-l-2 border-line pl-3">
          <p lang={language} className="text-sm">
            {words}
          </p>
          <RecordingSlot
            label={words}
            language={language}
            sound={sounds.find(({ id }) => id === wordsAudio[words])}
            editable={editable}
            onSound={(sound) => {
              onUploaded(sound);
              put({ ...wordsAudio, [words]: sound.id });
            }}
            onRemove={() => {
              const { [words]: _, ...others } = wordsAudio;
              put(others);
            }}
          />
        </div>
      ))}
    </div>
  );
}
