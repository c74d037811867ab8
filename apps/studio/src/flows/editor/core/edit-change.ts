import type {
  DocumentChange,
  FlowDocument,
  FlowEdge,
  FlowLayout,
  FlowNode,
  FlowVariable,
  Scenario,
} from '@patchbay/flow-schema';

/** What the editor works on: the meaning of a flow and, beside it, where its boxes stand. */
export interface FlowContent {
  readonly document: FlowDocument;
  readonly layout: FlowLayout;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The parts of a document that are neither nodes nor edges nor variables. */
export type FlowHeader = Pick<
  FlowDocument,
  'name' | 'description' | 'languages' | 'errorHandler' | 'tests' | 'scenarios' | 'kind'
>;

/**
 * The smallest changes the editor knows. Each can be undone by changes of the same set, and positions in lists are kept,
 * so that undoing gives back the very same document and not merely one that means the same.
 */
export type EditChange =
  | { readonly change: 'insert_node'; readonly node: FlowNode; readonly index?: number }
  | { readonly change: 'remove_node'; readonly node: string }
  | { readonly change: 'replace_node'; readonly node: FlowNode }
  | { readonly change: 'insert_edge'; readonly edge: FlowEdge; readonly index?: number }
  | { readonly change: 'remove_edge'; readonly edge: FlowEdge }
  | { readonly change: 'insert_variable'; readonly variable: FlowVariable; readonly index?: number }
  | { readonly change: 'remove_variable'; readonly name: string }
  | { readonly change: 'replace_variable'; readonly name: string; readonly variable: FlowVariable }
  | { readonly change: 'insert_scenario'; readonly scenario: Scenario; readonly index?: number }
  | { readonly change: 'remove_scenario'; readonly scenario: string }
  | { readonly change: 'replace_scenario'; readonly scenario: Scenario }
  | { readonly change: 'set_header'; readonly header: Partial<FlowHeader> }
  /** `null` forgets the place of a box. */
  | { readonly change: 'move'; readonly positions: Readonly<Record<string, Point | null>> };

export function sameEdge(a: FlowEdge, b: FlowEdge): boolean {
  return a.from.node === b.from.node && a.from.port === b.from.port && a.to === b.to;
}

function inserted<T>(list: readonly T[], item: T, index: number | undefined): T[] {
  const at = Math.min(index ?? list.length, list.length);
  return [...list.slice(0, at), item, ...list.slice(at)];
}

function without<T>(list: readonly T[], index: number): T[] {
  return [...list.slice(0, index), ...list.slice(index + 1)];
}

function replaced<T>(list: readonly T[], index: number, item: T): T[] {
  const next = [...list];
  next[index] = item;
  return next;
}

interface Applied {
  readonly content: FlowContent;
  /** What undoes it; null where the change had no effect (its subject is gone, or it says what is already so). */
  readonly inverse: EditChange | null;
}

function withDocument(content: FlowContent, part: Partial<FlowDocument>): FlowContent {
  return { document: { ...content.document, ...part }, layout: content.layout };
}

function applyMove(content: FlowContent, positions: Readonly<Record<string, Point | null>>): Applied {
  const nodes = { ...content.layout.nodes };
  const before: Record<string, Point | null> = {};
  for (const [id, point] of Object.entries(positions)) {
    const old = nodes[id] ?? null;
    if (old?.x === point?.x && old?.y === point?.y) continue;
    before[id] = old;
    if (point === null) delete nodes[id];
    else nodes[id] = { x: point.x, y: point.y };
  }
  if (Object.keys(before).length === 0) return { content, inverse: null };
  return {
    content: { document: content.document, layout: { ...content.layout, nodes } },
    inverse: { change: 'move', positions: before },
  };
}

function applyHeader(content: FlowContent, header: Partial<FlowHeader>): Applied {
  const changed: [string, unknown][] = [];
  const before: [string, unknown][] = [];
  for (const [key, value] of Object.entries(header)) {
    const old = content.document[key as keyof FlowHeader];
    if (JSON.stringify(old) === JSON.stringify(value)) continue;
    changed.push([key, value]);
    before.push([key, old]);
  }
  if (changed.length === 0) return { content, inverse: null };
  return {
    content: withDocument(content, Object.fromEntries(changed) as Partial<FlowHeader>),
    inverse: { change: 'set_header', header: Object.fromEntries(before) as Partial<FlowHeader> },
  };
}

type ScenarioChange = Extract<EditChange, { change: 'insert_scenario' | 'remove_scenario' | 'replace_scenario' }>;

function applyToScenarios(content: FlowContent, change: ScenarioChange): Applied {
  const nothing: Applied = { content, inverse: null };
  const scenarios = content.document.scenarios ?? [];
  const id = change.change === 'remove_scenario' ? change.scenario : change.scenario.id;
  const index = scenarios.findIndex((scenario) => scenario.id === id);
  const scenario = scenarios[index];
  if (change.change === 'insert_scenario') {
    if (scenario !== undefined) return nothing;
    return {
      content: withDocument(content, { scenarios: inserted(scenarios, change.scenario, change.index) }),
      inverse: { change: 'remove_scenario', scenario: id },
    };
  }
  if (scenario === undefined || scenario === change.scenario) return nothing;
  if (change.change === 'remove_scenario') {
    const { scenarios: _, ...rest } = content.document;
    const left = without(scenarios, index);
    return {
      content: { document: left.length === 0 ? rest : { ...rest, scenarios: left }, layout: content.layout },
      inverse: { change: 'insert_scenario', scenario, index },
    };
  }
  return {
    content: withDocument(content, { scenarios: replaced(scenarios, index, change.scenario) }),
    inverse: { change: 'replace_scenario', scenario },
  };
}

/** Applies one change. Never throws: a change whose subject is gone does nothing. */
export function applyChange(content: FlowContent, change: EditChange): Applied {
  const { nodes, edges, variables } = content.document;
  const nothing: Applied = { content, inverse: null };
  switch (change.change) {
    case 'insert_node':
      if (nodes.some((node) => node.id === change.node.id)) return nothing;
      return {
        content: withDocument(content, { nodes: inserted(nodes, change.node, change.index) }),
        inverse: { change: 'remove_node', node: change.node.id },
      };
    case 'remove_node': {
      const index = nodes.findIndex((node) => node.id === change.node);
      const node = nodes[index];
      if (!node) return nothing;
      return {
        content: withDocument(content, { nodes: without(nodes, index) }),
        inverse: { change: 'insert_node', node, index },
      };
    }
    case 'replace_node': {
      const index = nodes.findIndex((node) => node.id === change.node.id);
      const node = nodes[index];
      if (!node || node === change.node) return nothing;
      return {
        content: withDocument(content, { nodes: replaced(nodes, index, change.node) }),
        inverse: { change: 'replace_node', node },
      };
    }
    case 'insert_edge':
      if (edges.some((edge) => sameEdge(edge, change.edge))) return nothing;
      return {
        content: withDocument(content, { edges: inserted(edges, change.edge, change.index) }),
        inverse: { change: 'remove_edge', edge: change.edge },
      };
    case 'remove_edge': {
      const index = edges.findIndex((edge) => sameEdge(edge, change.edge));
      const edge = edges[index];
      if (!edge) return nothing;
      return {
        content: withDocument(content, { edges: without(edges, index) }),
        inverse: { change: 'insert_edge', edge, index },
      };
    }
    case 'insert_variable':
      if (variables.some((variable) => variable.name === change.variable.name)) return nothing;
      return {
        content: withDocument(content, { variables: inserted(variables, change.variable, change.index) }),
        inverse: { change: 'remove_variable', name: change.variable.name },
      };
    case 'remove_variable': {
      const index = variables.findIndex((variable) => variable.name === change.name);
      const variable = variables[index];
      if (!variable) return nothing;
      return {
        content: withDocument(content, { variables: without(variables, index) }),
        inverse: { change: 'insert_variable', variable, index },
      };
    }
    case 'replace_variable': {
      const index = variables.findIndex((variable) => variable.name === change.name);
      const variable = variables[index];
      if (!variable) return nothing;
      return {
        content: withDocument(content, { variables: replaced(variables, index, change.variable) }),
        inverse: { change: 'replace_variable', name: change.variable.name, variable },
      };
    }
    case 'insert_scenario':
    case 'remove_scenario':
    case 'replace_scenario':
      return applyToScenarios(content, change);
    case 'set_header':
      return applyHeader(content, change.header);
    case 'move':
      return applyMove(content, change.positions);
  }
}

/** A fix that a check proposes, in the editor's own changes. */
export function fixChanges(content: FlowContent, changes: readonly DocumentChange[]): EditChange[] {
  return changes.flatMap((change) => fixChange(content, change));
}

function fixChange(content: FlowContent, change: DocumentChange): EditChange[] {
  switch (change.change) {
    case 'add_node':
      return [{ change: 'insert_node', node: change.node }];
    case 'remove_node':
      return removeNodesChanges(content, [change.node]);
    case 'set_config': {
      const node = content.document.nodes.find((one) => one.id === change.node);
      return node ? [{ change: 'replace_node', node: { ...node, config: change.config } }] : [];
    }
    case 'add_edge':
      return [{ change: 'insert_edge', edge: change.edge }];
    case 'remove_edge':
      return [{ change: 'remove_edge', edge: change.edge }];
    case 'add_variable':
      return [{ change: 'insert_variable', variable: change.variable }];
    case 'set_variable':
      return [{ change: 'replace_variable', name: change.name, variable: change.variable }];
    case 'remove_variable':
      return [{ change: 'remove_variable', name: change.name }];
    case 'set_error_handler':
      return [{ change: 'set_header', header: { errorHandler: change.node } }];
  }
}

/** Removing nodes takes their edges, their places and, where one was the error handler, that role with them. */
export function removeNodesChanges(content: FlowContent, ids: readonly string[]): EditChange[] {
  const gone = new Set(ids);
  const { edges, errorHandler } = content.document;
  const places = ids.filter((id) => content.layout.nodes[id] !== undefined);
  return [
    ...edges
      .filter((edge) => gone.has(edge.from.node) || gone.has(edge.to))
      .map((edge): EditChange => ({ change: 'remove_edge', edge })),
    ...(errorHandler !== null && gone.has(errorHandler)
      ? [{ change: 'set_header', header: { errorHandler: null } } as const]
      : []),
    ...ids.map((node): EditChange => ({ change: 'remove_node', node })),
    ...(places.length > 0
      ? [{ change: 'move', positions: Object.fromEntries(places.map((id) => [id, null])) } as const]
      : []),
  ];
}
