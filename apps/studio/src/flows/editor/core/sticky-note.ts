import type { FlowNode } from '@patchbay/flow-schema';

/** A remark for people; a note that stands for a step which could not be imported is drawn as a step instead. */
export function isStickyNote(node: FlowNode): boolean {
  return node.type === 'note' && !node.config.standsFor;
}
