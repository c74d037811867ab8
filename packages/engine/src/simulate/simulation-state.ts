import { type Command, commandAnswers, type EngineEvent, type PlaybackItem } from '@patchbay/flow-schema';
import { cancelCommands } from '../cancel-commands.ts';
import type { Engine } from '../engine.ts';
import type { Run, TraceEntry } from '../run.ts';
import { defaultAnswer } from './simulated-answers.ts';

/** A command that the world would be busy with. */
export interface Underway {
  readonly command: Command;
  readonly startedAt: number;
  /** When it ends by itself; null where someone has to decide. */
  readonly dueAt: number | null;
  readonly dueEvent: EngineEvent | null;
  /** Whether a dialled number or an agent has answered. */
  readonly answered: boolean;
}

/** Something the caller heard. */
export interface HeardItem {
  readonly seq: number;
  readonly at: number;
  readonly item: PlaybackItem;
  readonly state: 'playing' | 'finished' | 'stopped' | 'failed';
}

export interface TimedTrace {
  readonly at: number;
  readonly entry: TraceEntry;
}

/** All of a simulated call at one moment: plain data, never changed. */
export interface SimulationState {
  readonly run: Run;
  /** The virtual clock, epoch milliseconds. */
  readonly now: number;
  /** What led here; null at the very beginning. */
  readonly event: EngineEvent | null;
  readonly commands: readonly Command[];
  readonly underway: readonly Underway[];
  readonly heard: readonly HeardItem[];
  readonly trace: readonly TimedTrace[];
}

function begun(command: Command, now: number): Underway {
  const answer = defaultAnswer(command);
  return {
    command,
    startedAt: now,
    dueAt: answer === null ? null : now + answer.afterMs,
    dueEvent: answer?.event ?? null,
    answered: false,
  };
}

function mark(heard: readonly HeardItem[], seq: number, state: HeardItem['state']): readonly HeardItem[] {
  return heard.map((item) => (item.seq === seq && item.state === 'playing' ? { ...item, state } : item));
}

/** Whoever is told to connect with an agent is connected at once. */
function connecting(each: Underway, target: number, now: number): Underway {
  if (each.command.seq !== target) return each;
  return { ...each, dueAt: now, dueEvent: { type: 'agent.connected', to: target, agentId: 'simulated' } };
}

/** What the event itself says of the commands under way, before the engine has seen it. */
function settled(state: SimulationState, event: EngineEvent): Pick<SimulationState, 'underway' | 'heard'> {
  if (!('to' in event)) return state;
  const { to } = event;
  const command = state.underway.find((each) => each.command.seq === to)?.command;
  if (command !== undefined && commandAnswers[command.type].during.includes(event.type)) {
    const underway = state.underway.map((each) =>
      each.command.seq === to ? { ...each, answered: true, dueAt: null, dueEvent: null } : each,
    );
    return { underway, heard: state.heard };
  }
  const heard = mark(state.heard, to, event.type === 'playback.failed' ? 'failed' : 'finished');
  return { underway: state.underway.filter((each) => each.command.seq !== to), heard };
}

/** Gives one event to the engine at the state's own time, and carries out its commands in the simulated world. */
export function take(engine: Engine, state: SimulationState, event: EngineEvent): SimulationState {
  const { run, commands, trace } = engine.step(state.run, event, state.now);
  let { underway, heard } = settled(state, event);
  for (const command of commands) {
    if ('target' in command && cancelCommands.has(command.type)) {
      underway = underway.filter((each) => each.command.seq !== command.target);
      heard = mark(heard, command.target, 'stopped');
    }
    if (command.type === 'agent.connect')
      underway = underway.map((each) => connecting(each, command.target, state.now));
    if (commandAnswers[command.type].ends.length > 0) underway = [...underway, begun(command, state.now)];
    if (command.type === 'playback.start') {
      const items = command.items.map(
        (item): HeardItem => ({ seq: command.seq, at: state.now, item, state: 'playing' }),
      );
      heard = [...heard, ...items];
    }
  }
  const timed = trace.map((entry): TimedTrace => ({ at: state.now, entry }));
  return { run, now: state.now, event, commands, underway, heard, trace: [...state.trace, ...timed] };
}
