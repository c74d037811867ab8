import type { Channel } from './contact.ts';
import { Demand } from './demand.ts';
import { type Desk, isFree } from './desk.ts';
import type { Queue } from './queue.ts';
import { SortedList } from './sorted-list.ts';
import { compareInQueue, type Waiting } from './waiting.ts';
import type { Ring } from './wanted-skills.ts';

/** How many demands without anybody waiting are kept per queue; they are only found again faster. */
const idleDemandsMax = 512;

/** One queue with the indexes that make its decisions fast. All of it derives from the state. */
export class QueueBoard {
  queue: Queue;
  readonly line = new SortedList<Waiting>(compareInQueue);
  readonly desks = new Set<Desk>();
  readonly demands = new Map<string, Demand>();
  readonly #free: Readonly<Record<Channel, Set<Desk>>> = { voice: new Set(), chat: new Set() };
  readonly #keys = new WeakMap<readonly Ring[], string>();

  constructor(queue: Queue) {
    this.queue = queue;
  }

  addDesk(desk: Desk): void {
    this.desks.add(desk);
    for (const demand of this.demands.values()) demand.addDesk(desk);
    this.refreshDesk(desk);
  }

  removeDesk(desk: Desk): void {
    this.desks.delete(desk);
    for (const demand of this.demands.values()) demand.removeDesk(desk);
    this.#free.voice.delete(desk);
    this.#free.chat.delete(desk);
  }

  refreshDesk(desk: Desk): void {
    for (const channel of ['voice', 'chat'] as const) {
      if (isFree(desk, channel)) this.#free[channel].add(desk);
      else this.#free[channel].delete(desk);
    }
  }

  free(channel: Channel): ReadonlySet<Desk> {
    return this.#free[channel];
  }

  demandFor(rings: readonly Ring[]): Demand {
    let key = this.#keys.get(rings);
    if (key === undefined) {
      key = JSON.stringify(rings);
      this.#keys.set(rings, key);
    }
    const known = this.demands.get(key);
    if (known !== undefined) return known;
    const demand = new Demand(key, rings);
    for (const desk of this.desks) demand.addDesk(desk);
    this.demands.set(key, demand);
    return demand;
  }

  release(demand: Demand): void {
    demand.size -= 1;
    if (demand.size === 0 && this.demands.size > idleDemandsMax) this.demands.delete(demand.key);
  }
}
