import type { FlowDocument, FlowNode, Locale, NodeType } from '@patchbay/flow-schema';

/** Gives a fresh id for a node of the given type, one that the flow does not have yet. */
export type NodeIdSource = (type: string) => string;

/** Ids say what they are ("menu-4k2q") because they turn up in journals, traces and files that people read. */
export function createNodeIdSource(random: () => number): NodeIdSource {
  return (type) => {
    const suffix = Array.from({ length: 5 }, () => Math.floor(random() * 36).toString(36)).join('');
    return `${type.slice(0, 50)}-${suffix}`;
  };
}

/** "Menu", then "Menu 2", "Menu 3": a name no other node of the flow has. */
export function freeName(document: FlowDocument, wanted: string): string {
  const taken = new Set(document.nodes.map((node) => node.name));
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/ \d+$/, '');
  for (let number = 2; ; number += 1) {
    const name = `${stem} ${number}`;
    if (!taken.has(name)) return name;
  }
}

export function createNode(
  document: FlowDocument,
  type: NodeType<never>,
  locale: Locale,
  newId: NodeIdSource,
): FlowNode {
  let id = newId(type.type);
  while (document.nodes.some((node) => node.id === id)) id = newId(type.type);
  return {
    id,
    type: type.type,
    version: type.version,
    name: type.type === 'note' ? '' : freeName(document, type.label[locale]),
    config: type.defaults(document.languages),
  };
}
