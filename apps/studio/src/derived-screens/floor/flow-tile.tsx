'use client';

import type { FloorTile, ReportPort, Text } from '@patchbay/flow-schema';
import type { TileFigures } from '@patchbay/records';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatMeasure } from '@/reports/format-measure';
import { classNames } from '@/ui/class-names';
import { isPastLimit } from './thresholds';

export type FlowTileShown = Exclude<FloorTile, { kind: 'queue' }>;

interface FlowTileProps {
  tile: FlowTileShown;
  /** What somebody calls it; null for its own name. */
  name: Text | null;
  /** Null where nothing is counted yet: the flow is being drawn. */
  figures: TileFigures | null;
}

/** A tile that follows from a flow. Colour stands only on what is past its limit. */
export function FlowTile({ tile, name, figures }: FlowTileProps) {
  const locale = useLocale();
  switch (tile.kind) {
    case 'calls':
      return <CallsTile tile={tile} title={name?.[locale] ?? tile.flowName} figures={figures} />;
    case 'score':
      return <ScoreTile tile={tile} title={name?.[locale] ?? tile.question} figures={figures} />;
    case 'ways': {
      const own = tile.nodeName.trim() === '' ? tile.label[locale] : tile.nodeName;
      return <WaysTile tile={tile} title={name?.[locale] ?? own} figures={figures} />;
    }
  }
}

interface PartProps<Kind extends FlowTileShown['kind']> {
  tile: Extract<FlowTileShown, { kind: Kind }>;
  title: string;
  figures: TileFigures | null;
}

function CallsTile({ tile, title, figures }: PartProps<'calls'>) {
  const t = useTranslations('derived_screens.tile');
  const found = figures?.calls.find(({ flowId }) => flowId === tile.flowId);
  return (
    <Tile title={title} hint={t('calls')}>
      <span className="grid grid-cols-2 gap-2">
        <Figure label={t('now')}>{found?.now ?? '–'}</Figure>
        <Figure label={t('today')}>{found?.today ?? '–'}</Figure>
      </span>
    </Tile>
  );
}

function ScoreTile({ tile, title, figures }: PartProps<'score'>) {
  const t = useTranslations('derived_screens.tile');
  const locale = useLocale();
  const found = figures?.scores.find(
    ({ flowId, nodeId, question }) => flowId === tile.flowId && nodeId === tile.nodeId && question === tile.question,
  );
  const average = found === undefined || found.answers === 0 ? null : found.scoreSum / found.answers;
  const alarm = average !== null && isPastLimit(average, tile.thresholds);
  return (
    <Tile title={title} hint={tile.flowName} alarm={alarm}>
      <span className="grid grid-cols-2 gap-2">
        <Figure label={t('score_of', { max: tile.scoreMax })} alarm={alarm}>
          {formatMeasure(average, 'score', locale)}
        </Figure>
        <Figure label={t('answers_today')}>{found?.answers ?? (figures === null ? '–' : 0)}</Figure>
      </span>
    </Tile>
  );
}

const waysShown = 6;

function WaysTile({ tile, title, figures }: PartProps<'ways'>) {
  const locale = useLocale();
  const counts = new Map(
    (figures?.ways ?? [])
      .filter(({ flowId, nodeId }) => flowId === tile.flowId && nodeId === tile.nodeId)
      .map(({ port, count }) => [port, count] as const),
  );
  const most = Math.max(1, ...counts.values());
  const count = ({ id }: ReportPort) => counts.get(id) ?? 0;
  return (
    <Tile title={title} hint={tile.flowName}>
      <span className="flex flex-col gap-1">
        {tile.ports.slice(0, waysShown).map((port) => (
          <span key={port.id} className="grid grid-cols-[minmax(0,7rem)_1fr_auto] items-center gap-2 text-xs">
            <span className="truncate text-ink-muted">{port.label[locale]}</span>
            <span className="h-1.5 rounded-full bg-sunken">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${Math.round((count(port) / most) * 100)}%` }}
              />
            </span>
            <span className="tabular-nums">{figures === null ? '–' : count(port)}</span>
          </span>
        ))}
      </span>
    </Tile>
  );
}

function Tile({
  title,
  hint,
  alarm = false,
  children,
}: {
  title: string;
  hint: string;
  alarm?: boolean;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={title}
      className={classNames(
        'flex min-w-0 flex-col gap-1.5 rounded-lg border bg-surface px-3 py-2',
        alarm ? 'border-danger/60' : 'border-line',
      )}
    >
      <span className="flex min-w-0 items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate text-sm font-semibold">{title}</span>
        <span className="max-w-1/2 truncate text-2xs text-ink-muted">{hint}</span>
      </span>
      {children}
    </section>
  );
}

function Figure({ label, alarm = false, children }: { label: string; alarm?: boolean; children: ReactNode }) {
  return (
    <span className={classNames('min-w-0 rounded-md', alarm && '-mx-0.5 bg-danger-soft px-0.5 text-danger-ink')}>
      <span className="block text-2xl leading-7 font-semibold tabular-nums">{children}</span>
      <span className={classNames('block truncate text-2xs', alarm ? '' : 'text-ink-muted')}>{label}</span>
    </span>
  );
}
