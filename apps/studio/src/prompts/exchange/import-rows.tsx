'use client';

import { useLocale, useTranslations } from 'next-intl';
import { AudioPlayer } from '@/media/audio-player';
import { Badge } from '@/ui/badge';
import { Checkbox } from '@/ui/checkbox';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { languageName } from '../languages';
import type { LibraryPrompt } from '../library/library-types';
import { SoundFindings } from '../sound-findings';
import { type PlannedFile, type PlanProblem, replacedBy } from './import-plan';
import type { ChosenFile, HeardFile } from './read-files';

const newPrompt = 'new';

interface ImportRowsProps {
  readonly files: readonly ChosenFile[];
  readonly plan: readonly PlannedFile[];
  readonly heard: readonly HeardFile[];
  readonly problems: readonly (PlanProblem | null)[];
  readonly prompts: readonly LibraryPrompt[];
  readonly languages: readonly string[];
  readonly onPlan: (plan: readonly PlannedFile[]) => void;
}

/** Every file with where it goes, to be heard and to be corrected; those that cannot go anywhere say why. */
export function ImportRows(props: ImportRowsProps) {
  const { files, plan, heard, problems, prompts, languages, onPlan } = props;
  const t = useTranslations('prompts.import');
  const texts = useTranslations('prompts');
  const bad = problems.filter((problem) => problem !== null).length;
  const change = (at: number, file: Partial<PlannedFile>) =>
    onPlan(plan.map((one, index) => (index === at ? { ...one, ...file } : one)));
  return (
    <>
      <p className="flex flex-wrap gap-1.5" aria-live="polite">
        <Badge tone="success">{t('count_good', { count: plan.filter((one) => one.included).length - bad })}</Badge>
        {bad > 0 && <Badge tone="danger">{t('count_bad', { count: bad })}</Badge>}
      </p>
      <Table>
        <TableHead>
          <tr>
            <TableHeader className="w-8">
              <span className="sr-only">{t('included')}</span>
            </TableHeader>
            <TableHeader>{t('file')}</TableHeader>
            <TableHeader>{t('prompt')}</TableHeader>
            <TableHeader>{texts('recordings.language')}</TableHeader>
            <TableHeader>{t('result')}</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {plan.map((file, at) => (
            <ImportRow
              key={file.path}
              file={file}
              blob={files[at]?.blob}
              heard={heard[at]}
              problem={problems[at] ?? null}
              prompts={prompts}
              languages={languages}
              onChange={(next) => change(at, next)}
            />
          ))}
        </TableBody>
      </Table>
    </>
  );
}

interface ImportRowProps {
  readonly file: PlannedFile;
  readonly blob: Blob | undefined;
  readonly heard: HeardFile | undefined;
  readonly problem: PlanProblem | null;
  readonly prompts: readonly LibraryPrompt[];
  readonly languages: readonly string[];
  readonly onChange: (file: Partial<PlannedFile>) => void;
}

function ImportRow({ file, blob, heard, problem, prompts, languages, onChange }: ImportRowProps) {
  const t = useTranslations('prompts.import');
  const locale = useLocale();
  const name = file.path.split('/').at(-1) ?? file.path;
  const replaces = replacedBy(file, prompts) !== undefined;
  return (
    <TableRow>
      <TableCell className="align-top">
        <Checkbox
          checked={file.included}
          onChange={(included) => onChange({ included })}
          label={`${t('included')}: ${name}`}
        />
      </TableCell>
      <TableCell className="max-w-56 min-w-40 align-top">
        <span className="block truncate font-mono text-xs" title={file.path}>
          {name}
        </span>
        {blob !== undefined && heard?.samples != null && (
          <AudioPlayer src={blob} label={name} durationMs={heard.durationMs} />
        )}
      </TableCell>
      <TableCell className="min-w-48 align-top">
        <Select
          label={`${t('prompt')}: ${name}`}
          size="sm"
          value={file.promptId ?? newPrompt}
          options={[
            { value: newPrompt, label: t('new_prompt') },
            ...prompts.map((one) => ({
              value: one.id,
              label: one.name,
              ...(one.folder === '' ? {} : { hint: one.folder }),
            })),
          ]}
          onChange={(id) => onChange({ promptId: id === newPrompt ? null : id, words: null })}
        />
        {file.promptId === null && (
          <Input
            aria-label={`${t('new_name')}: ${name}`}
            className="mt-1 h-7 text-xs"
            maxLength={100}
            value={file.newName}
            onChange={(event) => onChange({ newName: event.currentTarget.value })}
          />
        )}
        {file.words !== null && <span className="mt-1 block truncate text-xs text-ink-muted">“{file.words}”</span>}
      </TableCell>
      <TableCell className="min-w-36 align-top">
        <Select
          label={`${t('language')}: ${name}`}
          size="sm"
          placeholder={t('choose_language')}
          value={file.language}
          options={languages.map((one) => ({ value: one, label: languageName(one, locale), hint: one }))}
          onChange={(language) => onChange({ language })}
        />
      </TableCell>
      <TableCell className="align-top">
        <span className="flex flex-wrap gap-1">
          {problem !== null && <Badge tone="danger">{t(`problems.${problem}`)}</Badge>}
          {problem === null && file.included && replaces && <Badge tone="info">{t('replaces')}</Badge>}
          {problem === null && file.included && !replaces && (
            <Badge tone="success">{t(file.promptId === null ? 'makes_prompt' : 'adds')}</Badge>
          )}
          {problem !== 'silent' && <SoundFindings findings={heard?.findings ?? []} />}
        </span>
      </TableCell>
    </TableRow>
  );
}
