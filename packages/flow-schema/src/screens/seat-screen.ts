import type { NodeTypeRegistry, SeatContribution, SeatFormField } from '../contract/node-type.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Text } from '../text.ts';

/** A value shown to the agent, under its label. Never one that is declared sensitive. */
export interface SeatField {
  readonly nodeId: string;
  readonly variable: string;
  readonly label: Text;
}

/** Filled in by the agent; shown once the call has passed its node. */
export interface SeatForm {
  readonly nodeId: string;
  readonly title: Text;
  readonly fields: readonly (SeatFormField & { readonly sensitive: boolean })[];
}

/** A button that sends the call on to its node. */
export interface SeatAction {
  readonly nodeId: string;
  readonly label: Text;
  readonly icon: string;
  readonly confirm: Text | null;
}

/** What a flow puts on the seat of an agent who has one of its calls. */
export interface SeatScreen {
  readonly fields: readonly SeatField[];
  readonly forms: readonly SeatForm[];
  readonly actions: readonly SeatAction[];
}

/**
 * The seat as a flow's nodes describe it, in the order in which the nodes stand in the document. Fields come once per variable.
 * Nodes of unknown types and nodes that are not filled in add nothing.
 */
export function seatScreenOf(document: FlowDocument, registry: NodeTypeRegistry): SeatScreen {
  const sensitive = new Set(document.variables.filter((variable) => variable.sensitive).map(({ name }) => name));
  const fields = new Map<string, SeatField>();
  const forms: SeatForm[] = [];
  const actions: SeatAction[] = [];
  for (const { nodeId, given } of contributions(document, registry)) {
    switch (given.kind) {
      case 'field':
        if (given.variable === '' || sensitive.has(given.variable) || fields.has(given.variable)) break;
        fields.set(given.variable, { nodeId, variable: given.variable, label: given.label });
        break;
      case 'form':
        forms.push({
          nodeId,
          title: given.title,
          fields: given.fields.map((each) => ({ ...each, sensitive: sensitive.has(each.variable) })),
        });
        break;
      case 'action':
        actions.push({ nodeId, label: given.label, icon: given.icon, confirm: given.confirm });
        break;
    }
  }
  return { fields: [...fields.values()], forms, actions };
}

function contributions(
  { nodes }: FlowDocument,
  registry: NodeTypeRegistry,
): readonly { readonly nodeId: string; readonly given: SeatContribution }[] {
  return nodes.flatMap((node) => {
    const type = registry.get(node.type);
    const parsed = type?.config.safeParse(node.config);
    if (type === undefined || !parsed?.success) return [];
    return (type.screens(parsed.data).seat ?? []).map((given) => ({ nodeId: node.id, given }));
  });
}
