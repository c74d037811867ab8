import { type Command, type CommandType, textMs } from '@patchbay/flow-schema';

/** What is known of a run that has not ended, at one moment. Times are epoch milliseconds. */
export interface RunFacts {
  /** When it took its last event. */
  readonly movedAt: number;
  readonly hungUp: boolean;
  /** True while the apology is heard. */
  readonly closing: boolean;
  /** Until when a runtime has said that it carries this run; null where none ever did. */
  readonly leaseUntil: number | null;
  /** The timer that ends a run that lives too long: it is always under way. */
  readonly lifeTimer: number | null;
  readonly outstanding: readonly OutstandingCommand[];
  /** Visits since the caller last acted, by `depth/node`. */
  readonly visits: Readonly<Record<string, number>>;
  /** The nodes it is in, one in each of its flows, from the outermost on. */
  readonly nodeIds: readonly string[];
}

export interface OutstandingCommand {
  readonly type: CommandType;
  readonly seq: number;
  /** The node that gave it; null for the engine's own. */
  readonly nodeId: string | null;
  readonly depth: number;
  /** As it was given; null where the journal does not have it. */
  readonly command: Command | null;
  readonly givenAt: number;
  /** Whether somebody has answered, where one can: from then on it lasts as long as they talk. */
  readonly answered: boolean;
  /** For a place in a queue: whether the queue is no more. */
  readonly queueGone: boolean;
}

export type StuckReason =
  /** The runtime that carried it is gone, and none has taken its place. */
  | 'no_runtime'
  /** The call is over, and the run goes on with something that does not end. */
  | 'call_over'
  /** A command is still unanswered though the time it had is over. */
  | 'overdue'
  /** It waits for a place in a queue that there is not any more. */
  | 'queue_gone'
  /** Nothing is under way that could ever move it. */
  | 'nothing_outstanding'
  /** It comes to the same node again and again without the caller doing anything. */
  | 'looping';

export interface Stuck {
  readonly reason: StuckReason;
  /** Since when, epoch milliseconds. */
  readonly since: number;
  /** What it waits for, where that is what is wrong. */
  readonly command: CommandType | null;
  /** Where that is: a node with the depth of its flow; null for the engine's own. */
  readonly at: { readonly nodeId: string; readonly depth: number } | null;
  /** How often it came by, for `looping`. */
  readonly visits: number | null;
}

/** Longer than any runtime takes to start again or to take over. */
export const leaseGraceMs = 15_000;
/** What an answer may take on its way beside the time that the command had. */
const answerGraceMs = 30_000;
/** Enough for what a node sees through after the caller has left, such as keeping a message. */
const afterCallMs = 60_000;
/** Between two steps of any flow there is something under way: a minute without is none of them. */
const emptyMs = 60_000;
/** Half of what the engine allows. */
const visitsMany = 10;
/** A sound whose length is not known here is hardly longer. */
const soundMsMax = 600_000;
/** What the runtime answers itself, from its database. */
const lookUpMs = 30_000;

/** Why a run is stuck, the worst first; null where it is not. */
export function stuckReason(run: RunFacts, now: number): Stuck | null {
  const stuck = (reason: StuckReason, since: number, about: OutstandingCommand | null = null): Stuck => ({
    reason,
    since,
    command: about?.type ?? null,
    at: about === null || about.nodeId === null ? null : { nodeId: about.nodeId, depth: about.depth },
    visits: null,
  });
  if (run.leaseUntil === null || now - run.leaseUntil > leaseGraceMs)
    return stuck('no_runtime', run.leaseUntil ?? run.movedAt);
  const awaited = run.outstanding.filter(({ seq }) => seq !== run.lifeTimer);
  if (run.hungUp && now - run.movedAt > afterCallMs) return stuck('call_over', run.movedAt, awaited[0] ?? null);
  for (const one of run.outstanding) {
    const lastsMs = longestMs(one);
    if (lastsMs !== null && now - one.givenAt > lastsMs + answerGraceMs)
      return stuck('overdue', one.givenAt + lastsMs, one);
  }
  const homeless = awaited.find(({ queueGone, answered }) => queueGone && !answered);
  if (homeless !== undefined) return stuck('queue_gone', homeless.givenAt, homeless);
  if (awaited.length === 0 && !run.closing && now - run.movedAt > emptyMs)
    return stuck('nothing_outstanding', run.movedAt);
  // Who was let out of a circle, or goes on behind one, is somewhere else by now; whoever hears the apology goes nowhere.
  if (run.closing) return null;
  const [at, visits] = run.nodeIds
    .map((nodeId, depth) => [{ nodeId, depth }, run.visits[`${depth}/${nodeId}`] ?? 0] as const)
    .reduce<readonly [Stuck['at'], number]>((most, one) => (one[1] > most[1] ? one : most), [null, 0]);
  return visits < visitsMany ? null : { reason: 'looping', since: run.movedAt, command: null, at, visits };
}

/** How long a command is under way at most; null where that is up to people. */
function longestMs({ command, type, answered }: OutstandingCommand): number | null {
  if (command === null) return null;
  switch (command.type) {
    case 'timer.start':
      return command.durationMs;
    case 'http.request':
    case 'script.run':
      return command.timeoutMs;
    case 'recording.start':
      return command.durationMsMax;
    // It may ring elsewhere after that: over another trunk, or by the agent's forwarding rule.
    case 'dial.start':
      return answered ? null : 2 * command.ringTimeoutMs;
    case 'agent.call':
      return answered ? null : 3 * command.ringTimeoutMs;
    case 'playback.start':
      // Voices differ in pace, not by so much.
      return command.items.reduce(
        (sum, item) =>
          sum + (item.kind === 'speech' && typeof item.text === 'string' ? 3 * textMs(item.text) : soundMsMax),
        0,
      );
    case 'queue.join':
      return null;
    default:
      return type === 'call.answer' ? answerGraceMs : lookUpMs;
  }
}
