import type { Json, JsonObject, Problem } from '@patchbay/flow-schema';
import type { SourceExit, SourceStep } from '../draft/draft-step.ts';
import { named, refusal, sourceProblem, words } from '../report/words.ts';
import { isObject, objectOf, objectsOf, pointOf, textOf } from '../source/fields.ts';

export interface Transition {
  readonly event: string;
  readonly next: string | null;
  readonly conditions: readonly JsonObject[];
}

/** A widget of a Studio flow. */
export interface Widget extends SourceStep {
  readonly properties: JsonObject;
  readonly transitions: readonly Transition[];
}

export interface TwilioFlow {
  readonly description: string;
  readonly initial: string | null;
  readonly widgets: readonly Widget[];
  readonly problems: readonly Problem[];
}

export function looksLikeTwilio(value: unknown): value is JsonObject {
  return isObject(value) && Array.isArray(value.states);
}

/** Widgets here are broader than ours are high: less room above and below them. */
const scale = { x: 1.05, y: 0.75 } as const;

/** Reads the widgets of a Studio flow; what is broken is left out and told. */
export function readTwilio(flow: JsonObject): TwilioFlow {
  const problems: Problem[] = [];
  const widgets = new Map<string, Widget>();
  const states: readonly Json[] = Array.isArray(flow.states) ? flow.states : [];
  for (const [index, state] of states.entries()) {
    const path = ['states', index];
    if (!isObject(state) || textOf(state, 'type') === '') {
      problems.push(broken(path));
      continue;
    }
    const name = textOf(state, 'name') || `widget_${index + 1}`;
    let key = name;
    for (let count = 2; widgets.has(key); count += 1) key = `${name} ${count} ${index}`;
    if (key !== name) problems.push(twice([...path, 'name'], name));
    widgets.set(key, readWidget(key, name, state));
  }
  const wanted = textOf(flow, 'initial_state');
  const trigger = [...widgets.values()].find(({ type }) => type === 'trigger');
  const initial = widgets.has(wanted) ? wanted : (trigger?.key ?? widgets.keys().next().value ?? null);
  if (initial !== wanted && initial !== null) problems.push(noInitial(wanted, initial));
  return { description: textOf(flow, 'description'), initial, widgets: [...widgets.values()], problems };
}

function readWidget(key: string, name: string, state: JsonObject): Widget {
  const properties = objectOf(state, 'properties');
  const transitions = objectsOf(state, 'transitions').map(
    (one): Transition => ({
      event: textOf(one, 'event'),
      next: textOf(one, 'next') || null,
      conditions: objectsOf(one, 'conditions'),
    }),
  );
  const offset = pointOf(properties.offset);
  return {
    key,
    type: textOf(state, 'type'),
    name,
    parameters: properties,
    position: offset === null ? null : { x: offset.x * scale.x, y: offset.y * scale.y },
    exits: transitions.flatMap((one): SourceExit[] =>
      one.next === null ? [] : [{ label: labelOf(one), to: one.next }],
    ),
    properties,
    transitions,
  };
}

function labelOf({ event, conditions }: Transition): string {
  return conditions.map((condition) => textOf(condition, 'friendly_name')).find((label) => label !== '') ?? event;
}

export function emptyFlow(): Problem {
  return refusal(
    'source_without_steps',
    ['states'],
    words('This flow has no steps: “states” is empty.', '此流程没有任何步骤：“states” 为空。'),
  );
}

function broken(path: readonly (string | number)[]): Problem {
  return sourceProblem(
    'step_broken',
    path,
    words('This is no step: it has no “type”. It was left out.', '此处不是步骤：缺少 “type”，已略过。'),
  );
}

function twice(path: readonly (string | number)[], name: string): Problem {
  return sourceProblem(
    'step_name_twice',
    path,
    words(
      `There are two steps “${named(name)}”: what leads there leads to the first.`,
      `有两个名为“${named(name)}”的步骤：指向该名称的连线均连到第一个。`,
    ),
  );
}

function noInitial(wanted: string, initial: string): Problem {
  return sourceProblem(
    'start_unknown',
    ['initial_state'],
    words(
      `The first step “${named(wanted)}” is not in the file; the flow begins at “${named(initial)}”.`,
      `文件中没有起始步骤“${named(wanted)}”，流程改从“${named(initial)}”开始。`,
    ),
  );
}
