'use client';

import type { RecordingPlacement } from '@patchbay/records';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { failureText } from '@/client/failure';
import { AudioPlayer } from '@/media/audio-player';
import { levelSound } from '@/media/sound/level-sound';
import { pcmOf } from '@/media/sound/samples';
import { soundRateHz, writeWav } from '@/media/wav';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { Spinner } from '@/ui/spinner';
import { loadSamples } from '../editor/load-samples';
import { uploadSamples } from '../upload-sound';
import type { RecordingRow } from './recording-rows';
import { useImportRecordings } from './use-import-recordings';

interface Leveled {
  readonly samples: Float32Array;
  readonly heard: Blob;
}

/** Many recordings, each before and after, then all of them into the drafts or none. */
export function LevelManyDialog({ rows, onClose }: { rows: readonly RecordingRow[]; onClose: () => void }) {
  const t = useTranslations('prompts.level');
  const many = useTranslations('prompts.recordings');
  const prompts = useTranslations('prompts');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const [leveled, setLeveled] = useState<ReadonlyMap<string, Leveled | null>>(new Map());
  const [uploading, setUploading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const put = useImportRecordings();

  useEffect(() => {
    let closed = false;
    const run = async () => {
      for (const { key, sound } of rows) {
        const samples = await loadSamples(sound.id);
        if (closed) return;
        const after = samples === null ? null : levelSound(samples, soundRateHz);
        const made = after && { samples: after, heard: new Blob([writeWav(pcmOf(after))], { type: 'audio/wav' }) };
        setLeveled((before) => new Map(before).set(key, made));
      }
    };
    void run();
    return () => {
      closed = true;
    };
  }, [rows]);

  const usable = rows.filter(({ key }) => leveled.get(key) != null);
  const apply = async () => {
    setUploading(true);
    setProblem(null);
    try {
      const placements: RecordingPlacement[] = [];
      for (const { key, sound, language, placement } of usable) {
        const samples = leveled.get(key)?.samples;
        if (samples === undefined) continue;
        const result = await uploadSamples(samples, { name: sound.name, language, locale, leveledFrom: sound.id });
        if ('reason' in result) {
          setProblem(result.problem ?? prompts(result.reason, { name: sound.name }));
          return;
        }
        placements.push({ ...placement, audioId: result.sound.id });
      }
      await put.mutateAsync({ placements });
      onClose();
    } catch (error) {
      setProblem(failureText(error, locale));
    } finally {
      setUploading(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={many('level_description')}
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button
            variant="primary"
            disabled={leveled.size < rows.length || usable.length === 0}
            loading={uploading}
            onClick={() => void apply()}
          >
            {many('level_apply', { count: usable.length })}
          </Button>
        </>
      }
    >
      {problem !== null && <Callout tone="danger">{problem}</Callout>}
      <ul className="divide-y divide-line">
        {rows.map(({ key, promptName, language, sound }) => {
          const made = leveled.get(key);
          return (
            <li key={key} className="grid items-center gap-x-4 gap-y-1.5 py-2.5 sm:grid-cols-[10rem_1fr_1fr]">
              <span className="truncate text-sm font-medium">
                {promptName} <span className="text-xs font-normal text-ink-faint">{language}</span>
              </span>
              <AudioPlayer
                src={`/api/media/audio/${sound.id}`}
                label={`${promptName}, ${t('before')}`}
                durationMs={sound.durationMs}
              />
              {made === undefined && <Spinner label={ui('loading')} />}
              {made === null && <span className="text-sm text-ink-muted">{t('silent')}</span>}
              {made != null && (
                <AudioPlayer
                  src={made.heard}
                  label={`${promptName}, ${t('after')}`}
                  durationMs={(made.samples.length / soundRateHz) * 1_000}
                />
              )}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
