'use client';

import type { SoundMeasures } from '@patchbay/drizzle';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { AudioPlayer } from '@/media/audio-player';
import { levelSound, targetLufsDefault } from '@/media/sound/level-sound';
import { measureSound } from '@/media/sound/measure-sound';
import { pcmOf } from '@/media/sound/samples';
import { soundRateHz, writeWav } from '@/media/wav';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Select } from '@/ui/select';
import { SkeletonRows } from '@/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { type Sound, uploadSamples } from '../upload-sound';
import { loadSamples } from './load-samples';

const targets = [-28, -25, targetLufsDefault, -19, -16];

interface LevelDialogProps {
  readonly sound: Sound;
  readonly language: string;
  readonly onClose: () => void;
  readonly onLeveled: (sound: Sound) => void;
}

/** A recording before and after levelling, to be compared by ear and by figures. */
export function LevelDialog({ sound, language, onClose, onLeveled }: LevelDialogProps) {
  const t = useTranslations('prompts.level');
  const prompts = useTranslations('prompts');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const [target, setTarget] = useState(targetLufsDefault);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const before = useQuery({
    queryKey: ['samples', sound.id],
    queryFn: () => loadSamples(sound.id),
    staleTime: Infinity,
  });
  const samples = before.data ?? null;
  const after = useMemo(() => (samples === null ? null : levelSound(samples, soundRateHz, target)), [samples, target]);
  const heard = useMemo(
    () => (after === null ? null : new Blob([writeWav(pcmOf(after))], { type: 'audio/wav' })),
    [after],
  );
  const use = async () => {
    if (after === null) return;
    setSaving(true);
    const result = await uploadSamples(after, { name: sound.name, language, locale, leveledFrom: sound.id });
    setSaving(false);
    if ('sound' in result) onLeveled(result.sound);
    else setProblem(result.problem ?? prompts(result.reason, { name: sound.name }));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={t('description')}
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button variant="primary" disabled={after === null} loading={saving} onClick={() => void use()}>
            {t('use')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {problem !== null && <Callout tone="danger">{problem}</Callout>}
        {before.isPending ? (
          <SkeletonRows rows={4} label={ui('loading')} />
        ) : samples === null ? (
          <Callout tone="danger">{t('gone')}</Callout>
        ) : after === null || heard === null ? (
          <Callout tone="warning">{t('silent')}</Callout>
        ) : (
          <>
            <FormField label={t('target')} help={t('target_help')} className="max-w-64">
              {({ id }) => (
                <Select
                  id={id}
                  value={String(target)}
                  options={targets.map((lufs) => ({ value: String(lufs), label: t('lufs', { level: lufs }) }))}
                  onChange={(lufs) => setTarget(Number(lufs))}
                />
              )}
            </FormField>
            <Figures before={measureSound(samples, soundRateHz)} after={measureSound(after, soundRateHz)} />
            <div className="grid gap-3 sm:grid-cols-2">
              <Heard label={t('before')}>
                <AudioPlayer
                  src={`/api/media/audio/${sound.id}`}
                  label={t('before')}
                  durationMs={(samples.length / soundRateHz) * 1_000}
                />
              </Heard>
              <Heard label={t('after')}>
                <AudioPlayer
                  key={target}
                  src={heard}
                  label={t('after')}
                  durationMs={(after.length / soundRateHz) * 1_000}
                />
              </Heard>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Heard({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5 rounded-md border border-line p-3">
      <span className="text-xs font-medium text-ink-muted">{label}</span>
      {children}
    </div>
  );
}

function Figures({ before, after }: { before: SoundMeasures; after: SoundMeasures }) {
  const t = useTranslations('prompts.level');
  const format = useFormatter();
  const db = (level: number | null) =>
    level === null ? '–' : format.number(level, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const seconds = (ms: number) => t('seconds', { seconds: ms / 1_000 });
  const rows: [string, string, string][] = [
    [t('loudness'), db(before.loudnessLufs), db(after.loudnessLufs)],
    [t('peak'), db(before.truePeakDbtp), db(after.truePeakDbtp)],
    [t('leading'), seconds(before.leadingSilenceMs), seconds(after.leadingSilenceMs)],
    [t('trailing'), seconds(before.trailingSilenceMs), seconds(after.trailingSilenceMs)],
  ];
  return (
    <Table>
      <TableHead>
        <tr>
          <TableHeader>{t('measure')}</TableHeader>
          <TableHeader className="text-right">{t('before')}</TableHeader>
          <TableHeader className="text-right">{t('after')}</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map(([name, was, is]) => (
          <TableRow key={name}>
            <TableCell>{name}</TableCell>
            <TableCell className="text-right tabular-nums">{was}</TableCell>
            <TableCell className="text-right tabular-nums">{is}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
