import type { FlowNode } from '@patchbay/flow-schema';
import { useCallback } from 'react';
import { useUiLocale, useWorkspace } from './editor-context';

/** What people call a node: its own name, else that of its type. */
export function useNodeName(): (node: FlowNode) => string {
  const { editor } = useWorkspace();
  const locale = useUiLocale();
  return useCallback(
    (node) => (node.name !== '' ? node.name : (editor.parts.registry.get(node.type)?.label[locale] ?? node.type)),
    [editor, locale],
  );
}
