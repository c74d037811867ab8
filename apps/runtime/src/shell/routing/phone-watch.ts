import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { type EndpointState, type Telephony, TelephonyError, type TelephonyEvent } from '../../ports/telephony.ts';
import { isCutOff, unlessGone } from '../commands/failure.ts';
import { pause } from '../deadline.ts';
import type { AgentDesk } from './agent-desk.ts';
import type { Outcome } from './book-state.ts';
import type { Follower, Keeper } from './keeper.ts';
import type { KeptEvent } from './kept-event.ts';

/** Asterisk hears of a new desk phone when it is pushed, which nobody tells us of. */
const retryMs = 500;
/** A new phone is called offline until it has answered for the first time, which it is given 2 s for. */
const settleMs = 3_000;
/** A phone that lives sends fifty packets in a second. */
const listenMs = 400;
/** Q.850: network out of order; not a hang-up, so the caller is looked after. */
const causeLost = 38;

const watchedFor: ReadonlySet<KeptEvent['type']> = new Set([
  'phone.changed',
  'agent.signed_in',
  'agent.signed_out',
  'agent.changed',
]);

export interface PhoneWatchParts {
  readonly keeper: Keeper;
  readonly agents: AgentDesk;
  readonly telephony: Telephony;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Knows of the phone of everybody signed in whether it can be rung, and notices at once that it has gone, whatever the seat says: a
 * seat's phone by its registration, a desk phone since it does not answer when it is asked whether it is there.
 */
export class PhoneWatch implements Follower {
  private readonly known = new Map<string, EndpointState | 'asking' | 'missing'>();
  private readonly asking = new Map<string, Promise<void>>();
  /** Phones that are new to Asterisk, which may not have asked them yet, by when they were found. */
  private readonly foundAt = new Map<string, number>();
  /** Where the last look differed from what is known. */
  private doubted = new Map<string, EndpointState>();
  private withdraw: (() => void) | null = null;

  constructor(private readonly parts: PhoneWatchParts) {}

  follow(_outcome: Outcome, event: KeptEvent): void {
    if (watchedFor.has(event.type)) this.compare();
  }

  /** Asterisk may have forgotten what is watched. */
  again(): void {
    this.known.clear();
    this.compare();
  }

  /** Whether the phone can be rung, once Asterisk has said so. One that is neither asked nor registers is believed to be there. */
  async isThere(endpointId: string): Promise<boolean> {
    if (!this.known.has(endpointId)) this.ask(endpointId);
    await this.asking.get(endpointId);
    const state = this.known.get(endpointId);
    return state === 'online' || state === 'unknown';
  }

  /** True where the event was for this. */
  heard(event: TelephonyEvent): boolean {
    if (event.type !== 'endpoint.state') return false;
    this.learn(event.endpointId, event.state);
    return true;
  }

  /** What Asterisk says of every phone: news of one may have got lost. A single look may be older than the last news. */
  seen(states: ReadonlyMap<string, EndpointState>): void {
    const doubtedBefore = this.doubted;
    this.doubted = new Map();
    for (const [endpointId, known] of [...this.known]) {
      const state = states.get(endpointId) ?? 'unknown';
      if (state === 'unknown' || known === state || known === 'asking' || known === 'missing') continue;
      if (doubtedBefore.get(endpointId) === state) this.learn(endpointId, state);
      else this.doubted.set(endpointId, state);
    }
  }

  stop(): void {
    this.withdraw?.();
  }

  private learn(endpointId: string, state: EndpointState): void {
    if (state === 'unknown' && !this.foundAt.has(endpointId)) this.foundAt.set(endpointId, this.parts.clock.now());
    if (this.known.has(endpointId)) this.known.set(endpointId, state);
    if (state === 'offline') this.gone(endpointId);
    else this.parts.agents.phoneThere(endpointId);
  }

