'use client';

import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { edgeWay } from '../../editor/canvas/edge-way';
import type { CompareEdge } from './compare-nodes';

/** A line that came is thick, one that went is dashed; both say so. */
export const MarkedWay = memo(function MarkedWay(props: EdgeProps<CompareEdge>) {
  const t = useTranslations('flow_versions.changes');
  const mark = props.data?.mark ?? null;
  const { path, x, y } = edgeWay(props);
  return (
    <>
      <BaseEdge
        id={props.id}
        path={path}
        className="flow-edge compare-way"
        data-mark={mark ?? 'same'}
        {...(props.markerEnd === undefined ? {} : { markerEnd: props.markerEnd })}
      />
      {mark !== null && (
        <EdgeLabelRenderer>
          <span
            role="img"
            aria-label={t(mark)}
            data-mark={mark}
            className="compare-way-mark"
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            {mark === 'removed' ? <Minus className="size-3" aria-hidden /> : <Plus className="size-3" aria-hidden />}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
