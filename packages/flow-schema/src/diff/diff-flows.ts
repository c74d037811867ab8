import { canonicalJson, edgeKey } from '../document/canonical.ts';
import type { FlowDocument, FlowEdge, FlowNode, FlowVariable } from '../document/flow-document.ts';
import type { Json } from '../json.ts';
import type { Scenario } from '../scenarios/scenario.ts';

/** One value of a node's config that differs; `undefined` where that side does not have it. */
export interface FieldDifference {
  readonly path: readonly (string | number)[];
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

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
  | { readonly kind: 'variable_added'; readonly variable: FlowVariable }
  | { readonly kind: 'variable_removed'; readonly variable: FlowVariable }
  | { readonly kind: 'variable_changed'; readonly before: FlowVariable; readonly after: FlowVariable }
  | { readonly kind: 'scenario_added'; readonly scenario: Scenario }
  | { readonly kind: 'scenario_removed'; readonly scenario: Scenario }
  | { readonly kind: 'scenario_changed'; readonly before: Scenario; readonly after: Scenario }
  | {
      readonly kind: 'setting_changed';
      readonly setting: 'name' | 'description' | 'kind' | 'languages' | 'errorHandler';
      readonly before: Json;
      readonly after: Json;
    };

const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

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

function scenarioDifferences(before: FlowDocument, after: FlowDocument): FlowDifference[] {
  const old = new Map((before.scenarios ?? []).map((scenario) => [scenario.id, scenario]));
  const differences: FlowDifference[] = [];
  for (const scenario of after.scenarios ?? []) {
    const previous = old.get(scenario.id);
    old.delete(scenario.id);
    if (previous === undefined) differences.push({ kind: 'scenario_added', scenario });
    else if (!same(previous, scenario))
      differences.push({ kind: 'scenario_changed', before: previous, after: scenario });
  }
  for (const scenario of old.values()) differences.push({ kind: 'scenario_removed', scenario });
  return differences;
}

function settingDifferences(before: FlowDocument, after: FlowDocument): FlowDifference[] {
  const settings = ['name', 'description', 'kind', 'languages', 'errorHandler'] as const;
  return settings
    .filter((setting) => !same(before[setting], after[setting]))
    .map((setting) => ({ kind: 'setting_changed', setting, before: before[setting], after: after[setting] }));
}

function variableDifferences(before: FlowDocument, after: FlowDocument): FlowDifference[] {
  const old = new Map(before.variables.map((variable) => [variable.name, variable]));
  const differences: FlowDifference[] = [];
  for (const variable of after.variables) {
    const previous = old.get(variable.name);
    old.delete(variable.name);
    if (previous === undefined) differences.push({ kind: 'variable_added', variable });
    else if (!same(previous, variable))
      differences.push({ kind: 'variable_changed', before: previous, after: variable });
  }
  for (const variable of old.values()) differences.push({ kind: 'variable_removed', variable });
  return differences;
}

function nodeDifferences(before: FlowDocument, after: FlowDocument): FlowDifference[] {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const differences: FlowDifference[] = [];
  for (const node of after.nodes) {
    const previous = old.get(node.id);
    old.delete(node.id);
    if (previous === undefined) differences.push({ kind: 'node_added', node });
    else if (!same(previous, node)) {
      differences.push({
        kind: 'node_changed',
        before: previous,
        after: node,
        fields: fieldDifferences(previous, node),
      });
    }
  }
  for (const node of old.values()) differences.push({ kind: 'node_removed', node });
  return differences;
}

function edgeDifferences(before: FlowDocument, after: FlowDocument): FlowDifference[] {
  const old = new Set(before.edges.map(edgeKey));
  const current = new Set(after.edges.map(edgeKey));
  return [
    ...after.edges
      .filter((edge) => !old.has(edgeKey(edge)))
      .map((edge): FlowDifference => ({ kind: 'edge_added', edge })),
    ...before.edges
      .filter((edge) => !current.has(edgeKey(edge)))
      .map((edge): FlowDifference => ({ kind: 'edge_removed', edge })),
  ];
}

function fieldDifferences(before: FlowNode, after: FlowNode): FieldDifference[] {
  const differences: FieldDifference[] = [];
  if (before.name !== after.name) differences.push({ path: ['name'], before: before.name, after: after.name });
  if (before.type !== after.type) differences.push({ path: ['type'], before: before.type, after: after.type });
  collect(before.config, after.config, ['config'], differences);
  return differences;
}

function collect(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly (string | number)[],
  into: FieldDifference[],
): void {
  if (same(before, after) && (before === undefined) === (after === undefined)) return;
  const bothLists = Array.isArray(before) && Array.isArray(after);
  if (bothLists) {
    for (let index = 0; index < Math.max(before.length, after.length); index++)
      collect(before[index], after[index], [...path, index], into);
    return;
  }
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    for (const key of keys) collect(before[key], after[key], [...path, key], into);
    return;
  }
  into.push({ path, before, after });
}

function isRecord(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
