import { edgeKey } from '../document/canonical.ts';
import type { FlowDocument, FlowEdge, FlowNode, FlowVariable } from '../document/flow-document.ts';
import type { Json } from '../json.ts';
import { sameJson } from '../merge/same-json.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { diffValues, type FieldDifference } from './diff-values.ts';

export type FlowDifference =
  | { readonly kind: 'node_added'; readonly node: FlowNode }
  | { readonly kind: 'node_removed'; readonly node: FlowNode }
  | {
      readonly kind: 'node_changed';
      readonly before: FlowNode;
      readonly after: FlowNode;
      readonly fields: readonly FieldDifference[];
    }
  | { readonly kind: 'edge_added'; readonly edge: FlowEdge }
  | { readonly kind: 'edge_removed'; readonly edge: FlowEdge }
  /** A port of a node that stayed leads to another node. */
  | { readonly kind: 'edge_changed'; readonly before: FlowEdge; readonly after: FlowEdge }
  | { readonly kind: 'variable_added'; readonly variable: FlowVariable }
  | { readonly kind: 'variable_removed'; readonly variable: FlowVariable }
  | {
      readonly kind: 'variable_changed';
      readonly before: FlowVariable;
      readonly after: FlowVariable;
      readonly fields: readonly FieldDifference[];
    }
  | {
      readonly kind: 'setting_changed';
      readonly setting: 'name' | 'description' | 'kind' | 'languages' | 'errorHandler';
      readonly before: Json;
      readonly after: Json;
    }
  | { readonly kind: 'scenario_added'; readonly scenario: Scenario }
  | { readonly kind: 'scenario_removed'; readonly scenario: Scenario }
  | {
      readonly kind: 'scenario_changed';
      readonly before: Scenario;
      readonly after: Scenario;
      readonly fields: readonly FieldDifference[];
    };

/** What differs in meaning between two documents. Order and layout mean nothing and are not compared. */
export function diffFlows(before: FlowDocument, after: FlowDocument): FlowDifference[] {
  return [
    ...settingDifferences(before, after),
    ...variableDifferences(before, after),
    ...nodeDifferences(before, after),
    ...edgeDifferences(before, after),
    ...scenarioDifferences(before, after),
  ];
}

function settingDifferences(before: FlowDocument, after: FlowDocument): FlowDifference[] {
  const settings = ['name', 'description', 'kind', 'languages', 'errorHandler'] as const;
  return settings
    .filter((setting) => !sameJson(before[setting], after[setting]))
    .map((setting) => ({ kind: 'setting_changed', setting, before: before[setting], after: after[setting] }));
}

type Pair<T> = { readonly before: T; readonly after: T };
type Matched<T> = Pair<T> | { readonly added: T } | { readonly removed: T };

/** What differs by name: what is there afterwards in its order, then what is gone. */
function match<T>(before: readonly T[], after: readonly T[], nameOf: (item: T) => string): Matched<T>[] {
  const old = new Map(before.map((item) => [nameOf(item), item]));
  const matched: Matched<T>[] = [];
  for (const item of after) {
    const previous = old.get(nameOf(item));
    old.delete(nameOf(item));
    if (previous === undefined) matched.push({ added: item });
    else if (!sameJson(previous, item)) matched.push({ before: previous, after: item });
  }
  return [...matched, ...[...old.values()].map((removed) => ({ removed }))];
}

const fieldsOf = ({ before, after }: Pair<object>): FieldDifference[] => diffValues(before as Json, after as Json, []);

function variableDifferences(before: FlowDocument, after: FlowDocument): FlowDifference[] {
  return match(before.variables, after.variables, ({ name }) => name).map((one) => {
    if ('added' in one) return { kind: 'variable_added', variable: one.added };
    if ('removed' in one) return { kind: 'variable_removed', variable: one.removed };
    return { kind: 'variable_changed', ...one, fields: fieldsOf(one) };
  });
}

function nodeDifferences(before: FlowDocument, after: FlowDocument): FlowDifference[] {
  return match(before.nodes, after.nodes, ({ id }) => id).map((one) => {
    if ('added' in one) return { kind: 'node_added', node: one.added };
    if ('removed' in one) return { kind: 'node_removed', node: one.removed };
    return { kind: 'node_changed', ...one, fields: nodeFields(one.before, one.after) };
  });
}

/** Name and type first: they say what the rest is about. */
function nodeFields(before: FlowNode, after: FlowNode): FieldDifference[] {
  return [
    ...diffValues(before.name, after.name, ['name']),
    ...diffValues(before.type, after.type, ['type']),
    ...diffValues(before.config, after.config, ['config']),
  ];
}

function edgeDifferences(before: FlowDocument, after: FlowDocument): FlowDifference[] {
  const matched = match(before.edges, after.edges, edgeKey);
  const portOf = ({ from }: FlowEdge) => `${from.node}\u0000${from.port}`;
  // A port leads to one place: gone and come at the same port is one change.
  const gone = new Map(
    matched.flatMap((one) => ('removed' in one ? [[portOf(one.removed), one.removed] as const] : [])),
  );
  const come = matched.flatMap((one): FlowDifference[] => {
    if (!('added' in one)) return [];
    const previous = gone.get(portOf(one.added));
    if (previous === undefined) return [{ kind: 'edge_added', edge: one.added }];
    gone.delete(portOf(one.added));
    return [{ kind: 'edge_changed', before: previous, after: one.added }];
  });
  return [...come, ...[...gone.values()].map((edge) => ({ kind: 'edge_removed', edge }) as const)];
}

function scenarioDifferences(before: FlowDocument, after: FlowDocument): FlowDifference[] {
  return match(before.scenarios ?? [], after.scenarios ?? [], ({ id }) => id).map((one) => {
    if ('added' in one) return { kind: 'scenario_added', scenario: one.added };
    if ('removed' in one) return { kind: 'scenario_removed', scenario: one.removed };
    return { kind: 'scenario_changed', ...one, fields: fieldsOf(one) };
  });
}
