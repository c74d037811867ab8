'use client';

import { useTranslations } from 'next-intl';
import { AudioPlayer } from '@/media/audio-player';
import { Select } from '@/ui/select';
import { useChoices } from '../use-choices';
import { AudioUpload } from './audio-upload';
import { LanguageTabs } from './language-tabs';
import type { PartProps } from './part-props';

/** A recording per language: one that is there already, or a file uploaded on the spot. */
export function RecordingPart({ part, disabled, onChange }: PartProps<'recording'>) {
  const t = useTranslations('flows.prompt');
  const { audio } = useChoices();
  const set = (language: string, id: string) => onChange({ ...part, audio: { ...part.audio, [language]: id } });
  return (
    <LanguageTabs present={Object.keys(part.audio)} filled={(language) => (part.audio[language] ?? '') !== ''}>
      {(language) => {
        const current = part.audio[language] ?? '';
        const options = audio.map((one) => ({
          value: one.id,
          label: one.name,
          hint: t('seconds', { seconds: Math.round(one.durationMs / 100) / 10 }),
        }));
        const known = current === '' || options.some((option) => option.value === current);
        return (
          <div className="space-y-1.5">
            <div className="flex gap-1.5">
              <Select
                label={t('recording')}
                placeholder={t('chooseRecording')}
                value={current === '' ? null : current}
                disabled={disabled}
                options={known ? options : [...options, { value: current, label: t('recordingMissing') }]}
                onChange={(id) => set(language, id)}
              />
              {!disabled && <AudioUpload language={language} onUploaded={(id) => set(language, id)} />}
            </div>
            {current !== '' && known && (
              <AudioPlayer
                key={current}
                src={`/api/media/audio/${current}`}
                label={options.find((option) => option.value === current)?.label ?? t('recording')}
                durationMs={audio.find((one) => one.id === current)?.durationMs ?? null}
              />
            )}
          </div>
        );
      }}
    </LanguageTabs>
  );
}
