import { convertValue, type FlowDocument, type Json } from '@patchbay/flow-schema';
import type { TraceStep } from './replay';

/** What stands in a call's records in place of a sensitive value. */
const mask = '••••';
/** Nodes whose work outlives them but stands in no variable. */
const decidingTypes: ReadonlySet<string> = new Set(['set_routing', 'record_call']);

/** What a person ought to know of a call that goes on in another version. */
export type CarryNote =
  | { readonly kind: 'begins_anew'; readonly node: string }
  /** The node has another id in the draft, but its name and type. */
  | { readonly kind: 'node_by_name'; readonly node: string }
  | { readonly kind: 'node_gone'; readonly node: string; readonly instead: string }
  | { readonly kind: 'enters_anew'; readonly node: string }
  | { readonly kind: 'variable_gone'; readonly name: string }
  | { readonly kind: 'variable_secret'; readonly name: string }
  | { readonly kind: 'variable_unfit'; readonly name: string; readonly type: string }
  | { readonly kind: 'inputs_unknown'; readonly names: string }
  | { readonly kind: 'language_gone'; readonly language: string }
  | { readonly kind: 'decided_before'; readonly node: string };

/** Where a simulation of the draft begins that goes on with a past call. */
export interface CarriedCall {
  readonly nodeId: string;
  readonly variables: Readonly<Record<string, Json>>;
  readonly language: string;
  readonly answered: boolean;
  /** The moment of the call, epoch milliseconds. */
  readonly at: number;
  readonly notes: readonly CarryNote[];
}

export interface CarryInput {
  readonly steps: readonly TraceStep[];
  /** The step after which it goes on. */
  readonly at: number;
  /** Which of the flows the call is in: 0 is the outermost. */
  readonly depth: number;
  /** The version of that flow that the call ran. */
  readonly before: FlowDocument;
  readonly draft: FlowDocument;
  readonly answeredAt: number | null;
}

/** Takes a call from a moment over to the draft, as far as the draft can; null where it was in no node of that flow by then. */
export function carryOver({ steps, at, depth, before, draft, answeredAt }: CarryInput): CarriedCall | null {
  const until = steps.slice(0, at + 1);
  const moment = until.at(-1);
  const stay = stayAt(until, depth);
  if (moment === undefined || stay.places.length === 0) return null;
  const notes: CarryNote[] = [];
  const nodeId = placeIn(draft, before, stay.places, notes);
  if (nodeId === null) return null;
  if ((moment.depth ?? 0) > depth && moment.kind !== 'flow.left')
    notes.push({ kind: 'enters_anew', node: nameIn(draft, nodeId) });
  for (const id of new Set(stay.places.slice(0, -1))) {
    const node = before.nodes.find((one) => one.id === id);
    if (node !== undefined && decidingTypes.has(node.type))
      notes.push({ kind: 'decided_before', node: nameIn(before, id) });
  }
  const at0 = Date.parse(moment.at);
  return {
    nodeId,
    variables: variablesFor(draft, before, stay.set, depth, notes),
    language: languageFor(draft, before, until, notes),
    answered: answeredAt !== null && answeredAt <= at0,
    at: at0,
    notes,
  };
}

/** The nodes of one flow that the call had come to since it entered it, and what was set there. */
function stayAt(steps: readonly TraceStep[], depth: number) {
  let places: string[] = [];
  let set = new Map<string, Json>();
  for (const step of steps) {
    if (step.depth !== depth) continue;
    if (step.kind === 'flow.entered') {
      places = [];
      set = new Map();
    } else if (step.kind === 'node.entered' && step.nodeId !== null) places.push(step.nodeId);
    else if (step.kind === 'node.left' && typeof step.detail.to === 'string') places.push(step.detail.to);
    else if (step.kind === 'variable.set' && typeof step.detail.name === 'string')
      set.set(step.detail.name, step.detail.value ?? null);
  }
  return { places, set };
}

/** Where that is in the draft: there, at the node that is called so now, or at the last one before that still exists. */
function placeIn(
  draft: FlowDocument,
  before: FlowDocument,
  places: readonly string[],
  notes: CarryNote[],
): string | null {
  const wanted = places.at(-1) ?? '';
  for (const id of places.toReversed()) {
    const found = nodeLike(draft, before, id);
    if (found === null) continue;
    if (id !== wanted) notes.push({ kind: 'node_gone', node: nameIn(before, wanted), instead: nameIn(draft, found) });
    else if (found !== id) notes.push({ kind: 'node_by_name', node: nameIn(draft, found) });
    else notes.push({ kind: 'begins_anew', node: nameIn(draft, found) });
    return found;
  }
  const start = draft.nodes.find(({ type }) => type === 'start');
  if (start === undefined) return null;
  notes.push({ kind: 'node_gone', node: nameIn(before, wanted), instead: nameIn(draft, start.id) });
  return start.id;
}

function nodeLike(draft: FlowDocument, before: FlowDocument, id: string): string | null {
  const old = before.nodes.find((node) => node.id === id);
  const same = draft.nodes.find((node) => node.id === id);
  if (same !== undefined && (old === undefined || old.type === same.type)) return same.id;
  if (old === undefined || old.name === '') return null;
  const alike = draft.nodes.filter(({ name, type }) => name === old.name && type === old.type);
  return alike.length === 1 ? (alike[0]?.id ?? null) : null;
}

function nameIn(document: FlowDocument, id: string): string {
  return document.nodes.find((node) => node.id === id)?.name || id;
}

function variablesFor(
  draft: FlowDocument,
  before: FlowDocument,
  set: ReadonlyMap<string, Json>,
  depth: number,
  notes: CarryNote[],
): Record<string, Json> {
  const values = new Map<string, Json>(before.variables.map(({ name, initial }) => [name, initial ?? null]));
  for (const [name, value] of set) values.set(name, value);
  const handed = before.variables.filter(({ role, name }) => depth > 0 && role === 'input' && !set.has(name));
  if (handed.length > 0) notes.push({ kind: 'inputs_unknown', names: handed.map(({ name }) => name).join(', ') });
  const carried: Record<string, Json> = {};
  for (const [name, value] of values) {
    const variable = draft.variables.find((one) => one.name === name);
    if (variable === undefined) {
      if (set.has(name)) notes.push({ kind: 'variable_gone', name });
    } else if (JSON.stringify(value).includes(mask)) notes.push({ kind: 'variable_secret', name });
    else {
      const converted = convertValue(value, variable.type);
      if (converted.ok) carried[name] = converted.value;
      else notes.push({ kind: 'variable_unfit', name, type: variable.type });
    }
  }
  return carried;
}

function languageFor(
  draft: FlowDocument,
  before: FlowDocument,
  steps: readonly TraceStep[],
  notes: CarryNote[],
): string {
  const told = steps.findLast(({ kind }) => kind === 'language.set')?.detail.language;
  const spoken = typeof told === 'string' ? told : before.languages[0];
  const first = draft.languages[0] ?? 'en';
  if (spoken === undefined || draft.languages.includes(spoken)) return spoken ?? first;
  notes.push({ kind: 'language_gone', language: spoken });
  return first;
}
