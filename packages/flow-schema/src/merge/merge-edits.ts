import type { FlowDocument, FlowEdge, FlowNode } from '../document/flow-document.ts';
import { flowOf, nodeOf } from '../document/flow-fixtures.ts';
import type { Json, JsonObject } from '../json.ts';

/** What a person could do to a flow, as drawn by a property: which act, and two numbers that say on what. */
export type DrawnEdit = readonly [act: string, one: number, other: number];

/** For the properties of merging: every text is written once, so that each can be looked for afterwards. */
export function baseFlow(size: number): FlowDocument {
  const nodes = Array.from({ length: size }, (_node, index) =>
    nodeOf(`n${index}`, 'anything', {
      title: `base title ${index}`,
      options: { loud: `base loud ${index}`, soft: `base soft ${index}` },
      parts: ['a', 'b', 'c'].map((part) => ({ kind: 'text', text: `base ${part} ${index}` })),
      keys: ['1', '2'].map((key) => ({ key, label: `base key ${key} ${index}` })),
    }),
  );
  return flowOf({
    nodes,
    edges: nodes.slice(1).map((node, index) => edge(`n${index}`, 'a', node.id)),
    variables: [0, 1].map((index) => ({
      name: `base${index}`,
      type: 'text',
      role: 'local',
      sensitive: false,
      description: `base variable ${index}`,
    })),
    errorHandler: 'n1',
  });
}

const edge = (from: string, port: string, to: string): FlowEdge => ({ from: { node: from, port }, to });
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

type Act = (flow: FlowDocument, one: number, other: number, word: string) => FlowDocument;

function onNode(change: (node: FlowNode, other: number, word: string) => Partial<FlowNode>): Act {
  return (flow, one, other, word) => {
    const node = pick(flow.nodes, one);
    if (node === undefined) return flow;
    const changed = { ...node, ...change(node, other, word) };
    return { ...flow, nodes: flow.nodes.map((each) => (each === node ? changed : each)) };
  };
}

function onConfig(change: (config: JsonObject, other: number, word: string) => JsonObject): Act {
  return onNode((node, other, word) => ({ config: { ...node.config, ...change(node.config, other, word) } }));
}

function onList(field: 'parts' | 'keys', change: (items: Json[], at: number, word: string) => Json[]): Act {
  return onConfig((config, other, word) => ({ [field]: change(list(config[field]), other, word) }));
}

const spliced = (items: readonly Json[], at: number, gone: number, ...come: Json[]): Json[] => {
  const next = [...items];
  next.splice(at % (items.length + 1), gone, ...come);
  return next;
};

const connect: Act = (flow, one, other) => {
  const [from, to] = [pick(flow.nodes, one), pick(flow.nodes, other)];
  if (from === undefined || to === undefined) return flow;
  const port = other % 2 === 0 ? 'a' : 'b';
  const others = flow.edges.filter((each) => each.from.node !== from.id || each.from.port !== port);
  return { ...flow, edges: [...others, edge(from.id, port, to.id)] };
};

const removeNode: Act = (flow, one) => {
  const id = pick(flow.nodes, one)?.id;
  return {
    ...flow,
    nodes: flow.nodes.filter((node) => node.id !== id),
    edges: flow.edges.filter((each) => each.from.node !== id && each.to !== id),
    errorHandler: flow.errorHandler === id ? null : flow.errorHandler,
  };
};

export const acts: Readonly<Record<string, Act>> = {
  rename: onNode((_node, _other, word) => ({ name: word })),
  retype: onNode((_node, _other, word) => ({ type: 'reads', config: { source: word } })),
  title: onConfig((_config, _other, word) => ({ title: word })),
  option: onConfig((config, other, word) => ({
    options: { ...(config.options as JsonObject), [pick(['loud', 'soft', 'new'], other) ?? 'new']: word },
  })),
  noOptions: onConfig(() => ({ options: {} })),
  part: onList('parts', (items, at, word) => spliced(items, at, 1, { kind: 'text', text: word })),
  addPart: onList('parts', (items, at, word) => spliced(items, at, 0, { kind: 'text', text: word })),
  removePart: onList('parts', (items, at) => spliced(items, at, 1)),
  turnParts: onList('parts', (items) => [...items].reverse()),
  addKey: onList('keys', (items, at, word) => {
    const key = pick(['3', '4', '5', '6'], at) ?? '3';
    return [...items.filter((item) => (item as JsonObject).key !== key), { key, label: word }];
  }),
  key: onList('keys', (items, at, word) =>
    items.map((item, index) =>
      index === at % items.length ? { ...(item as JsonObject), label: word } : (item as Json),
    ),
  ),
  removeKey: onList('keys', (items, at) => spliced(items, at, 1)),
  turnKeys: onList('keys', (items) => [...items].reverse()),
  add: (flow, one, other, word) =>
    connect(
      { ...flow, nodes: [...flow.nodes, nodeOf(word.replaceAll(' ', '-'), 'anything', { title: word })] },
      one,
      flow.nodes.length + (other % 2),
      word,
    ),
  remove: removeNode,
  connect,
  disconnect: (flow, one) => ({ ...flow, edges: flow.edges.filter((each) => each !== pick(flow.edges, one)) }),
  handler: (flow, one) => ({ ...flow, errorHandler: pick(flow.nodes, one)?.id ?? null }),
  name: (flow, _one, _other, word) => ({ ...flow, name: word }),
  languages: (flow, one) => ({ ...flow, languages: [...flow.languages, `zh-X${one}`] }),
  addVariable: (flow, one, _other, word) => {
    const name = `v${one % 3}`;
    if (flow.variables.some((variable) => variable.name === name)) return flow;
    const variable = { name, type: 'text', role: 'local', sensitive: false, description: word } as const;
    return { ...flow, variables: [...flow.variables, variable] };
  },
  variable: (flow, one, _other, word) => ({
    ...flow,
    variables: flow.variables.map((variable) =>
      variable === pick(flow.variables, one) ? { ...variable, description: word } : variable,
    ),
  }),
  removeVariable: (flow, one) => ({
    ...flow,
    variables: flow.variables.filter((variable) => variable !== pick(flow.variables, one)),
  }),
};

/** Carries edits out; what they write is told apart by `who`. */
export function edited(flow: FlowDocument, edits: readonly DrawnEdit[], who: string): FlowDocument {
  return edits.reduce((state, [act, one, other], index) => {
    const carryOut = acts[act];
    return carryOut === undefined ? state : carryOut(state, one, other, `${who} ${index}`);
  }, flow);
}
