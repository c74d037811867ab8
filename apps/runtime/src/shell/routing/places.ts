import type { CommandOf, WaitRange } from '@patchbay/flow-schema';
import type { AnnouncedRange, ContactArrival } from '@patchbay/routing';
import type { Clock } from '../../ports/clock.ts';
import type { CustomerLookup, KnownCaller } from '../../ports/customers.ts';
import type { Log } from '../../ports/log.ts';
import type { Leaving, Outcome } from './book-state.ts';
import type { Caller, Callers } from './caller.ts';
import { attributesOf, isVip, lookCallerUp } from './caller-lookup.ts';
import { askingConversationOf } from './contact-id.ts';
import type { Follower, Keeper } from './keeper.ts';

export interface PlacesParts {
  readonly keeper: Keeper;
  readonly callers: Callers;
  readonly customers: CustomerLookup;
  readonly clock: Clock;
  readonly log: Log;
}

/** The places that runs hold in queues. */
export class Places implements Follower {
  /** Whoever asked for a place first is in the line first, however long it takes to find out who they are. */
  private order: Promise<void> = Promise.resolve();
  private readonly entering = new Set<string>();
  private open = false;

  constructor(private readonly parts: PlacesParts) {}

  /** The run has asked for a place. */
  join(caller: Caller): void {
    // Before everything is read back, `settle` sees to it: whoever waited longer comes first.
    if (!this.open || this.entering.has(caller.contactId)) return;
    this.entering.add(caller.contactId);
    const known = lookCallerUp(this.parts, caller.call.callerNumber);
    this.order = this.order.then(async () => {
      this.enter(caller, await known);
      this.entering.delete(caller.contactId);
    });
  }

  /** The run gives the place up, or has ended. */
  leave(contactId: string, because: 'abandoned' | 'left'): void {
    const { keeper, callers } = this.parts;
    callers.remove(contactId);
    if (keeper.isLoaded && keeper.book.router.contact(contactId))
      keeper.take({ type: 'contact.left', contactId, because });
  }

  /** Where the contact stands now. The range is told in whole minutes, and goes up only with a reason. */
  ask(contactId: string): Promise<{ readonly position: number; readonly wait: WaitRange | null }> {
    const { keeper } = this.parts;
    return new Promise((resolve) => {
      this.onceEntered(contactId, () => {
        keeper.take({ type: 'wait.announced', contactId }, ({ announced }) => {
          const ahead = keeper.book.router.outlook(contactId)?.ahead;
          resolve({ position: ahead === undefined ? 0 : ahead + 1, wait: announced && rangeOf(announced) });
        });
      });
    });
  }

  change(contactId: string, { priority, vip, rings }: CommandOf<'queue.change'>): void {
    this.onceEntered(contactId, () => {
      this.parts.keeper.take({
        type: 'contact.changed',
        contactId,
        ...(priority !== null && { priority }),
        ...(vip !== null && { vip }),
        ...(rings !== null && { rings }),
      });
    });
  }

  /**
   * After everything was read back: places of runs that have ended are given up, runs that wait for what happened long ago
   * are told, and whoever had only just asked for a place gets it, the first first.
   */
  settle(): void {
    const { keeper, callers } = this.parts;
    this.open = true;
    const { contacts } = keeper.book.router.state();
    for (const { id, isCallback } of contacts) {
      const isRun = !isCallback && askingConversationOf(id) === null;
      if (isRun && !callers.get(id)) keeper.take({ type: 'contact.left', contactId: id, because: 'abandoned' });
    }
    const held = callers.all().filter(({ command }) => command.type === 'queue.join');
    for (const caller of held.sort((a, b) => a.atMs - b.atMs)) this.resume(caller);
  }

  follow({ left }: Outcome): void {
    for (const leaving of left) {
      const caller = this.parts.callers.get(leaving.contactId);
      if (caller) tell(caller, leaving);
    }
  }

  /** A waiting flow asks and changes in the same moment in which its caller is only being looked up. */
  private onceEntered(contactId: string, act: () => void): void {
    if (this.entering.has(contactId)) void this.order.then(act);
    else act();
  }

  private resume(caller: Caller): void {
    const { book } = this.parts.keeper;
    if (book.router.contact(caller.contactId) || book.talkOf(caller.contactId)) return;
    const leaving = book.leavingOf(caller.contactId);
    if (leaving) tell(caller, leaving);
    else if (!caller.told()) this.join(caller);
    else {
      const outcome = {
        kind: 'failed',
        code: 'routing_lost',
        message: 'What became of the place is not known.',
      } as const;
      caller.post({ type: 'queue.left', to: caller.seq, outcome, agentId: null, talkedMs: 0 });
    }
  }

  private enter(caller: Caller, known: KnownCaller): void {
    const { keeper, callers } = this.parts;
    const { command, contactId } = caller;
    // The caller may have hung up meanwhile.
    if (command.type !== 'queue.join' || callers.get(contactId) !== caller) return;
    keeper.take({ type: 'contact.joined', contact: arrivalOf(caller, command, known) }, ({ decisions }) => {
      if (decisions.ignored !== 'unknown_queue') return;
      const outcome = {
        kind: 'failed',
        code: 'queue_unknown',
        message: `There is no queue ${command.queueId}.`,
      } as const;
      caller.post({ type: 'queue.left', to: caller.seq, outcome, agentId: null, talkedMs: 0 });
    });
  }
}

/** A range without an upper end is told as up to twice the lower one. */
function rangeOf({ fromMin, toMin }: AnnouncedRange): WaitRange {
  return { fromS: fromMin * 60, toS: (toMin ?? 2 * fromMin) * 60 };
}

function tell(caller: Caller, { outcome, agentId, talkedMs }: Leaving): void {
  caller.post({ type: 'queue.left', to: caller.seq, outcome, agentId, talkedMs });
}

function arrivalOf(caller: Caller, command: CommandOf<'queue.join'>, known: KnownCaller): ContactArrival {
  const { lastTalk } = known;
  const sticky = command.stickyMs > 0 && lastTalk !== null;
  return {
    id: caller.contactId,
    queueId: command.queueId,
    channel: 'voice',
    sinceMs: caller.atMs - (command.returnedAfterMs ?? 0),
    isCallback: false,
    ...(command.returnedAfterMs !== undefined && { returned: true }),
    notBeforeMs: null,
    priority: command.priority,
    vip: command.vip || isVip(known),
    rings: command.rings,
    sticky: sticky ? { agentId: lastTalk.agentId, untilMs: caller.atMs + command.stickyMs } : null,
    ownAgentId: known.ownAgentId,
    attributes: { ...attributesOf(known), ...command.attributes },
  };
}
