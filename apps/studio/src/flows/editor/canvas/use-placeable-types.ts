import type { FlowKind, NodeType } from '@patchbay/flow-schema';
import { useMemo } from 'react';
import { acceptsEntry } from '../core/connections';
import { useEditor, useWorkspace } from '../editor-context';

const order: readonly NodeType['category'][] = ['caller', 'logic', 'data', 'connect', 'agents', 'start_end', 'note'];

/** Node types that can be put into a flow of this kind now; after a port, only those that something can lead to. */
export function usePlaceableTypes(kind: FlowKind, afterPort: boolean): readonly NodeType<never>[] {
  const { editor } = useWorkspace();
  const hasStart = useEditor((state) => state.content.document.nodes.some((node) => node.type === 'start'));
  return useMemo(
    () =>
      editor.parts.registry
        .list()
        .filter((type) => type.kinds.includes(kind))
        .filter((type) => !(type.type === 'start' && hasStart))
        .filter((type) => !afterPort || acceptsEntry(type.type))
        .sort((a, b) => order.indexOf(a.category) - order.indexOf(b.category)),
    [editor, kind, hasStart, afterPort],
  );
}
