import { sameJson } from '@patchbay/flow-schema';
import { type EditChange, type FlowContent, type FlowHeader, sameEdge } from './edit-change';

/** The fewest changes that turn one content into another; the order of lists is left as it is. */
export function changesBetween(before: FlowContent, after: FlowContent): EditChange[] {
  const [old, next] = [before.document, after.document];
  const { name, description, languages, errorHandler, tests, kind } = next;
  const header = { name, description, languages, errorHandler, tests, kind } satisfies FlowHeader;
  const places = new Set([...Object.keys(before.layout.nodes), ...Object.keys(after.layout.nodes)]);
  const nodes = listChanges(old.nodes, next.nodes, (node) => node.id);
  const variables = listChanges(old.variables, next.variables, (variable) => variable.name);
  const scenarios = listChanges(old.scenarios ?? [], next.scenarios ?? [], (scenario) => scenario.id);
  return [
    ...old.edges
      .filter((edge) => !next.edges.some((one) => sameEdge(one, edge)))
      .map((edge): EditChange => ({ change: 'remove_edge', edge })),
    ...nodes.gone.map(({ id }): EditChange => ({ change: 'remove_node', node: id })),
    ...nodes.come.map((node): EditChange => ({ change: 'insert_node', node })),
    ...nodes.changed.map((node): EditChange => ({ change: 'replace_node', node })),
    ...variables.gone.map((variable): EditChange => ({ change: 'remove_variable', name: variable.name })),
    ...variables.come.map((variable): EditChange => ({ change: 'insert_variable', variable })),
    ...variables.changed.map((variable): EditChange => ({ change: 'replace_variable', name: variable.name, variable })),
    ...scenarios.gone.map(({ id }): EditChange => ({ change: 'remove_scenario', scenario: id })),
    ...scenarios.come.map((scenario): EditChange => ({ change: 'insert_scenario', scenario })),
    ...scenarios.changed.map((scenario): EditChange => ({ change: 'replace_scenario', scenario })),
    { change: 'set_header', header },
    ...next.edges
      .filter((edge) => !old.edges.some((one) => sameEdge(one, edge)))
      .map((edge): EditChange => ({ change: 'insert_edge', edge })),
    {
      change: 'move',
      positions: Object.fromEntries([...places].map((id) => [id, after.layout.nodes[id] ?? null])),
    },
  ];
}

function listChanges<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string) {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const next = new Map(after.map((item) => [keyOf(item), item]));
  return {
    gone: before.filter((item) => !next.has(keyOf(item))),
    come: after.filter((item) => !old.has(keyOf(item))),
    changed: after.filter((item) => old.has(keyOf(item)) && !sameJson(old.get(keyOf(item)), item)),
  };
}
