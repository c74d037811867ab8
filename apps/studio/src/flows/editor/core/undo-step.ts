import { type FlowDocument, type FlowEdge, type Json, mergeValue, sameJson } from '@patchbay/flow-schema';
import { applyChange, type EditChange, type FlowContent, type FlowHeader, removeNodesChanges } from './edit-change';

/** How to undo one change, and what the change left behind: by it one sees whether somebody else worked there since. */
export interface UndoStep {
  readonly undo: EditChange;
  readonly left: unknown;
}

/** Carries changes out one by one and remembers how to undo each, the last one first. */
export function applySteps(
  content: FlowContent,
  changes: readonly EditChange[],
): { readonly content: FlowContent; readonly steps: readonly UndoStep[] } {
  const steps: UndoStep[] = [];
  let current = content;
  for (const change of changes) {
    const applied = applyChange(current, change);
    current = applied.content;
    if (applied.inverse) steps.unshift({ undo: applied.inverse, left: subjectOf(current, applied.inverse) });
  }
  return { content: current, steps };
}

/**
 * Undoes what a person did, and nothing that others did to the same things since: of a node that both worked on, the fields
 * of the others stay; an edge comes back only where its port is still free; a box that somebody else moved stays there.
 */
export function undoSteps(
  content: FlowContent,
  steps: readonly UndoStep[],
): { readonly content: FlowContent; readonly steps: readonly UndoStep[] } {
  let current = content;
  let done: readonly UndoStep[] = [];
  const carryOut = (changes: readonly EditChange[]) => {
    const applied = applySteps(current, changes);
    current = applied.content;
    done = [...applied.steps, ...done];
  };
  for (const step of steps) carryOut(asItIsNow(current, step));
  carryOut(leftBehind(current, steps));
  return { content: current, steps: done };
}

function subjectOf({ document, layout }: FlowContent, undo: EditChange): unknown {
  switch (undo.change) {
    case 'replace_node':
      return document.nodes.find((node) => node.id === undo.node.id);
    case 'replace_variable':
      return document.variables.find((variable) => variable.name === undo.name);
    case 'replace_scenario':
      return document.scenarios?.find((scenario) => scenario.id === undo.scenario.id);
    case 'set_header':
      return headerPart(document, undo.header);
    case 'move':
      return Object.fromEntries(Object.keys(undo.positions).map((id) => [id, layout.nodes[id] ?? null]));
    case 'insert_edge':
      return edgePlace(document, undo.edge);
    default:
      return null;
  }
}

interface HeaderPart {
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether the node is there that the undoing would make the error handler again. */
  readonly handlerThere: boolean;
}

function headerPart(document: FlowDocument, header: Partial<FlowHeader>): HeaderPart {
  return {
    values: Object.fromEntries(Object.keys(header).map((key) => [key, document[key as keyof FlowDocument]])),
    handlerThere: document.nodes.some((node) => node.id === header.errorHandler),
  };
}

interface EdgePlace {
  /** Where its port leads. */
  readonly targets: readonly string[];
  /** Those of its two ends that are there. */
  readonly ends: readonly string[];
}

function edgePlace(document: FlowDocument, edge: FlowEdge): EdgePlace {
  const { node, port } = edge.from;
  return {
    targets: document.edges.filter(({ from }) => from.node === node && from.port === port).map(({ to }) => to),
    ends: [node, edge.to].filter((id) => document.nodes.some((one) => one.id === id)),
  };
}

function asItIsNow(content: FlowContent, { undo, left }: UndoStep): EditChange[] {
  const now = subjectOf(content, undo);
  if (sameJson(left, now)) return [undo];
  switch (undo.change) {
    case 'replace_node':
      return now === undefined ? [] : [{ ...undo, node: takenBack(left, undo.node, now) }];
    case 'replace_variable':
      return now === undefined ? [] : [{ ...undo, variable: takenBack(left, undo.variable, now) }];
    case 'replace_scenario':
      return now === undefined ? [] : [{ ...undo, scenario: takenBack(left, undo.scenario, now) }];
    case 'set_header': {
      const [then, today] = [left as HeaderPart, now as HeaderPart];
      const header = takenBack(then.values, undo.header, today.values);
      const gone = then.handlerThere && !today.handlerThere;
      return [{ change: 'set_header', header: gone ? { ...header, errorHandler: null } : header }];
    }
    case 'move': {
      const [here, there] = [left as typeof undo.positions, now as typeof undo.positions];
      const own = Object.entries(undo.positions).filter(([id]) => sameJson(here[id], there[id]));
      return [{ change: 'move', positions: Object.fromEntries(own) }];
    }
    case 'insert_edge': {
      const [then, today] = [left as EdgePlace, now as EdgePlace];
      const free = today.targets.every((id) => then.targets.includes(id));
      return free && then.ends.every((id) => today.ends.includes(id)) ? [undo] : [];
    }
    default:
      return [undo];
  }
}

/** What was before an act, with everything that others changed since. */
function takenBack<T>(left: unknown, before: T, now: unknown): T {
  const sides = { base: left as Json, mine: now as Json, theirs: before as Json };
  return mergeValue(sides, [], (_path, { mine }) => mine) as T;
}

/** Edges that others drew to a node, and roles they gave it, which do not outlive it. */
function leftBehind(content: FlowContent, steps: readonly UndoStep[]): EditChange[] {
  const ids = steps.flatMap(({ undo }) => (undo.change === 'remove_node' ? [undo.node] : []));
  const gone = ids.filter((id) => !content.document.nodes.some((node) => node.id === id));
  return gone.length === 0 ? [] : removeNodesChanges(content, gone);
}
