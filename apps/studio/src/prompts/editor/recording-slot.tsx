'use client';

import { AudioWaveform, Mic, Square, Upload, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatDuration } from '@/intl/duration';
import { AudioPlayer } from '@/media/audio-player';
import { findingsOf, levelingHelps } from '@/media/sound/sound-findings';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { classNames } from '@/ui/class-names';
import { useFileChoice } from '@/ui/files/use-file-choice';
import { SoundFindings } from '../sound-findings';
import { type Sound, type UploadResult, uploadSamples, uploadSound } from '../upload-sound';
import { LevelDialog } from './level-dialog';
import { useRecorder } from './use-recorder';

interface RecordingSlotProps {
  /** What is recorded; part of the names of its buttons. */
  readonly label: string;
  readonly language: string;
  readonly sound: Sound | undefined;
  readonly editable: boolean;
  readonly onSound: (sound: Sound) => void;
  readonly onRemove: () => void;
}

/** The place of one recording: heard, uploaded, dropped, recorded here, levelled, or taken away. */
export function RecordingSlot({ label, language, sound, editable, onSound, onRemove }: RecordingSlotProps) {
  const t = useTranslations('prompts');
  const locale = useLocale();
  const recorder = useRecorder();
  const [pending, setPending] = useState(false);
  const [leveling, setLeveling] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const take = async (name: string, upload: () => Promise<UploadResult>) => {
    setPending(true);
    setProblem(null);
    const result = await upload();
    setPending(false);
    if ('sound' in result) onSound(result.sound);
    else setProblem(result.problem ?? t(result.reason, { name }));
  };
  const choose = (file: File) => take(file.name, () => uploadSound(file, language, locale));
  const stopRecording = async () => {
    const samples = await recorder.stop();
    if (samples === null) return setProblem(t('nothing_recorded'));
    await take(label, () => uploadSamples(samples, { name: label, language, locale, source: 'recorded' }));
  };
  const files = useFileChoice({
    accept: 'audio/*',
    label: `${t('upload')}: ${label}`,
    disabled: !editable,
    onFiles: ([file]) => void choose(file),
  });
  const findings = sound === undefined ? [] : findingsOf(sound.measures, sound.durationMs);

  return (
    <div
      {...files.drop}
      className={classNames('flex flex-col gap-2 rounded-md', files.over && 'outline-2 outline-dashed outline-focus')}
    >
      {problem !== null && <Callout tone="danger">{problem}</Callout>}
      {sound !== undefined && (
        <div className="flex flex-wrap items-center gap-2">
          {sound.name !== label && (
            <span className="max-w-40 truncate text-sm" title={sound.name}>
              {sound.name}
            </span>
          )}
          <AudioPlayer
            key={sound.id}
            src={`/api/media/audio/${sound.id}`}
            label={sound.name}
            durationMs={sound.durationMs}
            className="min-w-48 flex-1"
          />
          {editable && (
            <Button
              variant="danger-ghost"
              size="icon-sm"
              aria-label={`${t('remove_recording')}: ${label}`}
              onClick={onRemove}
            >
              <X aria-hidden />
            </Button>
          )}
        </div>
      )}
      {findings.length > 0 && (
        <div className="flex flex-wrap items-center gap-1.5">
          <SoundFindings findings={findings} />
        </div>
      )}
      {editable && (
        <div className="flex flex-wrap items-center gap-2">
          {files.field}
          {recorder.state === 'recording' ? (
            <>
              <Button size="sm" variant="danger" onClick={() => void stopRecording()}>
                <Square aria-hidden />
                {t('record_stop')}
              </Button>
              <meter className="h-2 w-28" min={0} max={1} value={recorder.level} aria-label={t('record_level')} />
              <span className="text-xs text-ink-muted tabular-nums">{formatDuration(recorder.elapsedMs)}</span>
            </>
          ) : (
            <>
              <Button
                size="sm"
                loading={pending}
                aria-label={`${t(sound === undefined ? 'upload' : 'replace')}: ${label}`}
                onClick={files.choose}
              >
                {!pending && <Upload aria-hidden />}
                {t(sound === undefined ? 'upload' : 'replace')}
              </Button>
              <Button
                size="sm"
                disabled={pending}
                loading={recorder.state === 'asking'}
                aria-label={`${t('record')}: ${label}`}
                onClick={() => void recorder.start()}
              >
                {recorder.state !== 'asking' && <Mic aria-hidden />}
                {t('record')}
              </Button>
              {sound !== undefined && (
                <Button
                  size="sm"
                  variant={levelingHelps(findings) ? 'secondary' : 'ghost'}
                  aria-label={`${t('level.open')}: ${label}`}
                  onClick={() => setLeveling(true)}
                >
                  <AudioWaveform aria-hidden />
                  {t('level.open')}
                </Button>
              )}
              <span className="text-xs text-ink-muted">{t('upload_hint')}</span>
            </>
          )}
        </div>
      )}
      {recorder.state === 'refused' && <Callout tone="warning">{t('microphone_refused')}</Callout>}
      {leveling && sound !== undefined && (
        <LevelDialog
          sound={sound}
          language={language}
          onClose={() => setLeveling(false)}
          onLeveled={(leveled) => {
            setLeveling(false);
            onSound(leveled);
          }}
        />
      )}
    </div>
  );
}
