'use client';

import type { inferRouterOutputs } from '@trpc/server';
import { EllipsisVertical, GitCompareArrows, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { AppRouter } from '@/server/router';
import { Badge, type BadgeTone } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Instant } from '@/ui/instant';
import { Menu, MenuItem } from '@/ui/menu';

export type PublishedVersion = inferRouterOutputs<AppRouter>['flows']['versions'][number];

const rolloutTones: Readonly<Record<NonNullable<PublishedVersion['rollout']>, BadgeTone>> = {
  running: 'info',
  to_all: 'neutral',
  back: 'warning',
  stopped: 'danger',
  superseded: 'neutral',
  archived: 'neutral',
};

interface VersionRowProps {
  readonly row: PublishedVersion;
  /** The number published before this one; null for the first. */
  readonly before: number | null;
  readonly busy: boolean;
  readonly onCompare: (from: number, to: number | 'draft') => void;
  /** Null where the person may not edit. */
  readonly onRestore: (() => void) | null;
}

/** One version: what it is to callers, who published it when and why, and what can be done with it. */
export function VersionRow({ row, before, busy, onCompare, onRestore }: VersionRowProps) {
  const t = useTranslations('flow_versions.history');
  const who = row.publishedByName ?? t('installation');
  return (
    <li className="rounded-md border border-line p-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-sm font-medium">{t('version', { number: row.number })}</span>
        {row.current && <Badge tone="success">{t('current')}</Badge>}
        {row.rollout !== null && <Badge tone={rolloutTones[row.rollout]}>{t(`rollout.${row.rollout}`)}</Badge>}
        {row.restoredFrom !== null && <Badge tone="outline">{t('restoredFrom', { number: row.restoredFrom })}</Badge>}
        <span className="flex-1" />
        <Menu
          trigger={
            <Button variant="ghost" size="icon-sm" loading={busy} aria-label={t('more', { number: row.number })}>
              <EllipsisVertical aria-hidden />
            </Button>
          }
        >
          <MenuItem onClick={() => onCompare(row.number, 'draft')}>
            <GitCompareArrows aria-hidden />
            {t('withDraft')}
          </MenuItem>
          {before !== null && (
            <MenuItem onClick={() => onCompare(before, row.number)}>
              <GitCompareArrows aria-hidden />
              {t('withBefore', { number: before })}
            </MenuItem>
          )}
          {onRestore !== null && (
            <MenuItem onClick={onRestore}>
              <Undo2 aria-hidden />
              {t('restore')}
            </MenuItem>
          )}
        </Menu>
      </div>
      <p className="text-xs text-ink-muted">
        {row.proposedByName === null ? who : t('approvedBy', { proposer: row.proposedByName, approver: who })} ·{' '}
        <Instant at={row.publishedAt} />
      </p>
      {row.note !== '' && <p className="mt-1 text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">{row.note}</p>}
      {row.approvalComment !== null && row.approvalComment !== '' && (
        <p className="mt-1 border-l-2 border-line pl-2 text-sm whitespace-pre-wrap text-ink-muted [overflow-wrap:anywhere]">
          {row.approvalComment}
        </p>
      )}
      <p className="mt-1 truncate font-mono text-2xs text-ink-faint" title={row.version}>
        {row.version.slice(0, 12)}
      </p>
    </li>
  );
}
