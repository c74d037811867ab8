import type { Simulation, TraceEntry } from '@patchbay/engine';
import type { Command, EngineEvent, PlaybackItem, RunEndReason } from '@patchbay/flow-schema';

/** One moment of a call, simulated or real: what came, what the flow did about it, and which way it went. */
export interface CallMoment {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly event: EngineEvent | null;
  readonly commands: readonly Command[];
  readonly trace: readonly TraceEntry[];
}

/** Where in the flows something happened. */
export interface CallPlace {
  readonly flowId: string;
  readonly nodeId: string;
  /** 0 in the flow that the call began in. */
  readonly depth: number;
}

/** What came of a call, one thing after the other. */
export type RecordedThing =
  | {
      readonly kind: 'act';
      readonly at: number;
      readonly event: EngineEvent;
      /** The node that waited for it; null before the first one. */
      readonly place: CallPlace | null;
      /** When it would have timed out by itself, epoch milliseconds; null where it would not have. */
      readonly until: number | null;
      /** True where nothing came of it at once: a key that is kept for later, or that nobody listened for. */
      readonly silent: boolean;
    }
  | { readonly kind: 'heard'; readonly at: number; readonly items: readonly PlaybackItem[] }
  | { readonly kind: 'entered'; readonly at: number; readonly place: CallPlace }
  | { readonly kind: 'ended'; readonly at: number; readonly reason: RunEndReason };

/** Follows the trace of one step from where the call stood before. */
class Position {
  private readonly frames: { flowId: string; nodeId: string | null }[] = [];

  get place(): CallPlace | null {
    const depth = this.frames.length - 1;
    const frame = this.frames[depth];
    return frame === undefined || frame.nodeId === null ? null : { flowId: frame.flowId, nodeId: frame.nodeId, depth };
  }

  follow(entry: TraceEntry): void {
    if (entry.trace === 'flow.left') this.frames.length = Math.min(this.frames.length, entry.depth);
    if (entry.trace === 'flow.entered') this.put(entry.depth, entry.flowId, null);
    if (entry.trace === 'node.entered' || entry.trace === 'node.left')
      this.put(entry.depth, entry.flowId, entry.nodeId);
  }

  private put(depth: number, flowId: string, nodeId: string | null): void {
    this.frames[depth] = { flowId, nodeId };
    this.frames.length = depth + 1;
  }
}

/**
 * Takes a call apart into what was done to it and what came of that, in order; events that the flow ignored are left out. An
 * answer belongs to the node that takes it: the one the call stands in once the flows heard meanwhile, such as those of a queue,
 * were left.
 */
export function takeCallApart(moments: readonly CallMoment[]): RecordedThing[] {
  const position = new Position();
  const things: RecordedThing[] = [];
  /** When whoever rings stops ringing, by command. */
  const ringing = new Map<number, number>();
  for (const { at, event, commands, trace } of moments) {
    const settled = trace.findIndex(({ trace: kind }) => kind !== 'flow.left');
    const leaving = trace.slice(0, settled < 0 ? trace.length : settled);
    for (const entry of leaving) position.follow(entry);
    const ignored = trace.some((entry) => entry.trace === 'event.ignored');
    if (event !== null && !ignored) {
      const to = 'to' in event ? event.to : null;
      const until = to === null ? null : (ringing.get(to) ?? null);
      things.push({
        kind: 'act',
        at,
        event,
        place: position.place,
        until,
        silent: trace.length === 0 && commands.length === 0,
      });
      if (to !== null) ringing.delete(to);
    }
    for (const entry of trace.slice(leaving.length)) {
      position.follow(entry);
      if (entry.trace === 'node.entered' && position.place !== null)
        things.push({ kind: 'entered', at, place: position.place });
    }
    for (const command of commands) {
      if (command.type === 'dial.start' || command.type === 'agent.call')
        ringing.set(command.seq, at + command.ringTimeoutMs);
      if (command.type === 'playback.start') things.push({ kind: 'heard', at, items: command.items });
    }
    for (const entry of trace)
      if (entry.trace === 'run.ended') things.push({ kind: 'ended', at, reason: entry.reason });
  }
  return things;
}

/** A simulated call so far. Where its clock was set by hand, the whole call is taken to have been at that time. */
export function simulatedMoments({ history }: Simulation): CallMoment[] {
  const begun = history[0]?.now ?? 0;
  let set = 0;
  const setBy = history.map(({ underway, run }) => {
    const timer = underway.find(({ command }) => command.seq === run.lifeTimer);
    if (timer !== undefined) set = timer.startedAt - begun;
    return set;
  });
  let known = 0;
  return history.map(({ now, event, commands, trace }, index) => {
    const news = trace.slice(known).map(({ entry }) => entry);
    known = trace.length;
    return { at: now - (setBy[index] ?? 0) + set, event, commands, trace: news };
  });
}
