import type { JsonObject, ScenarioAnswer, ScenarioStep, ScenarioStepOf } from '@patchbay/flow-schema';
import type { PendingCommand, Simulation } from '../../simulate/simulation.ts';
import { pressed } from '../acts.ts';
import { answerOfEvent } from '../answer-event.ts';
import { passUntil, playFrom, type Stage } from '../play.ts';
import { perform } from '../run-scenario.ts';
import type { PassedPort } from '../scenario-result.ts';
import { triedEntries } from './entries.ts';
import { type TriedValues, triedAnswers, triedRows } from './tried-values.ts';

/** One way on from where a call stands: what is done, and the call at the next moment at which something can be done. */
export interface Move {
  readonly steps: readonly ScenarioStep[];
  readonly simulation: Simulation;
  /** The ports passed on the way, in order. */
  readonly passed: readonly PassedPort[];
}

export interface MoveParts {
  readonly stage: Stage;
  readonly tried: TriedValues;
  /** Ports that no call has passed yet. */
  isWanted(port: PassedPort): boolean;
}

/** Answers that are given to somebody who talks come after a while, all others soon. */
const talkMs = 30_000;
const soonMs = 500;
/** The same again, where a node tries more than once. */
const insistMax = 12;
const settleMax = 200;

const decided: ReadonlySet<string> = new Set([
  'http.request',
  'script.run',
  'table.look_up',
  'hours.ask',
  'announcements.ask',
  'dial.start',
  'agent.call',
  'queue.join',
  'queue.ask',
  'callback.promise',
  'recording.start',
]);

function nodeOf({ run }: Simulation, { command }: PendingCommand): { flowId: string; nodeId: string } | null {
  const entry = run.outstanding.find(({ seq }) => seq === command.seq);
  const flowId = entry === undefined ? undefined : run.frames[entry.depth]?.flowId;
  return entry?.nodeId == null || flowId === undefined ? null : { flowId, nodeId: entry.nodeId };
}

function listens(simulation: Simulation): boolean {
  return [...'1*#9'].some((key) => pressed(simulation, key) !== null);
}

/** A prompt that could fail to play, where that leads somewhere that no call has been. */
function mayFail(parts: MoveParts, simulation: Simulation, pending: PendingCommand): boolean {
  const place = pending.command.type === 'playback.start' ? nodeOf(simulation, pending) : null;
  return place !== null && parts.isWanted({ ...place, port: 'failed' });
}

function canDecide(parts: MoveParts, simulation: Simulation): boolean {
  if (simulation.ended !== null) return true;
  return (
    simulation.pending.some((each) => decided.has(each.command.type) || mayFail(parts, simulation, each)) ||
    listens(simulation)
  );
}

/** Lets time pass up to the next moment at which somebody can decide something. */
export function settle(parts: MoveParts, simulation: Simulation): Simulation {
  let now = simulation;
  for (let count = 0; count < settleMax && !canDecide(parts, now); count += 1) {
    const next = now.advanceToNext();
    if (next.history.length === now.history.length) break;
    now = next;
  }
  return now;
}

function passedSince(before: Simulation, after: Simulation): PassedPort[] {
  return after.trace
    .slice(before.trace.length)
    .flatMap(({ entry }) =>
      entry.trace === 'node.left' && entry.port !== ''
        ? [{ flowId: entry.flowId, nodeId: entry.nodeId, port: entry.port }]
        : [],
    );
}

function standsAt({ active }: Simulation): string {
  return active === null ? '' : `${active.depth}/${active.nodeId}`;
}

/** What distinguishes two moments of a call for whoever decides: where it stands, and what is asked. */
function situationOf(simulation: Simulation): string {
  const { active, ended, pending } = simulation;
  const asked = pending.filter(({ command }) => decided.has(command.type)).map(({ command }) => command.type);
  return JSON.stringify([standsAt(simulation), active?.state ?? null, asked, ended?.reason ?? null]);
}

