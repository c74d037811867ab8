import type { NodeTypeRegistry } from '../contract/node-type.ts';
import type { SeatContribution, SeatFieldForm, SeatFormField } from '../contract/screens.ts';
import type { FlowDocument, VariableType } from '../document/flow-document.ts';
import type { Text } from '../text.ts';

/** A value shown to the agent, under its label. Never one that is declared sensitive. */
export interface SeatField {
  readonly nodeId: string;
  readonly variable: string;
  readonly label: Text;
  readonly form: SeatFieldForm;
}

/** Filled in by the agent; shown once the call has passed its node. */
export interface SeatForm {
  readonly nodeId: string;
  readonly title: Text;
  readonly fields: readonly (SeatFormField & { readonly sensitive: boolean })[];
}

/** What the agent says to the caller; shown once the call has passed its node. */
export interface SeatScript {
  readonly nodeId: string;
  readonly title: Text;
  /** Templates by the language of the caller, the first for languages that are not among them. */
  readonly texts: readonly { readonly language: string; readonly template: string }[];
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
  readonly scripts: readonly SeatScript[];
  readonly actions: readonly SeatAction[];
}

/**
 * The seat as a flow's nodes describe it, in the order in which the nodes stand in the document. Fields come once per variable.
 * Nodes of unknown types and nodes that are not filled in add nothing.
 */
export function seatScreenOf(document: FlowDocument, registry: NodeTypeRegistry): SeatScreen {
  const types = new Map(document.variables.map(({ name, type }) => [name, type]));
  const sensitive = new Set(document.variables.filter((variable) => variable.sensitive).map(({ name }) => name));
  const fields = new Map<string, SeatField>();
  const forms: SeatForm[] = [];
  const scripts: SeatScript[] = [];
  const actions: SeatAction[] = [];
  for (const { nodeId, given } of contributions(document, registry)) {
    switch (given.kind) {
      case 'field':
        if (given.variable === '' || sensitive.has(given.variable) || fields.has(given.variable)) break;
        fields.set(given.variable, {
          nodeId,
          variable: given.variable,
          label: given.label,
          form: given.form ?? formOfType[types.get(given.variable) ?? 'text'],
        });
        break;
      case 'form':
        forms.push({
          nodeId,
          title: given.title,
          fields: given.fields.map((each) => ({ ...each, sensitive: sensitive.has(each.variable) })),
        });
        break;
      case 'script':
        scripts.push({ nodeId, title: given.title, texts: given.texts });
        break;
      case 'action':
        actions.push({ nodeId, label: given.label, icon: given.icon, confirm: given.confirm });
        break;
    }
  }
  return { fields: [...fields.values()], forms, scripts, actions };
}

const formOfType: Readonly<Record<VariableType, SeatFieldForm>> = {
  text: { kind: 'text' },
  number: { kind: 'number' },
  boolean: { kind: 'yes_no' },
  date: { kind: 'date' },
  phone: { kind: 'phone' },
  money: { kind: 'money' },
  list: { kind: 'list' },
  record: { kind: 'text' },
};

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
