import type { NodeTypeRegistry } from '../contract/node-type.ts';
import type { SeatFieldForm, SeatFormField } from '../contract/screens.ts';
import type { FlowDocument, VariableType } from '../document/flow-document.ts';
import type { Text } from '../text.ts';
import { contributionsOf } from './contributions.ts';

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
  const given = contributionsOf(document, registry).flatMap(({ node, given: { seat = [] } }) =>
    seat.map((each) => ({ nodeId: node.id, given: each })),
  );
  for (const { nodeId, given: each } of given) {
    switch (each.kind) {
      case 'field':
        if (each.variable === '' || sensitive.has(each.variable) || fields.has(each.variable)) break;
        fields.set(each.variable, {
          nodeId,
          variable: each.variable,
          label: each.label,
          form: each.form ?? formOfType[types.get(each.variable) ?? 'text'],
        });
        break;
      case 'form':
        forms.push({
          nodeId,
          title: each.title,
          fields: each.fields.map((one) => ({ ...one, sensitive: sensitive.has(one.variable) })),
        });
        break;
      case 'script':
        scripts.push({ nodeId, title: each.title, texts: each.texts });
        break;
      case 'action':
        actions.push({ nodeId, label: each.label, icon: each.icon, confirm: each.confirm });
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
