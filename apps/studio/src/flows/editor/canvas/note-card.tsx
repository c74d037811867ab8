'use client';

import type { NodeProps } from '@xyflow/react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { classNames } from '@/ui/class-names';
import { PresenceMark } from '../../presence/presence-mark';
import type { CanvasNode } from './canvas-nodes';
import { NoteText } from './note-text';

const colours: Readonly<Record<string, string>> = {
  yellow: 'border-warning/30 bg-warning-soft text-warning-ink',
  green: 'border-success/30 bg-success-soft text-success-ink',
  blue: 'border-info/30 bg-info-soft text-info-ink',
  pink: 'border-danger/30 bg-danger-soft text-danger-ink',
  grey: 'border-line-strong bg-sunken text-ink-muted',
};

/** A sticky note: says something to the next person, and nothing to the caller. */
export const NoteCard = memo(
  function NoteCard({ id, data, selected }: NodeProps<CanvasNode>) {
    const t = useTranslations('flows.canvas');
    const { text, color } = data.node.config;
    const empty = typeof text !== 'string' || text.trim() === '';
    return (
      <div
        className={classNames(
          'flow-note relative min-h-20 w-55 rounded-md border px-3 py-2 text-sm shadow-card',
          (typeof color === 'string' ? colours[color] : undefined) ?? colours.yellow,
        )}
        data-selected={selected || undefined}
      >
        <PresenceMark nodeId={id} />
        {data.node.name !== '' && <p className="mb-0.5 font-semibold">{data.node.name}</p>}
        <div className="[overflow-wrap:anywhere]">
          {empty ? <span className="opacity-60">{t('emptyNote')}</span> : <NoteText text={text} />}
        </div>
      </div>
    );
  },
  (before, after) => before.data === after.data && before.selected === after.selected,
);
