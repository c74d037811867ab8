import {
  type Failure,
  type FlowDocument,
  type FlowNode,
  type FlowVariable,
  migrateNodes,
  type NodeType,
  type NodeTypeRegistry,
} from '@patchbay/flow-schema';

/** A node type whose config type no longer matters: the config it is called with is the one its own schema parsed. */
export type AnyNodeType = NodeType<unknown>;

/** One node, ready to run. */
export interface CompiledNode {
  readonly id: string;
  readonly type: AnyNodeType;
  readonly config: unknown;
  /** Why it cannot run, found while compiling; the run fails when it gets here. */
  readonly problem: Failure | null;
  /** Declared ports, with whether leaving by each unconnected completes the flow. */
  readonly ports: ReadonlyMap<string, boolean>;
  readonly edges: ReadonlyMap<string, CompiledNode>;
  readonly states: ReadonlySet<string>;
  readonly needsAnswer: boolean;
  readonly needsCall: boolean;
  readonly sensitiveInput: boolean;
}

/** A version of a flow, ready to run. */
export interface CompiledFlow {
  readonly version: string;
  readonly document: FlowDocument;
  readonly start: CompiledNode | null;
  readonly errorHandler: CompiledNode | null;
  readonly nodes: ReadonlyMap<string, CompiledNode>;
  readonly variables: ReadonlyMap<string, FlowVariable>;
  readonly outputs: readonly string[];
}

interface Draft extends CompiledNode {
  readonly edges: Map<string, CompiledNode>;
}

const missingType = (node: FlowNode): AnyNodeType =>
  ({ type: node.type, states: [], on: {}, cancel: () => undefined }) as unknown as AnyNodeType;

function broken(node: FlowNode, type: AnyNodeType, code: string, message: string): Draft {
  return {
    id: node.id,
    type,
    config: null,
    problem: { code, message },
    ports: new Map(),
    edges: new Map(),
    states: new Set(),
    needsAnswer: false,
    needsCall: false,
    sensitiveInput: false,
  };
}

function compileNode(node: FlowNode, registry: NodeTypeRegistry): Draft {
  const type = registry.get(node.type) as AnyNodeType | undefined;
  if (type === undefined) {
    return broken(node, missingType(node), 'node_type_unknown', `There is no node type "${node.type}"`);
  }
  if (node.version > type.version) {
    const message = `"${node.name}" was made by a newer release (${node.type} version ${node.version})`;
    return broken(node, type, 'node_too_new', message);
  }
  const parsed = type.config.safeParse(node.config);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const message = `"${node.name}" is not filled in: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
    return broken(node, type, 'node_config_invalid', message);
  }
  const config = parsed.data;
  const requires = type.requires(config);
  return {
    id: node.id,
    type,
    config,
    problem: null,
    ports: new Map(type.ports(config).map((port) => [port.id, port.optional === true && port.unconnected !== 'fails'])),
    edges: new Map(),
    states: new Set(type.states),
    needsAnswer: requires.includes('answered'),
    needsCall: requires.length > 0,
    sensitiveInput: type.sensitiveInput?.(config) === true,
  };
}

/** Looks up, parses and connects everything once, so that a step does none of it. */
export function compileFlow(version: string, source: FlowDocument, registry: NodeTypeRegistry): CompiledFlow {
  const { document } = migrateNodes(source, registry);
  const nodes = new Map<string, Draft>();
  for (const node of document.nodes) if (!nodes.has(node.id)) nodes.set(node.id, compileNode(node, registry));
  for (const { from, to } of document.edges) {
    const target = nodes.get(to);
    const edges = nodes.get(from.node)?.edges;
    if (target && edges && !edges.has(from.port)) edges.set(from.port, target);
  }
  const start = document.nodes.find((node) => node.type === 'start');
  return {
    version,
    document,
    start: start ? (nodes.get(start.id) ?? null) : null,
    errorHandler: document.errorHandler === null ? null : (nodes.get(document.errorHandler) ?? null),
    nodes,
    variables: new Map(document.variables.map((variable) => [variable.name, variable])),
    outputs: document.variables.filter(({ role }) => role === 'output').map(({ name }) => name),
  };
}
