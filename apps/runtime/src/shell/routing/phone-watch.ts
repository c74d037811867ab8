import type { Log } from '../../ports/log.ts';
import type { Telephony, TelephonyEvent } from '../../ports/telephony.ts';
import { isCutOff } from '../commands/failure.ts';
import type { AgentDesk } from './agent-desk.ts';
import type { KeptEvent, Outcome } from './book-state.ts';
import type { Follower, Keeper } from './keeper.ts';

export interface PhoneWatchParts {
  readonly keeper: Keeper;
  readonly agents: AgentDesk;
  readonly telephony: Telephony;
  readonly log: Log;
}

/** Notices at once that the phone of a seat has gone, whatever the seat says. */
export class PhoneWatch implements Follower {
  private readonly watched = new Set<string>();

  constructor(private readonly parts: PhoneWatchParts) {}

  follow(_outcome: Outcome, event: KeptEvent): void {
    if (event.type === 'phone.changed') this.compare();
  }

  /** Asterisk may have forgotten what is watched. */
  again(): void {
    this.watched.clear();
    this.compare();
  }

  /** True where the event was for this. */
  heard(event: TelephonyEvent): boolean {
    if (event.type !== 'endpoint.state') return false;
    if (event.state === 'offline') this.parts.agents.phoneLost(event.endpointId);
    return true;
  }

  private compare(): void {
    const { telephony } = this.parts;
    const wanted = new Set(this.parts.keeper.book.allPhones());
    for (const endpointId of wanted) {
      if (this.watched.has(endpointId)) continue;
      this.watched.add(endpointId);
      this.ask(telephony.watchEndpoint(endpointId), endpointId);
    }
    for (const endpointId of this.watched) {
      if (wanted.has(endpointId)) continue;
      this.watched.delete(endpointId);
      this.ask(telephony.unwatchEndpoint(endpointId), endpointId);
    }
  }

  private ask(work: Promise<void>, endpointId: string): void {
    work.catch((error: unknown) => {
      this.watched.delete(endpointId);
      if (!isCutOff(error)) this.parts.log.warn('a phone cannot be watched', { endpointId, error });
    });
  }
}
