import type { FlowNode } from '@patchbay/flow-schema';
import ELK, { type ElkNode } from 'elkjs/lib/elk-api';
import { elkGraph, elkPositions, notePositions } from '../core/auto-layout';
import type { FlowContent, Point } from '../core/edit-change';
import type { EditorStore } from '../core/editor-store';
import { placeOf } from '../core/geometry';
import { isStickyNote } from '../core/sticky-note';

const deadlineMs = 30_000;

let elk: InstanceType<typeof ELK> | null = null;

function layouter(): InstanceType<typeof ELK> {
  elk ??= new ELK({
    workerFactory: () => new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' }),
  });
  return elk;
}

/** A graph with places for its boxes. Computed beside the page, which stays quick meanwhile. Rejects after 30 s. */
export async function laidOut(graph: ElkNode): Promise<ElkNode> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => {
      elk?.terminateWorker();
      elk = null;
      reject(new Error(`The layout of ${graph.children?.length ?? 0} nodes took longer than ${deadlineMs} ms`));
    }, deadlineMs);
  });
  return await Promise.race([layouter().layout(graph), late]);
}

/** Where every box would stand in order. Rejects as `laidOut` does. */
export async function arrangedPositions(
  { document, layout }: FlowContent,
  editor: Pick<EditorStore, 'parts' | 'sizeOf'>,
): Promise<Record<string, Point>> {
  const steps = document.nodes.filter((node) => !isStickyNote(node));
  const graph = elkGraph(
    document,
    steps.map((node: FlowNode) => ({
      id: node.id,
      ...editor.sizeOf(node),
      ports: editor.parts.view(node).ports.map((port) => port.id),
    })),
  );
  const positions = elkPositions(await laidOut(graph));
  const boxes = steps.map((node) => ({ ...(positions[node.id] ?? { x: 0, y: 0 }), ...editor.sizeOf(node) }));
  const notes = document.nodes
    .filter(isStickyNote)
    .map((node) => ({ id: node.id, ...placeOf(layout, node.id), ...editor.sizeOf(node) }));
  return { ...positions, ...notePositions(notes, boxes) };
}
