'use client';

import { FolderOpen, Upload } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { levelSound } from '@/media/sound/level-sound';
import { soundRateHz } from '@/media/wav';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { classNames } from '@/ui/class-names';
import { Dialog } from '@/ui/dialog';
import { useFileChoice } from '@/ui/files/use-file-choice';
import { Switch } from '@/ui/switch';
import { promptLanguages } from '../languages';
import type { LibraryPrompt } from '../library/library-types';
import { matrixLanguages } from '../library/matrix-cells';
import { useImportRecordings } from '../library/use-import-recordings';
import { uploadSamples } from '../upload-sound';
import { type PlannedFile, type PlanProblem, placementOf, planFiles, planProblems } from './import-plan';
import { ImportRows } from './import-rows';
import { type ChosenFile, type HeardFile, hearFile, unpackFiles } from './read-files';

interface ImportDialogProps {
  readonly prompts: readonly LibraryPrompt[];
  readonly onClose: () => void;
}

/** Many recordings by the names of their files: what would go where, heard and corrected first, then all or none. */
export function ImportDialog({ prompts, onClose }: ImportDialogProps) {
  const t = useTranslations('prompts.import');
  const texts = useTranslations('prompts');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [plan, setPlan] = useState<readonly PlannedFile[]>([]);
  const [heard, setHeard] = useState<readonly HeardFile[]>([]);
  const [leveling, setLeveling] = useState(true);
  const [reading, setReading] = useState(false);
  const [uploaded, setUploaded] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const put = useImportRecordings();
  const languages = [...new Set([...matrixLanguages(prompts), ...promptLanguages])];

  const take = async (chosen: readonly File[]) => {
    setReading(true);
    setProblem(null);
    const { sounds, broken } = await unpackFiles(chosen);
    if (broken.length > 0) setProblem(t('broken_archive', { names: broken.join(', ') }));
    setFiles(sounds);
    setPlan(
      planFiles(
        sounds.map(({ path }) => path),
        prompts,
        languages,
      ),
    );
    const listened: HeardFile[] = [];
    for (const { blob } of sounds) {
      listened.push(await hearFile(blob));
      setHeard([...listened]);
    }
    setReading(false);
  };
  const sounding = (at: number): PlanProblem | null => {
    const one = heard[at];
    if (one === undefined) return null;
    if (one.samples === null) return 'not_sound';
    return one.findings.includes('silent') ? 'silent' : null;
  };
  const problems = planProblems(plan, sounding);
  const good = plan.flatMap((file, at) => (file.included && problems[at] === null ? [at] : []));

  const apply = async () => {
    setProblem(null);
    try {
      const placements = [];
      for (const [done, at] of good.entries()) {
        setUploaded(done);
        const [file, samples] = [plan[at], heard[at]?.samples];
        if (file?.language == null || samples == null) continue;
        const kept = leveling ? (levelSound(samples, soundRateHz) ?? samples) : samples;
        const name = file.path.split('/').at(-1) ?? file.path;
        const result = await uploadSamples(kept, { name, language: file.language, locale });
        if ('reason' in result) {
          setProblem(result.problem ?? texts(result.reason, { name }));
          return;
        }
        const placement = placementOf(file, prompts, result.sound.id);
        if (placement !== null) placements.push(placement);
      }
      await put.mutateAsync({ placements });
      onClose();
    } catch (error) {
      setProblem(failureText(error, locale));
    } finally {
      setUploaded(null);
    }
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={t('description')}
      size={plan.length === 0 ? 'lg' : 'xl'}
      footer={
        <>
          {uploaded !== null && (
            <span className="mr-auto text-sm text-ink-muted" role="status">
              {t('uploading', { done: uploaded, count: good.length })}
            </span>
          )}
          <Button onClick={onClose}>{ui('cancel')}</Button>
          {plan.length > 0 && (
            <Button
              variant="primary"
              disabled={reading || good.length === 0}
              loading={uploaded !== null || put.isPending}
              onClick={() => void apply()}
            >
              {t('apply', { count: good.length })}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {problem !== null && <Callout tone="danger">{problem}</Callout>}
        {plan.length === 0 ? (
          <ChooseFiles busy={reading} onFiles={(chosen) => void take(chosen)} />
        ) : (
          <>
            <div className="flex items-center gap-2 text-sm">
              <Switch checked={leveling} onChange={setLeveling} label={t('level')} />
              <span>{t('level')}</span>
            </div>
            <ImportRows
              files={files}
              plan={plan}
              heard={heard}
              problems={problems}
              prompts={prompts}
              languages={languages}
              onPlan={setPlan}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}

function ChooseFiles({ busy, onFiles }: { busy: boolean; onFiles: (files: readonly File[]) => void }) {
  const t = useTranslations('prompts.import');
  const files = useFileChoice({ accept: 'audio/*,.zip', several: true, label: t('choose_files'), onFiles });
  const folder = useFileChoice({ folder: true, label: t('choose_folder'), onFiles });
  return (
    <div
      {...files.drop}
      className={classNames(
        'flex flex-col items-center gap-3 rounded-lg border border-dashed p-8 text-center text-sm',
        files.over ? 'border-accent bg-accent-soft' : 'border-line-strong',
      )}
    >
      <p className="text-ink-muted">{t('drop')}</p>
      <div className="flex flex-wrap justify-center gap-2">
        {files.field}
        {folder.field}
        <Button loading={busy} onClick={files.choose}>
          {!busy && <Upload aria-hidden />}
          {t('choose_files')}
        </Button>
        <Button variant="ghost" disabled={busy} onClick={folder.choose}>
          <FolderOpen aria-hidden />
          {t('choose_folder')}
        </Button>
      </div>
      <p className="text-xs text-ink-muted">{t('names')}</p>
    </div>
  );
}
