'use client';

import { AudioWaveform } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { formatDuration } from '@/intl/duration';
import { AudioPlayer } from '@/media/audio-player';
import { levelingHelps } from '@/media/sound/sound-findings';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { type ListColumn, ListTable } from '@/ui/list-table';
import { Switch } from '@/ui/switch';
import { languageName } from '../languages';
import { SoundFindings } from '../sound-findings';
import { LevelManyDialog } from './level-many-dialog';
import type { RecordingRow } from './recording-rows';

/** The recordings with how they sound; what is too quiet, too loud or has silence around it is levelled together. */
export function RecordingsTable({ rows }: { rows: readonly RecordingRow[] }) {
  const t = useTranslations('prompts.recordings');
  const prompts = useTranslations('prompts');
  const locale = useLocale();
  const format = useFormatter();
  const editable = useCan()('prompt.edit');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [leveling, setLeveling] = useState<readonly RecordingRow[] | null>(null);
  const [onlyFound, setOnlyFound] = useState(false);
  const shown = onlyFound ? rows.filter(({ sound }) => sound.findings.length > 0) : rows;
  const chosen = shown.filter(({ key }) => selected.has(key));
  const helped = shown.filter(({ sound }) => levelingHelps(sound.findings));
  if (rows.length === 0) {
    return <EmptyState icon={AudioWaveform} title={t('empty_title')} description={t('empty')} />;
  }
  const columns: ListColumn<RecordingRow>[] = [
    {
      id: 'prompt',
      header: prompts('name'),
      cell: ({ promptName, words }) => (words === null ? promptName : `${promptName}: “${words}”`),
      sortBy: ({ promptName }) => promptName,
      className: 'max-w-56 truncate',
    },
    {
      id: 'language',
      header: t('language'),
      cell: ({ language }) => languageName(language, locale),
      sortBy: ({ language }) => language,
    },
    {
      id: 'findings',
      header: t('findings'),
      cell: ({ sound }) => (
        <span className="flex flex-wrap gap-1">
          <SoundFindings findings={sound.findings} />
        </span>
      ),
      sortBy: ({ sound }) => -sound.findings.length,
    },
    {
      id: 'loudness',
      header: t('loudness'),
      cell: ({ sound }) =>
        sound.loudnessLufs === null ? '–' : format.number(sound.loudnessLufs, { minimumFractionDigits: 1 }),
      sortBy: ({ sound }) => sound.loudnessLufs,
      align: 'right',
      className: 'hidden md:table-cell',
    },
    {
      id: 'duration',
      header: t('duration'),
      cell: ({ sound }) => formatDuration(sound.durationMs),
      sortBy: ({ sound }) => sound.durationMs,
      align: 'right',
      className: 'hidden md:table-cell',
    },
    {
      id: 'sound',
      header: t('sound'),
      cell: ({ sound }) => (
        <AudioPlayer
          key={sound.id}
          src={`/api/media/audio/${sound.id}`}
          label={sound.name}
          durationMs={sound.durationMs}
          className="min-w-48"
        />
      ),
      className: 'hidden lg:table-cell',
    },
  ];
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="mr-2 flex items-center gap-2 text-sm">
          <Switch checked={onlyFound} onChange={setOnlyFound} label={t('only_found')} />
          {t('only_found')}
        </span>
        {editable && (
          <>
            <Button size="sm" disabled={chosen.length === 0} onClick={() => setLeveling(chosen)}>
              <AudioWaveform aria-hidden />
              {t('level_selected', { count: chosen.length })}
            </Button>
            {helped.length > 0 && (
              <Button size="sm" variant="ghost" onClick={() => setLeveling(helped)}>
                {t('level_all', { count: helped.length })}
              </Button>
            )}
          </>
        )}
      </div>
      <ListTable
        rows={shown}
        columns={columns}
        rowId={({ key }) => key}
        rowHref={({ promptId, language }) => `/prompts/${promptId}#${language}`}
        {...(editable ? { selection: { selected, onChange: setSelected } } : {})}
      />
      {leveling !== null && (
        <LevelManyDialog
          rows={leveling}
          onClose={() => {
            setLeveling(null);
            setSelected(new Set());
          }}
        />
      )}
    </div>
  );
}
