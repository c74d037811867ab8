import { type EngineEvent, type Json, type MaybeSensitive, sensitive } from '@patchbay/flow-schema';
import type { Engine, RunStart } from '../engine.ts';
import type { Frame, Run } from '../run.ts';
import { answerAfterHangup, type PossibleAnswer, possibleAnswers } from './simulated-answers.ts';
import { type HeardItem, type SimulationState, type TimedTrace, take, type Underway } from './simulation-state.ts';

export interface SimulationParts {
  readonly engine: Engine;
  readonly begin: Omit<RunStart, 'now'>;
  /** Where the virtual clock starts, epoch milliseconds. */
  readonly now: number;
}

/** A command still to be answered, with the answers one may give. */
export interface PendingCommand extends Underway {
  readonly answers: readonly PossibleAnswer[];
  /** True for the engine's own, such as the timer that ends a run that lives too long. */
  readonly isEngines: boolean;
}

/** Where a run stands in one of its flows; the innermost is last. */
export interface SimulationPosition {
  readonly flowId: string;
  readonly version: string;
  readonly nodeId: string;
  readonly state: string | null;
  readonly depth: number;
  readonly variables: Readonly<Record<string, MaybeSensitive<Json>>>;
}

/**
 * A simulated call at one moment. Never changes: every act gives a new one, and earlier ones stay valid, so going back in time is
 * keeping an index into `history`.
 */
export interface Simulation {
  readonly run: Run;
  readonly now: number;
  /** Commands under way, the one due first in front. Empty once the run has ended. */
  readonly pending: readonly PendingCommand[];
  readonly heard: readonly HeardItem[];
  readonly trace: readonly TimedTrace[];
  readonly positions: readonly SimulationPosition[];
  /** The node that glows; null before the start and after the end. */
  readonly active: SimulationPosition | null;
  readonly ended: Run['end'];
  readonly expectsSensitiveInput: boolean;
  /** Every moment so far, this one last. */
  readonly history: readonly SimulationState[];
  /** Presses one key of the telephone: 0 to 9, * or #. Wrapped as sensitive where the node asks for a secret. */
  press(digit: string): Simulation;
  /** The caller hangs up; what then comes by itself, such as the end of a recording, comes with it. */
  hangUp(): Simulation;
  /** Gives any event: one of `pending[].answers`, or one with a body of one's own. */
  send(event: EngineEvent): Simulation;
  /**
   * Moves the clock to what is due next and lets it happen; nothing where all that is under way waits for a decision. The timer
   * that ends a run which lives too long counts only where there is nothing else.
   */
  advanceToNext(): Simulation;
  /** Moves the clock by so many milliseconds, letting everything happen that falls due on the way. */
  advanceBy(durationMs: number): Simulation;
  /** Sets the clock without anything falling due: what is under way moves along. */
  setClock(now: number): Simulation;
  /** The simulation as it was at `history[index]`, with nothing after it. */
  goTo(index: number): Simulation;
  back(): Simulation;
}

/** Things falling due one after the other while the clock is pushed; a run that goes on for ever ends by its own limits first. */
const dueMax = 100_000;

function nextDue(state: SimulationState, until: number): Underway | null {
  let next: Underway | null = null;
  for (const each of state.underway) {
    if (each.dueAt === null || each.dueEvent === null || each.dueAt > until) continue;
    if (next === null || each.dueAt < (next.dueAt as number)) next = each;
  }
  return next;
}

function positionsOf(run: Run): readonly SimulationPosition[] {
  return run.frames.map(
    ({ flowId, version, nodeId, state, variables }: Frame, depth): SimulationPosition => ({
      flowId,
      version,
      nodeId,
      state,
      depth,
      variables,
    }),
  );
}

function pendingOf(engine: Engine, state: SimulationState): readonly PendingCommand[] {
  if (state.run.status === 'ended') return [];
  const own = new Set(state.run.outstanding.filter(({ nodeId }) => nodeId === null).map(({ seq }) => seq));
  const buttons = engine.entries(state.run);
  return state.underway
    .map(
      (each): PendingCommand => ({
        ...each,
        answers: possibleAnswers(each.command, each.answered, state.now - each.startedAt, buttons),
        isEngines: own.has(each.command.seq),
      }),
    )
    .sort((left, right) => (left.dueAt ?? Number.POSITIVE_INFINITY) - (right.dueAt ?? Number.POSITIVE_INFINITY));
}

