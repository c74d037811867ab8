import type { FlowDocument, FlowLayout, FlowVariable } from '../document/flow-document.ts';
import type { Json } from '../json.ts';
import { Conflicts, type MergeChoices, type MergeConflict } from './merge-conflict.ts';
import { mergeNodes, type NodeJudge } from './merge-nodes.ts';
import { mergePorts } from './merge-ports.ts';
import { mergeRecord, mergeValue } from './merge-value.ts';
import type { JsonRecord } from './same-json.ts';
import type { Sides } from './sides.ts';

export interface MergedFlow {
  /** With the choices carried out; where nothing was chosen yet, `mine` stands. */
  readonly document: FlowDocument;
  /** Everything that both sides changed differently, whether a choice was made for it or not. */
  readonly conflicts: readonly MergeConflict[];
}

export interface MergeOptions {
  readonly choices?: MergeChoices;
  /** Without it, edits of the same node that fit its type only one at a time are not noticed. */
  readonly fitsType?: NodeJudge;
}

/**
 * Merges two states of a flow that began with the same `base`: nodes, variables and scenarios by their identity and field by
 * field, edges by their port. Every edit of either side is in the result, or in a conflict that holds both. The result has
 * no node, variable or edge twice and no edge without its ends, where neither side had; which side is whose decides nothing
 * but the order of lists that have none, and which value stands in a conflict until somebody chooses.
 */
export function mergeFlows(documents: Sides<FlowDocument>, options: MergeOptions = {}): MergedFlow {
  const conflicts = new Conflicts(options.choices ?? {});
  const nodes = mergeNodes(documents, conflicts, options.fitsType ?? (() => true));
  const ids = new Set(nodes.map((node) => node.id));
  const document = {
    ...mergeRest(documents, conflicts),
    variables: mergeVariables(documents, conflicts),
    nodes,
    edges: mergePorts(documents, ids, conflicts),
    errorHandler: mergeErrorHandler(documents, ids, conflicts),
  };
  return { document: document as unknown as FlowDocument, conflicts: conflicts.found };
}

function mergeVariables(documents: Sides<FlowDocument>, conflicts: Conflicts): FlowVariable[] {
  const byName = ({ variables }: FlowDocument) => new Map(variables.map((variable) => [variable.name, variable]));
  const sides = { base: byName(documents.base), mine: byName(documents.mine), theirs: byName(documents.theirs) };
  return [...new Set([...sides.mine.keys(), ...sides.theirs.keys()])].flatMap((name) => {
    const variable = { base: sides.base.get(name), mine: sides.mine.get(name), theirs: sides.theirs.get(name) };
    const decide = conflicts.at((path) => ({ kind: 'variable', variable: name, path }));
    const merged = mergeValue(variable as unknown as Sides, [], decide);
    return merged === undefined ? [] : [merged as unknown as FlowVariable];
  });
}

/** The node for failures. That a side removed it is no edit of this setting. */
function mergeErrorHandler(
  { base, mine, theirs }: Sides<FlowDocument>,
  ids: ReadonlySet<string>,
  conflicts: Conflicts,
): string | null {
  const handler = base.errorHandler;
  const left = (side: FlowDocument) =>
    side.errorHandler === null && handler !== null && !side.nodes.some((node) => node.id === handler)
      ? handler
      : side.errorHandler;
  const sides = { base: handler, mine: left(mine), theirs: left(theirs) };
  const merged = mergeValue(sides, [], (_path, values) =>
    conflicts.decide({ kind: 'setting', setting: 'errorHandler', path: [] }, values),
  );
  return typeof merged === 'string' && ids.has(merged) ? merged : null;
}

/** What is neither graph nor variables, whatever documents come to hold: name, languages, scenarios. */
function mergeRest(documents: Sides<FlowDocument>, conflicts: Conflicts): { [key: string]: Json } {
  const rest = ({ variables: _v, nodes: _n, edges: _e, errorHandler: _h, ...others }: FlowDocument) =>
    others as unknown as JsonRecord;
  return mergeRecord(
    { base: rest(documents.base), mine: rest(documents.mine), theirs: rest(documents.theirs) },
    [],
    conflicts.at(([setting, ...path]) => ({ kind: 'setting', setting: String(setting), path })),
  );
}

/** Where the boxes stand: each where somebody put it, and where both did, where `mine` has it. */
export function mergeLayouts(layouts: Sides<FlowLayout>, document: FlowDocument): FlowLayout {
  const { base, mine, theirs } = layouts;
  const places = document.nodes.flatMap(({ id }) => {
    const [before, here, there] = [base.nodes[id], mine.nodes[id], theirs.nodes[id]];
    const moved = here !== undefined && (here.x !== before?.x || here.y !== before.y);
    const place = moved ? here : (there ?? here);
    return place === undefined ? [] : [[id, place] as const];
  });
  return { ...mine, nodes: Object.fromEntries(places) };
}