/** Every different way on, the usual ones first. */
export function movesFrom(parts: MoveParts, simulation: Simulation): readonly Move[] {
  if (simulation.ended !== null) return [];
  const moves: Move[] = [];
  const seen = new Set<string>();
  const add: Add = (steps, after, values = '') => {
    const settled = settle(parts, after);
    const passed = passedSince(simulation, settled);
    if (passed.length === 0 && situationOf(settled) === situationOf(simulation)) return;
    const signature = JSON.stringify([passed, situationOf(settled), values]);
    if (seen.has(signature)) return;
    seen.add(signature);
    moves.push({ steps, simulation: settled, passed });
  };
  for (const pending of simulation.pending) addAnswers(parts, simulation, pending, add);
  if (listens(simulation)) addKeys(parts, simulation, add);
  addSilence(parts, simulation, add);
  return moves;
}

/** `values` tells moves apart that go the same way and leave other values behind. */
type Add = (steps: readonly ScenarioStep[], after: Simulation, values?: string) => void;

function hasLeft(before: Simulation, after: Simulation): boolean {
  const { active } = before;
  return after.ended !== null || passedSince(before, after).some(({ nodeId }) => nodeId === active?.nodeId);
}

/** The caller enters something at the node where the call stands; null where not all of it is taken there. */
function pressAll(simulation: Simulation, entry: string): Simulation | null {
  let now = simulation;
  for (const [count, key] of [...entry].entries()) {
    const play = playFrom(now);
    const before = now;
    const outcome = passUntil(play, (at) => {
      const after = pressed(at, key);
      return after !== null || hasLeft(before, at) ? { after } : null;
    });
    if (!('found' in outcome) || outcome.found.after === null || hasLeft(before, play.simulation)) return null;
    now = outcome.found.after;
    if (count < entry.length - 1 && hasLeft(simulation, now)) return null;
  }
  return now;
}

/** The values of variables that something is decided by later. */
function telling(parts: MoveParts, { run }: Simulation): string {
  const variables = Object.entries(run.frames[0]?.variables ?? {});
  return JSON.stringify(variables.filter(([name]) => (parts.tried.byVariable.get(name) ?? []).length > 0));
}

function addKeys(parts: MoveParts, simulation: Simulation, add: Add): void {
  const { active } = simulation;
  const flow = active === null ? null : parts.stage.compiled(active.flowId);
  if (active === null || flow === null) return;
  let isLeftByKey = false;
  for (const entry of triedEntries(flow, active.nodeId, parts.tried)) {
    if (entry.length > 1 && isLeftByKey) break;
    // The same wrong entry again and again is how a caller uses up their attempts.
    let keys = '';
    let now = simulation;
    for (let count = 0; count < insistMax && keys.length + entry.length <= 64; count += 1) {
      const next = pressAll(now, entry);
      if (next === null) break;
      keys += entry;
      // Heard something else now, or something is asked of others: an attempt of its own. Else it is one digit of several.
      const isAttempt = next.heard.length > now.heard.length || asksOthers(next) !== asksOthers(now);
      now = next;
      if (hasLeft(simulation, now)) {
        isLeftByKey ||= keys.length === 1;
        add([{ step: 'press', keys, when: 'asked' }], now, telling(parts, now));
        break;
      }
      if (!isAttempt) break;
      if (situationOf(now) !== situationOf(simulation)) add([{ step: 'press', keys, when: 'asked' }], now);
      if (asksOthers(now) !== asksOthers(simulation)) break;
    }
  }
}

function asksOthers({ pending }: Simulation): number {
  return pending.filter(({ command }) => decided.has(command.type)).length;
}

/** Nobody presses anything, until the node gives up or asks something of somebody else. */
function addSilence(parts: MoveParts, simulation: Simulation, add: Add): void {
  const { active } = simulation;
  if (active === null) return;
  const from = standsAt(simulation);
  let now = simulation;
  for (let count = 0; count < settleMax && standsAt(now) === from && now.ended === null; count += 1) {
    const due = now.pending.find(({ dueAt, command }) => dueAt !== null && command.seq !== now.run.lifeTimer);
    if (due === undefined || decided.has(due.command.type)) break;
    now = now.advanceToNext();
  }
  const left = passedSince(simulation, now).find(({ nodeId }) => nodeId === active.nodeId);
  add(left === undefined ? [] : [leavesStep(parts.stage, left)], now);
}