  private gone(endpointId: string): void {
    const { agents, clock } = this.parts;
    const settlesInMs = (this.foundAt.get(endpointId) ?? Number.NEGATIVE_INFINITY) + settleMs - clock.now();
    if (settlesInMs > 0) {
      clock.after(settlesInMs, () => {
        if (this.known.get(endpointId) === 'offline') this.gone(endpointId);
      });
    } else if (agents.phoneGone(endpointId)) void this.clear(endpointId);
  }

  private compare(): void {
    const wanted = new Set(this.parts.agents.endpoints());
    for (const endpointId of wanted) if (!this.known.has(endpointId)) this.ask(endpointId);
    for (const endpointId of [...this.known.keys()]) {
      if (wanted.has(endpointId)) continue;
      this.known.delete(endpointId);
      this.foundAt.delete(endpointId);
      this.parts.telephony.unwatchEndpoint(endpointId).catch((error: unknown) => this.warn(endpointId, error));
    }
  }

  private ask(endpointId: string): void {
    if (this.asking.has(endpointId)) return;
    if (!this.known.has(endpointId)) this.known.set(endpointId, 'asking');
    const asked = this.watch(endpointId).finally(() => this.asking.delete(endpointId));
    this.asking.set(endpointId, asked);
  }

  private async watch(endpointId: string): Promise<void> {
    try {
      const wasMissing = this.known.get(endpointId) === 'missing';
      await this.parts.telephony.watchEndpoint(endpointId);
      if (wasMissing) this.foundAt.set(endpointId, this.parts.clock.now());
      // What was told of it may come later, or may have got lost.
      if (!isSaid(this.known.get(endpointId))) this.known.set(endpointId, 'unknown');
      this.parts.agents.phoneThere(endpointId);
    } catch (error) {
      if (error instanceof TelephonyError && error.code === 'not_found') this.miss(endpointId);
      else {
        this.known.delete(endpointId);
        this.warn(endpointId, error);
      }
    }
  }

  /** Not pushed yet, or Asterisk was started anew: nothing can ring there until it is. */
  private miss(endpointId: string): void {
    this.known.set(endpointId, 'missing');
    this.parts.agents.phoneMissing(endpointId);
    this.withdraw ??= this.parts.clock.after(retryMs, () => {
      this.withdraw = null;
      for (const [id, state] of this.known) if (state === 'missing') this.ask(id);
    });
  }

  /**
   * Calls at a phone that is not there any more end now, and not when Asterisk has heard nothing for long. A phone that was too
   * busy to answer and is still heard keeps its call.
   */
  private async clear(endpointId: string): Promise<void> {
    const { telephony, clock, log } = this.parts;
    try {
      const channels = await telephony.channelsAt(endpointId);
      const before = await Promise.all(channels.map((id) => this.packetsOf(id)));
      await pause(clock, listenMs);
      const after = await Promise.all(channels.map((id) => this.packetsOf(id)));
      if (this.known.get(endpointId) !== 'offline') return;
      const lost = channels.filter((_id, index) => (after[index] ?? 0) <= (before[index] ?? 0));
      log.info('a phone has gone', { endpointId, calls: channels.length, lost: lost.length });
      await Promise.all(lost.map((id) => unlessGone(telephony.hangup(id, causeLost))));
    } catch (error) {
      this.warn(endpointId, error);
    }
  }

  private async packetsOf(channelId: string): Promise<number> {
    try {
      return (await this.parts.telephony.packetsHeard(channelId)) ?? 0;
    } catch (error) {
      if (error instanceof TelephonyError && error.code === 'not_found') return 0;
      throw error;
    }
  }

  private warn(endpointId: string, error: unknown): void {
    if (!isCutOff(error)) this.parts.log.warn('a phone cannot be watched', { endpointId, error });
  }
}

function isSaid(state: EndpointState | 'asking' | 'missing' | undefined): boolean {
  return state === 'online' || state === 'offline';
}
