import type { Channel } from './contact.ts';
import type { Desk } from './desk.ts';
import { SortedList } from './sorted-list.ts';
import { compareInQueue, type Waiting } from './waiting.ts';
import { fittingLevel, type Ring } from './wanted-skills.ts';

const nobody = Number.POSITIVE_INFINITY;

/**
 * Everybody in one queue who wants the same rings. Who of the agents fits from which ring on is found once when an agent
 * or the demand comes, so that a decision compares one contact per demand instead of all who wait.
 */
export class Demand {
  readonly key: string;
  readonly rings: readonly Ring[];
  readonly #firstRing: number[] = [];
  readonly #levels: number[] = [];
  readonly #fitFrom: number[];
  readonly #groups: Readonly<Record<Channel, readonly SortedList<Waiting>[]>>;
  /** How many contacts in line want this, ringing ones too. */
  size = 0;

  constructor(key: string, rings: readonly Ring[]) {
    this.key = key;
    this.rings = rings;
    this.#fitFrom = rings.map(() => 0);
    const lists = () => rings.map(() => new SortedList<Waiting>(compareInQueue));
    this.#groups = { voice: lists(), chat: lists() };
  }

  addDesk(desk: Desk): void {
    const { skills } = desk.agent;
    this.#firstRing[desk.slot] = nobody;
    for (let ring = 0; ring < this.rings.length; ring += 1) {
      const level = fittingLevel(this.rings[ring]?.wants ?? null, skills);
      if (level === null) continue;
      this.#firstRing[desk.slot] = ring;
      this.#levels[desk.slot] = level;
      this.#fitFrom[ring] = (this.#fitFrom[ring] ?? 0) + 1;
      return;
    }
  }

  removeDesk(desk: Desk): void {
    const ring = this.firstRing(desk);
    this.#firstRing[desk.slot] = nobody;
    if (ring !== nobody) this.#fitFrom[ring] = (this.#fitFrom[ring] ?? 0) - 1;
  }

  /** The first ring that the agent fits; infinite where none does. */
  firstRing(desk: Desk): number {
    return this.#firstRing[desk.slot] ?? nobody;
  }

  level(desk: Desk): number {
    return this.#levels[desk.slot] ?? 0;
  }

  /** The ring that somebody who waited so long has reached by time alone. */
  ringAfter(waitedMs: number): number {
    let ring = 0;
    while (ring + 1 < this.rings.length && (this.rings[ring + 1]?.afterMs ?? nobody) <= waitedMs) ring += 1;
    return ring;
  }

  /** The ring that counts: where nobody signed in fits up to here, the next one that somebody does. */
  ringInForce(timeRing: number): number {
    let fitting = 0;
    for (let ring = 0; ring < this.rings.length; ring += 1) {
      fitting += this.#fitFrom[ring] ?? 0;
      if (ring >= timeRing && fitting > 0) return ring;
    }
    return timeRing;
  }

  group(channel: Channel, timeRing: number): SortedList<Waiting> {
    const group = this.#groups[channel][timeRing];
    if (group === undefined) throw new RangeError(`There is no ring ${timeRing}`);
    return group;
  }
}
