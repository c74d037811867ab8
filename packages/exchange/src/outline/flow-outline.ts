import type {
  FlowDocument,
  FlowEdge,
  FlowNode,
  Locale,
  NodeTypeRegistry,
  PortDeclaration,
} from '@patchbay/flow-schema';

/** One line of an outline, in reading order. */
export type OutlineLine =
  /** A step, at its first and only place. */
  | {
      readonly kind: 'step';
      readonly number: number;
      readonly depth: number;
      readonly node: string;
      readonly name: string;
      readonly type: string;
      readonly summary: string;
    }
  /** A way on from the step above it that is one of several; what follows stands one level deeper. */
  | { readonly kind: 'way'; readonly depth: number; readonly label: string }
  /** Where a way leads to a step that stands elsewhere, or to none. */
  | { readonly kind: 'goto'; readonly depth: number; readonly to: number | null; readonly name: string };

export interface FlowOutline {
  readonly title: string;
  readonly description: string;
  readonly lines: readonly OutlineLine[];
  /** Notes of the authors that stand for no step. */
  readonly notes: readonly string[];
}

interface Part {
  readonly node: FlowNode;
  readonly name: string;
  readonly type: string;
  readonly summary: string;
  readonly ports: readonly PortDeclaration[];
}

type Pending =
  | { readonly kind: 'visit'; readonly id: string | null; readonly depth: number }
  | { readonly kind: 'way'; readonly label: string; readonly depth: number };

/**
 * A flow in plain words, in the order in which a caller meets its steps: each step once, with the line its type writes from
 * its settings; branches indented below their step. Steps that nothing leads to stand at the end.
 */
export function flowOutline(document: FlowDocument, registry: NodeTypeRegistry, locale: Locale): FlowOutline {
  const parts = new Map(document.nodes.map((node) => [node.id, partOf(node, registry, locale)]));
  const leaving = new Map<string, FlowEdge[]>();
  for (const edge of document.edges) {
    const list = leaving.get(edge.from.node);
    if (list === undefined) leaving.set(edge.from.node, [edge]);
    else list.push(edge);
  }
  const lines: OutlineLine[] = [];
  const numbers = new Map<string, number>();
  const gotos: { at: number; id: string }[] = [];

  const walk = (first: string): void => {
    const stack: Pending[] = [{ kind: 'visit', id: first, depth: 0 }];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next.kind === 'way') {
        lines.push(next);
        continue;
      }
      const part = next.id === null ? undefined : parts.get(next.id);
      if (part === undefined || numbers.has(part.node.id)) {
        if (part !== undefined) gotos.push({ at: lines.length, id: part.node.id });
        lines.push({ kind: 'goto', depth: next.depth, to: null, name: part?.name ?? '' });
        continue;
      }
      numbers.set(part.node.id, numbers.size + 1);
      const { name, type, summary } = part;
      lines.push({ kind: 'step', number: numbers.size, depth: next.depth, node: part.node.id, name, type, summary });
      stack.push(...waysOf(part, leaving.get(part.node.id) ?? [], next.depth, locale).reverse());
    }
  };

  const isRemark = (node: FlowNode): boolean => node.type === 'note' && !node.config.standsFor;
  const begin = document.nodes.filter(({ type }) => type === 'start');
  const arrived = new Set(document.edges.map(({ to }) => to));
  const rest = document.nodes.filter((node) => !isRemark(node));
  for (const node of [...begin, ...rest.filter(({ id }) => !arrived.has(id)), ...rest]) {
    if (!numbers.has(node.id)) walk(node.id);
  }
  for (const { at, id } of gotos) {
    const line = lines[at];
    if (line?.kind === 'goto') lines[at] = { ...line, to: numbers.get(id) ?? null };
  }
  const notes = document.nodes
    .filter(isRemark)
    .map(({ name, config }) => [name, String(config.text ?? '')].join('\n').trim());
  return {
    title: document.name,
    description: document.description,
    lines,
    notes: notes.filter((text) => text !== ''),
  };
}

function waysOf({ ports }: Part, edges: readonly FlowEdge[], depth: number, locale: Locale): Pending[] {
  const targetOf = (port: string): string | null => edges.find(({ from }) => from.port === port)?.to ?? null;
  const shown = ports.filter(({ id, optional }) => optional !== true || targetOf(id) !== null);
  const [only] = shown;
  if (only === undefined) return [];
  if (shown.length === 1) return [{ kind: 'visit', id: targetOf(only.id), depth }];
  const byTarget = new Map<string | null, string[]>();
  for (const { id, label } of shown) {
    const target = targetOf(id);
    byTarget.set(target, [...(byTarget.get(target) ?? []), label[locale]]);
  }
  return [...byTarget].flatMap(([target, labels]): Pending[] => [
    { kind: 'way', label: labels.join(locale === 'zh' ? '、' : ', '), depth: depth + 1 },
    { kind: 'visit', id: target, depth: depth + 1 },
  ]);
}

function partOf(node: FlowNode, registry: NodeTypeRegistry, locale: Locale): Part {
  const type = registry.get(node.type);
  const parsed = type?.config.safeParse(node.config);
  const label = type?.label[locale] ?? node.type;
  const fits = type !== undefined && parsed?.success === true;
  return {
    node,
    name: node.name === '' ? label : node.name,
    type: label,
    summary: fits ? type.summary(parsed.data, locale) : '',
    ports: fits ? type.ports(parsed.data) : [],
  };
}
