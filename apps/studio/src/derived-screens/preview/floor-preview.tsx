'use client';

import type { DerivedScreens } from '@patchbay/flow-schema';
import { LayoutDashboard, Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useChoices } from '@/flows/editor/forms/use-choices';
import { EmptyState } from '@/ui/empty-state';
import { FlowTile } from '../floor/flow-tile';

/** The tiles that a supervisor would get; figures are only there once calls are. */
export function FloorPreview({ screens: { floor } }: { screens: DerivedScreens }) {
  const t = useTranslations('derived_screens.preview');
  const { queues } = useChoices();
  if (floor.length === 0) {
    return <EmptyState icon={LayoutDashboard} title={t('floor_empty_title')} description={t('floor_empty')} />;
  }
  return (
    <div className="flex flex-col gap-2">
      {floor.map((tile) =>
        tile.kind === 'queue' ? (
          <section
            key={tile.key}
            className="flex items-center gap-2 rounded-lg border border-line bg-surface px-3 py-2 text-sm font-semibold"
          >
            <Users className="size-4 text-ink-faint" aria-hidden />
            {queues.find(({ id }) => id === tile.queueId)?.name ?? t('queue_unnamed')}
          </section>
        ) : (
          <div key={tile.key} className="flex flex-col gap-0.5">
            <FlowTile tile={tile} name={null} figures={null} />
            {tile.kind === 'score' && tile.thresholds.below !== null && (
              <p className="text-2xs text-ink-muted">{t('marked_below', { score: tile.thresholds.below })}</p>
            )}
            {!tile.shownAtFirst && <p className="text-2xs text-ink-muted">{t('hidden_at_first')}</p>}
          </div>
        ),
      )}
    </div>
  );
}