/** The expectation that a call passes a port, which also lets the time pass until it does. */
export function leavesStep(stage: Stage, { flowId, nodeId, port }: PassedPort): ScenarioStepOf<'leaves'> {
  return { step: 'leaves', flow: flowId === stage.flowId ? null : flowId, node: nodeId, port };
}

function addAnswers(parts: MoveParts, simulation: Simulation, pending: PendingCommand, add: Add): void {
  const place = nodeOf(simulation, pending);
  if (place === null) return;
  const flow = place.flowId === parts.stage.flowId ? null : place.flowId;
  if (pending.command.type === 'recording.start') {
    for (const durationMs of [5_000, 200]) {
      const step: ScenarioStep = { step: 'speak', words: '', durationMs, ends: 'silence' };
      const after = afterStep(parts.stage, simulation, step);
      if (after !== null) add([step], after);
    }
  }
  const answers = answersTo(parts, place, pending);
  for (const { answer, afterMs } of answers) {
    if (!decided.has(pending.command.type) && !mayFail(parts, simulation, pending)) continue;
    const step: ScenarioStep = { step: 'answer', flow, node: place.nodeId, answer, afterMs };
    const steps: ScenarioStep[] = [];
    let now: Simulation | null = simulation;
    for (let count = 0; count < insistMax && now !== null; count += 1) {
      now = afterStep(parts.stage, now, step);
      steps.push(step);
      if (now === null) break;
      const settled = settle(parts, now);
      const again = settled.pending.some(
        (each) => each.command.type === pending.command.type && nodeOf(settled, each)?.nodeId === place.nodeId,
      );
      if (!again || pending.command.type === 'queue.join' || pending.command.type === 'agent.call') break;
      if (answer.type === 'dial.answered') break;
      now = settled;
    }
    if (now !== null) add(steps, now, telling(parts, now));
  }
}

function afterStep(stage: Stage, simulation: Simulation, step: ScenarioStep): Simulation | null {
  const play = playFrom(simulation);
  return perform(play, stage, step) === null ? play.simulation : null;
}

interface TimedAnswer {
  readonly answer: ScenarioAnswer;
  readonly afterMs: number;
}

function answersTo(
  { stage, tried }: MoveParts,
  place: { flowId: string; nodeId: string },
  pending: PendingCommand,
): readonly TimedAnswer[] {
  const flow = stage.compiled(place.flowId);
  const simple = pending.answers.flatMap(({ event }): TimedAnswer[] => {
    const kept = answerOfEvent(event);
    if (kept === null) return [];
    const answer = 'message' in kept ? { ...kept, message: '' } : kept;
    const talks = pending.answered;
    return [{ answer, afterMs: talks ? talkMs : soonMs }];
  });
  if (flow === null) return simple;
  switch (pending.command.type) {
    case 'http.request': {
      const ports = [...(flow.nodes.get(place.nodeId)?.ports.keys() ?? [])];
      const statuses = ports.flatMap((port) => (/\d{3}$/.test(port) ? [Number(port.slice(-3))] : []));
      const bodies = triedAnswers(flow, place.nodeId, 'response\\.body', tried);
      return [
        ...bodies.map((body): ScenarioAnswer => ({ type: 'http.responded', status: 200, body })),
        ...statuses.map((status): ScenarioAnswer => ({ type: 'http.responded', status, body: bodies[0] ?? null })),
        { type: 'http.responded' as const, status: 500, body: null },
        { type: 'http.failed' as const, code: 'timeout' as const, message: '' },
      ].map((answer) => ({ answer, afterMs: soonMs }));
    }
    case 'script.run': {
      const values = triedAnswers(flow, place.nodeId, 'result', tried);
      const finished = values.map((value): ScenarioAnswer => ({ type: 'script.finished', value }));
      return [...finished.map((answer) => ({ answer, afterMs: soonMs })), ...simple];
    }
    case 'table.look_up': {
      const rows = triedRows(flow, place.nodeId, tried) as readonly JsonObject[];
      const found = rows.map((row): ScenarioAnswer => ({ type: 'table.looked_up', row }));
      return [...found.map((answer) => ({ answer, afterMs: soonMs })), ...simple];
    }
    case 'playback.start':
      return simple.filter(({ answer }) => answer.type === 'playback.failed');
    default:
      return simple;
  }
}
