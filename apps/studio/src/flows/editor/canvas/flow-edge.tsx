'use client';

import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { EdgeFiguresLabel } from '../../traffic/edge-figures-label';
import { useEdgeFigures } from '../../traffic/use-traffic';
import { edgeKey } from '../core/overlay';
import { useEditor, useEditorActions, useOverlay } from '../editor-context';
import type { CanvasEdge } from './canvas-nodes';
import { edgeWay } from './edge-way';

/** The line from a port to the next node; thicker where a call has gone, with a button to cut it once selected. */
export const FlowEdgeLine = memo(function FlowEdgeLine(props: EdgeProps<CanvasEdge>) {
  const t = useTranslations('flows.canvas');
  const actions = useEditorActions();
  const readOnly = useEditor((state) => state.readOnly);
  const travelled = useOverlay((overlay) => overlay.edges[edgeKey(props.source, props.data?.port ?? '')] ?? 0);
  const figures = useEdgeFigures(edgeKey(props.source, props.data?.port ?? ''));
  const { path, x: labelX, y: labelY } = edgeWay(props);
  return (
    <>
      <BaseEdge
        id={props.id}
        path={path}
        interactionWidth={18}
        className="flow-edge"
        {...(props.markerEnd === undefined ? {} : { markerEnd: props.markerEnd })}
        data-selected={props.selected || undefined}
        data-travelled={travelled > 0 || undefined}
        data-traffic={figures === null ? undefined : figures === 'none' ? 'none' : 'some'}
        {...(figures === null || figures === 'none'
          ? {}
          : { style: { strokeWidth: 1.5 + 5.5 * Math.sqrt(figures.weight) } })}
      />
      {figures !== null && figures !== 'none' && (
        <EdgeFiguresLabel figures={figures} x={props.sourceX} y={props.sourceY} />
      )}
      {((props.selected && !readOnly) || travelled > 1) && (
        <EdgeLabelRenderer>
          <div
            className="nodrag nopan pointer-events-auto absolute flex items-center gap-1"
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            {travelled > 1 && (
              <span className="rounded-full bg-success-soft px-1.5 text-2xs font-semibold text-success-ink">
                {travelled}
              </span>
            )}
            {props.selected && !readOnly && (
              <button
                type="button"
                aria-label={t('cutEdge')}
                title={t('cutEdge')}
                onClick={() => actions.removeEdges([props.id])}
                className="grid size-5 place-items-center rounded-full border border-line-strong bg-raised text-ink-muted shadow-card hover:bg-danger-soft hover:text-danger"
              >
                <X className="size-3" aria-hidden />
              </button>
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
