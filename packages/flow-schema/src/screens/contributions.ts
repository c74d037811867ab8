import type { NodeType, NodeTypeRegistry } from '../contract/node-type.ts';
import type { ScreenContribution } from '../contract/screens.ts';
import type { FlowDocument, FlowNode } from '../document/flow-document.ts';
import { migrateNodes } from '../document/migrations.ts';

/** What one node of a flow puts on the screens. */
export interface NodeContribution {
  readonly node: FlowNode;
  readonly type: NodeType<never>;
  /** Of the type's own schema, as `screens` and `ports` take it. */
  readonly config: never;
  readonly given: ScreenContribution;
}

/**
 * What the nodes of a flow put on the screens, in the order in which they stand in the document. Nodes are read as their types
 * read them today, whichever version of the type wrote them; those of unknown types and those not filled in add nothing.
 */
export function contributionsOf(document: FlowDocument, registry: NodeTypeRegistry): NodeContribution[] {
  return migrateNodes(document, registry).document.nodes.flatMap((node) => {
    const type = registry.get(node.type);
    const parsed = type?.config.safeParse(node.config);
    if (type === undefined || !parsed?.success) return [];
    return [{ node, type, config: parsed.data, given: type.screens(parsed.data) }];
  });
}
