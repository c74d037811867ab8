'use client';

import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { classNames } from '@/ui/class-names';
import type { CanvasNode } from './canvas-nodes';

/** A sticky note: says something to the next person, and nothing to the caller. */
export const NoteCard = memo(
  function NoteCard({ data, selected }: NodeProps<CanvasNode>) {
    const text = data.node.config.text;
    return (
      <div
        className={classNames(
          'flow-note w-55 min-h-25 rounded-md border border-warning/30 bg-warning-soft px-3 py-2 text-warning-ink shadow-card',
        )}
        data-selected={selected || undefined}
      >
        {data.node.name !== '' && <p className="mb-0.5 text-sm font-semibold">{data.node.name}</p>}
        <p className="text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">{typeof text === 'string' ? text : ''}</p>
      </div>
    );
  },
  (before, after) => before.data === after.data && before.selected === after.selected,
);
