import type { CommandOf, ContactOutcome, TransferTarget } from '@patchbay/flow-schema';
import type { CentreAgent } from '../../ports/centre.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Outcome, Ring, Talk } from './book-state.ts';
import type { Caller, Callers } from './caller.ts';
import type { Follower, Keeper } from './keeper.ts';

export interface DirectCallsParts {
  readonly keeper: Keeper;
  readonly callers: Callers;
  readonly clock: Clock;
  agent(agentId: string): CentreAgent | null;
  hasPhone(agentId: string): boolean;
  wrapUpMsOf(agentId: string): number | null;
}

/** Of a call to one agent no queue says how much after-call work follows: the agent's own queues do. */
export function isDirect({ queueId, isOutbound }: Talk): boolean {
  return queueId === null && !isOutbound;
}

type Found = { readonly ring: string } | { readonly outcome: ContactOutcome };

/** Calls to one agent, or to whoever their forwarding rule names. */
export class DirectCalls implements Follower {
  private readonly limits = new Map<string, () => void>();
  private open = false;

  constructor(private readonly parts: DirectCallsParts) {}

  call(caller: Caller): void {
    const { command, contactId } = caller;
    if (!this.open || command.type !== 'agent.call') return;
    const found = this.find(command.agentId, new Set());
    if ('outcome' in found) {
      this.tell(caller, found.outcome);
      return;
    }
    const event = {
      type: 'direct.rung',
      contactId,
      agentId: found.ring,
      untilMs: this.limitOf(caller, command),
    } as const;
    this.parts.keeper.take(event, ({ rung }) => {
      if (rung.length === 0) this.tell(caller, { kind: 'no_answer' });
    });
  }

  /** The run gives a ring of one agent up, or a talk, however that came about. */
  leave(contactId: string, withdrawn: 'abandoned' | 'left'): void {
    const { keeper } = this.parts;
    if (!keeper.isLoaded) return;
    const talk = keeper.book.talkOf(contactId);
    if (!talk && !this.ringOf(contactId)) return;
    const wrapUp = talk && isDirect(talk) ? { wrapUpMs: this.parts.wrapUpMsOf(talk.agentId) } : {};
    keeper.take({ type: 'conversation.ended', contactId, outcome: null, talkedMs: 0, withdrawn, ...wrapUp });
  }

  /** Who takes the agent's calls now by their own rule, and can be rung. A voicemail is for callers who have a flow. */
  forwardingOf(agentId: string): TransferTarget | null {
    const found = this.forward(agentId, new Set([agentId]));
    if ('ring' in found) return { kind: 'agent', agentId: found.ring };
    const { outcome } = found;
    return outcome.kind === 'overflow' && outcome.action.kind === 'number' ? outcome.action : null;
  }

  settle(): void {
    const { keeper, callers } = this.parts;
    this.open = true;
    for (const ring of keeper.book.allRings()) {
      if (ring.offerId !== null) continue;
      if (callers.get(ring.contactId)) this.arm(ring);
      else this.leave(ring.contactId, 'abandoned');
    }
    for (const caller of callers.all()) if (caller.command.type === 'agent.call') this.resume(caller);
  }

  follow({ rung, stopped, begun }: Outcome): void {
    for (const ring of rung) if (ring.offerId === null) this.arm(ring);
    for (const { ring } of stopped) this.disarm(ring.contactId);
    if (begun) this.disarm(begun.contactId);
  }

  private resume(caller: Caller): void {
    const { book } = this.parts.keeper;
    const { contactId } = caller;
    if (book.talkOf(contactId) || this.ringOf(contactId)) return;
    const leaving = book.leavingOf(contactId);
    if (leaving) this.tell(caller, leaving.outcome, leaving);
    else if (!caller.told()) this.call(caller);
    else this.tell(caller, { kind: 'failed', code: 'routing_lost', message: 'What became of the call is not known.' });
  }

  /** Follows forwarding rules from agent to agent, and nobody twice. */
  private find(named: string, seen: Set<string>): Found {
    const { keeper } = this.parts;
    const setup = this.parts.agent(named);
    if (!setup) return { outcome: { kind: 'failed', code: 'agent_unknown', message: `There is no agent ${named}.` } };
    const agentId = setup.id;
    if (seen.has(agentId)) return { outcome: { kind: 'no_answer' } };
    seen.add(agentId);
    const status = keeper.book.router.agent(agentId)?.status;
    if (status === 'ready' && this.parts.hasPhone(agentId) && !this.isBusy(agentId)) return { ring: agentId };
    return this.forward(agentId, seen);
  }

  private forward(agentId: string, seen: Set<string>): Found {
    const setup = this.parts.agent(agentId);
    const isThere = this.parts.keeper.book.router.agent(agentId) !== null && this.parts.hasPhone(agentId);
    const rule = isThere ? setup?.forwardAway : setup?.forwardSignedOut;
    const reason = isThere ? 'away' : 'signed_out';
    if (rule == null) return { outcome: { kind: 'no_answer' } };
    if (rule.kind === 'agent') return this.find(rule.agentId, seen);
    return { outcome: { kind: 'overflow', reason, action: rule } };
  }

  private isBusy(agentId: string): boolean {
    const { book } = this.parts.keeper;
    const rings = book.allRings().some((ring) => ring.agentId === agentId);
    return rings || book.talkWith(agentId) !== null || book.isEngaged(agentId);
  }

  private limitOf({ atMs }: Caller, { ringTimeoutMs }: CommandOf<'agent.call'>): number {
    return Math.max(atMs + ringTimeoutMs, this.parts.clock.now());
  }

  private arm({ contactId, expiresAtMs }: Ring): void {
    const { clock, keeper } = this.parts;
    this.disarm(contactId);
    const expire = () => {
      if (!this.ringOf(contactId)) return;
      keeper.take({ type: 'conversation.ended', contactId, outcome: { kind: 'no_answer' }, talkedMs: 0 });
    };
    this.limits.set(contactId, clock.after(Math.max(expiresAtMs - clock.now(), 0), expire));
  }

  private disarm(contactId: string): void {
    this.limits.get(contactId)?.();
    this.limits.delete(contactId);
  }

  private ringOf(contactId: string): Ring | null {
    const rings = this.parts.keeper.book.allRings();
    return rings.find((ring) => ring.offerId === null && ring.contactId === contactId) ?? null;
  }

  private tell(
    { seq, post }: Caller,
    outcome: ContactOutcome,
    { agentId, talkedMs }: { agentId: string | null; talkedMs: number } = { agentId: null, talkedMs: 0 },
  ): void {
    post({ type: 'queue.left', to: seq, outcome, agentId, talkedMs });
  }
}
