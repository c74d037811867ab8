import { type EdgeProps, getSmoothStepPath } from '@xyflow/react';

type Ends = Pick<EdgeProps, 'sourceX' | 'sourceY' | 'targetX' | 'targetY' | 'sourcePosition' | 'targetPosition'>;

/** How a line goes from a port to the next node on every canvas: its path, and where its middle is. */
export function edgeWay({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition }: Ends) {
  const [path, x, y] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    borderRadius: 10,
    offset: 18,
  });
  return { path, x, y };
}
