import type { Agent } from './agent.ts';
import type { Demand } from './demand.ts';
import type { Desk } from './desk.ts';
import { type StaffGroup, staffKey } from './estimate/staff-shares.ts';
import type { QueueBoard } from './queue-board.ts';
import type { Waiting } from './waiting.ts';

/** What the wait of one contact depends on, where not everybody wants the same agents. */
export interface Prospect {
  /** How many go before it to agents it could get: whoever could get others too counts by the share of theirs that are the same. */
  readonly ahead: number;
  /** The agents it could get now, who are not away nor about to be. */
  readonly staff: readonly StaffGroup[];
}

const isWorking = ({ status, pauseAfterwards }: Agent): boolean => status !== 'not_ready' && pauseAfterwards === null;

/** The agents at work on a queue, by all the queues they work on. */
export function staffOf(board: QueueBoard): readonly StaffGroup[] {
  return grouped([...board.desks].filter(({ agent }) => isWorking(agent)));
}

/** Null for somebody who is not in the line. */
export function prospectOf(waiting: Waiting): Prospect | null {
  const { board } = waiting;
  const place = board.line.indexOf(waiting);
  if (place < 0) return null;
  const working = [...board.desks].filter(({ agent }) => isWorking(agent));
  const own = fitting(working, waiting);
  const rivals = alikeOf(board.line.items, place).map(({ one, count }) => {
    return { count, theirs: fitting(working, one).length, shared: fitting(own, one).length };
  });
  let ahead = 0;
  for (const { count, theirs, shared } of rivals.sort((a, b) => b.shared - a.shared)) {
    if (shared === 0) continue;
    const taken = (count * shared) / theirs;
    // While they wait for the few, the others serve those behind them: at most so many go before those counted until now.
    const takenMax = shared === own.length ? taken : ((ahead + 1) * shared) / (own.length - shared);
    ahead += Math.min(taken, takenMax);
  }
  return { ahead, staff: grouped(own) };
}

interface Alike {
  readonly one: Waiting;
  count: number;
}

/** Whoever wants the same and has waited long enough for the same ring, of the first so many in line. */
function alikeOf(line: readonly Waiting[], places: number): readonly Alike[] {
  const byDemand = new Map<Demand, Map<number, Alike>>();
  for (const one of line.slice(0, places)) {
    const byRing = byDemand.get(one.demand) ?? new Map<number, Alike>();
    byDemand.set(one.demand, byRing);
    const alike = byRing.get(one.timeRing);
    if (alike === undefined) byRing.set(one.timeRing, { one, count: 1 });
    else alike.count += 1;
  }
  return [...byDemand.values()].flatMap((byRing) => [...byRing.values()]);
}

function fitting(desks: readonly Desk[], { demand, timeRing }: Waiting): Desk[] {
  const ring = demand.ringInForce(timeRing);
  return desks.filter((desk) => demand.firstRing(desk) <= ring);
}

function grouped(desks: readonly Desk[]): readonly StaffGroup[] {
  const groups = new Map<string, StaffGroup>();
  for (const { agent } of desks) {
    const key = staffKey(agent.queueIds);
    const { queueIds, agents } = groups.get(key) ?? { queueIds: agent.queueIds, agents: 0 };
    groups.set(key, { queueIds, agents: agents + 1 });
  }
  // In an order of their own: a sum over them is the same to the last digit whatever they were read from.
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
