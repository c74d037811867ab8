'use client';

import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';

interface Point {
  readonly x: number;
  readonly y: number;
}

type Routed = Edge<{ points: readonly Point[] }, 'routed'>;

/** A line along the points that the layouter found, with its label where it leads into the box. */
export function RoutedEdge({ data, label, markerEnd, style, sourceX, sourceY, targetX, targetY }: EdgeProps<Routed>) {
  const found = data?.points ?? [];
  const points =
    found.length > 1
      ? found
      : [
          { x: sourceX, y: sourceY },
          { x: targetX, y: targetY },
        ];
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'} ${x} ${y}`).join(' ');
  const end = points.at(-1);
  return (
    <>
      <BaseEdge
        path={path}
        {...(markerEnd === undefined ? {} : { markerEnd })}
        {...(style === undefined ? {} : { style })}
      />
      {end !== undefined && (
        <EdgeLabelRenderer>
          <span
            className="absolute rounded-xs bg-canvas px-1 text-xs text-ink-muted"
            style={{ transform: `translate(-100%, -50%) translate(${end.x - 12}px, ${end.y}px)` }}
          >
            {label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
