import { farewell } from './centre-flows.ts';
import type { CentrePeople } from './centre-people.ts';
import type { SimulatedWorld } from './simulated-world.ts';

/** By then a successor has taken over and stopped what the one before it left ringing. */
const ringsOnMsMax = 12_000;
/** The longest that any queue, direct call, consultation or listening rings. */
const ringMsMax = 75_000;

/** Looks at the exchange whenever all is at rest, and says in words what must never be. */
export class ExchangeWatch {
  readonly seen: string[] = [];
  private readonly ringingSince = new Map<string, number>();
  private readonly callerGoneSince = new Map<string, number>();

  constructor(
    private readonly world: SimulatedWorld,
    private readonly people: CentrePeople,
  ) {}

  look(): void {
    const { exchange, clock } = this.world;
    for (const [agentId, endpoint] of this.people.endpoints()) {
      // A call of their own that leads to nobody yet, or to an announcement only, may cross one that comes in.
      const own = this.people.seatCallsOf(agentId).filter(({ joinedWith }) => joinedWith !== null);
      const at = [...exchange.legsTo(endpoint), ...own.map(({ channelId }) => channelId)];
      if (at.length > 1) this.note(`${agentId} has two calls: ${at.join(' and ')}`);
      for (const legId of at) this.lookAtRing(agentId, legId, clock.now());
    }
  }

  /** Who was never seen to. */
  forgotten(): string[] {
    const { callers, excused } = this.people;
    return callers
      .filter(({ channelId, heard }) => !excused.has(channelId) && !heard.includes(farewell))
      .map(({ channelId, heard }) => `${channelId} heard ${heard.slice(-3).join(', ')}`);
  }

  private lookAtRing(agentId: string, legId: string, now: number): void {
    const { exchange, store } = this.world;
    if (exchange.channel(legId).state === 'up') return;
    const since = this.ringingSince.get(legId) ?? now;
    this.ringingSince.set(legId, since);
    if (now - since > ringMsMax) this.note(`${agentId} rings on: ${legId}`);
    const callId = /^desk\.(.+)\.[0-9]+\.agent$/.exec(legId)?.[1];
    const channelId = callId === undefined ? null : store.channelOf(callId);
    if (channelId === null || exchange.isThere(channelId)) return;
    const goneSince = this.callerGoneSince.get(legId) ?? now;
    this.callerGoneSince.set(legId, goneSince);
    if (now - goneSince > ringsOnMsMax) this.note(`${agentId} rings for a caller who has gone: ${legId}`);
  }

  private note(what: string): void {
    if (!this.seen.some((one) => one.startsWith(what))) this.seen.push(`${what} (at ${this.world.clock.now()})`);
  }
}