/** Calls are answered, and agents connected, without anyone having to say so. */
function settleNow(engine: Engine, history: readonly SimulationState[]): readonly SimulationState[] {
  const state = history.at(-1) as SimulationState;
  const due = state.underway.find(
    ({ command, dueAt, dueEvent }) =>
      dueAt !== null && dueAt <= state.now && (command.type === 'call.answer' || dueEvent?.type === 'agent.connected'),
  );
  if (due?.dueEvent == null) return history;
  return settleNow(engine, [...history, take(engine, state, due.dueEvent)]);
}

function simulationOf(engine: Engine, history: readonly SimulationState[]): Simulation {
  const state = history.at(-1) as SimulationState;
  const { run } = state;
  const positions = positionsOf(run);
  const give = (at: SimulationState, event: EngineEvent) => settleNow(engine, [...history, take(engine, at, event)]);

  function advanceTo(until: number): Simulation {
    let moments = history;
    for (let count = 0; count < dueMax; count += 1) {
      const at = moments.at(-1) as SimulationState;
      const due = at.run.status === 'ended' ? null : nextDue(at, until);
      if (due?.dueEvent == null || due.dueAt === null) break;
      moments = settleNow(engine, [
        ...moments,
        take(engine, { ...at, now: Math.max(at.now, due.dueAt) }, due.dueEvent),
      ]);
    }
    const last = moments.at(-1) as SimulationState;
    if (last.now >= until) return simulationOf(engine, moments);
    return simulationOf(engine, [...moments.slice(0, -1), { ...last, now: until }]);
  }

  return {
    run,
    now: state.now,
    pending: pendingOf(engine, state),
    heard: state.heard,
    trace: state.trace,
    positions,
    active: run.status === 'running' ? (positions.at(-1) ?? null) : null,
    ended: run.end,
    expectsSensitiveInput: engine.expectsSensitiveInput(run),
    history,
    press(digit) {
      const secret = engine.expectsSensitiveInput(run);
      return simulationOf(engine, give(state, { type: 'dtmf.received', digit: secret ? sensitive(digit) : digit }));
    },
    hangUp() {
      let moments = give(state, { type: 'call.hungup', by: 'caller', cause: 16 });
      for (const { command, startedAt } of state.underway) {
        const at = moments.at(-1) as SimulationState;
        const event = answerAfterHangup(command, at.now - startedAt);
        if (event === null || !at.underway.some((each) => each.command.seq === command.seq)) continue;
        moments = [...moments, take(engine, at, event)];
      }
      return simulationOf(engine, moments);
    },
    send: (event) => simulationOf(engine, give(state, event)),
    advanceToNext() {
      // Someone waiting for a decision would not want to see four hours go by instead.
      const others = state.underway.filter(({ command }) => command.seq !== run.lifeTimer);
      const awaited = others.length === 0 ? state : { ...state, underway: others };
      const due = run.status === 'ended' ? null : nextDue(awaited, Number.POSITIVE_INFINITY);
      if (due?.dueEvent == null || due.dueAt === null) return simulationOf(engine, history);
      return simulationOf(engine, give({ ...state, now: Math.max(state.now, due.dueAt) }, due.dueEvent));
    },
    advanceBy: (durationMs) => advanceTo(state.now + Math.max(0, durationMs)),
    setClock(now) {
      const by = now - state.now;
      const underway = state.underway.map((each) => ({
        ...each,
        startedAt: each.startedAt + by,
        dueAt: each.dueAt === null ? null : each.dueAt + by,
      }));
      return simulationOf(engine, [...history.slice(0, -1), { ...state, now, underway }]);
    },
    goTo: (index) => simulationOf(engine, history.slice(0, Math.max(1, index + 1))),
    back: () => simulationOf(engine, history.slice(0, Math.max(1, history.length - 1))),
  };
}

/** Begins a simulated call and takes it as far as it goes by itself: the run has started and the call is answered. */
export function createSimulation({ engine, begin, now }: SimulationParts): Simulation {
  const start: SimulationState = {
    run: engine.begin({ ...begin, now }),
    now,
    event: null,
    commands: [],
    underway: [],
    heard: [],
    trace: [],
  };
  return simulationOf(engine, settleNow(engine, [start, take(engine, start, { type: 'run.started' })]));
}
