import type { FlowDifference } from '@patchbay/flow-schema';
import { edgeId } from '../../editor/core/edge-id';

/** What became of a box or a line, seen from the side it is drawn on. */
export type Mark = 'added' | 'removed' | 'changed';

export interface SideMarks {
  readonly nodes: ReadonlyMap<string, Mark>;
  /** By edge id. */
  readonly edges: ReadonlyMap<string, Mark>;
}

export interface CompareMarks {
  readonly before: SideMarks;
  readonly after: SideMarks;
}

/** What is marked on the two canvases. A way that leads elsewhere is gone on one side and new on the other. */
export function compareMarks(differences: readonly FlowDifference[]): CompareMarks {
  const side = () => ({ nodes: new Map<string, Mark>(), edges: new Map<string, Mark>() });
  const [before, after] = [side(), side()];
  for (const difference of differences) {
    switch (difference.kind) {
      case 'node_added':
        after.nodes.set(difference.node.id, 'added');
        break;
      case 'node_removed':
        before.nodes.set(difference.node.id, 'removed');
        break;
      case 'node_changed':
        before.nodes.set(difference.before.id, 'changed');
        after.nodes.set(difference.after.id, 'changed');
        break;
      case 'edge_added':
        after.edges.set(edgeId(difference.edge), 'added');
        break;
      case 'edge_removed':
        before.edges.set(edgeId(difference.edge), 'removed');
        break;
      case 'edge_changed':
        before.edges.set(edgeId(difference.before), 'removed');
        after.edges.set(edgeId(difference.after), 'added');
        break;
      default:
      // Variables, settings and scenarios stand on no canvas.
    }
  }
  return { before, after };
}
