import type { Contact } from '../contact.ts';
import type { Decisions } from '../decisions.ts';
import type { Router } from '../router.ts';
import type { RoutingEvent } from '../routing-event.ts';
import type { RoutingState } from '../state.ts';

/** How an agent's time went. The parts make up the time signed in, but for a talk that outlasts it. */
export interface AgentFigures {
  /** Contacts taken from queues. */
  readonly taken: number;
  readonly signedInMs: number;
  readonly talkMs: number;
  readonly wrapUpMs: number;
  /** Busy with what no queue offered: direct, outbound and consulting calls. */
  readonly otherMs: number;
  readonly awayMs: number;
  readonly readyMs: number;
}

type Activity = 'talk' | 'wrapUp' | 'other' | 'away' | 'ready' | 'out';
type Sums = { -readonly [Name in keyof AgentFigures]: number };

interface Account {
  readonly sums: Sums;
  activity: Activity;
  sinceMs: number;
  /** When after-call work ends by itself. */
  wrapUpUntilMs: number | null;
  /** What follows that end. */
  afterWrapUp: 'ready' | 'away';
}

/** Adds up how agents spend their time, from what a router is told and decides. */
export class AgentTimes {
  private readonly router: Router;
  private readonly accounts = new Map<string, Account>();
  /** Who talks with whom, and who is busy with what, by contact. */
  private readonly talks = new Occupied();
  private readonly engagements = new Occupied();

  constructor(router: Router, snapshot: RoutingState, fromMs: number) {
    this.router = router;
    for (const { id, agentId } of snapshot.contacts) if (agentId !== null) this.talks.add(id, agentId);
    for (const { contactId, agentId } of snapshot.engagements) this.engagements.add(contactId, agentId);
    for (const { id } of snapshot.agents) this.look(id, fromMs);
  }

  /** After the router took the event; `contact` as it was before. */
  note(event: RoutingEvent, contact: Contact | null, decisions: Decisions, now: number): void {
    const touched = new Set(decisions.setAside.map(({ agentId }) => agentId));
    for (const { agentIds } of decisions.withdrawals) for (const agentId of agentIds) touched.add(agentId);
    if (decisions.ignored === null) this.noteEvent(event, contact, touched, now);
    for (const agentId of touched) this.look(agentId, now);
  }

  figures(untilMs: number): Readonly<Record<string, AgentFigures>> {
    for (const agentId of this.accounts.keys()) this.look(agentId, untilMs);
    return Object.fromEntries([...this.accounts].map(([agentId, { sums }]) => [agentId, { ...sums }]));
  }

  private noteEvent(event: RoutingEvent, contact: Contact | null, touched: Set<string>, now: number): void {
    if ('agentId' in event) touched.add(event.agentId);
    if ('agent' in event) touched.add(event.agent.id);
    if (event.type === 'agent.engaged') this.engagements.add(event.contactId, event.agentId);
    if (event.type === 'offer.answered' && contact !== null) {
      this.talks.add(contact.id, event.agentId);
      this.look(event.agentId, now);
      this.account(event.agentId, now).sums.taken += 1;
    }
    if (event.type !== 'conversation.ended' && event.type !== 'contact.left') return;
    for (const busy of [this.talks, this.engagements]) {
      const agentId = busy.remove(event.contactId);
      if (agentId !== undefined) touched.add(agentId);
    }
  }

  /** Books what the agent did until now, and sees what they do from now on. */
  private look(agentId: string, now: number): void {
    const account = this.account(agentId, now);
    const { sums, activity, sinceMs, wrapUpUntilMs } = account;
    if (activity !== 'out') {
      sums.signedInMs += now - sinceMs;
      const wrapUpMs = activity === 'wrapUp' ? Math.min(now, wrapUpUntilMs ?? now) - sinceMs : 0;
      sums.wrapUpMs += wrapUpMs;
      if (activity === 'wrapUp') sums[`${account.afterWrapUp}Ms`] += now - sinceMs - wrapUpMs;
      else sums[`${activity}Ms`] += now - sinceMs;
    }
    account.activity = this.activityOf(agentId);
    account.sinceMs = now;
    const agent = this.router.agent(agentId);
    account.wrapUpUntilMs = agent?.wrapUpUntilMs ?? null;
    account.afterWrapUp = (agent?.pauseAfterwards ?? null) === null ? 'ready' : 'away';
  }

  private activityOf(agentId: string): Activity {
    if (this.talks.has(agentId)) return 'talk';
    const agent = this.router.agent(agentId);
    if (agent === null) return 'out';
    if (this.engagements.has(agentId)) return 'other';
    if (agent.status === 'after_call_work') return 'wrapUp';
    return agent.status === 'not_ready' ? 'away' : 'ready';
  }

  private account(agentId: string, now: number): Account {
    const known = this.accounts.get(agentId);
    if (known !== undefined) return known;
    const sums = { taken: 0, signedInMs: 0, talkMs: 0, wrapUpMs: 0, otherMs: 0, awayMs: 0, readyMs: 0 };
    const account: Account = { sums, activity: 'out', sinceMs: now, wrapUpUntilMs: null, afterWrapUp: 'ready' };
    this.accounts.set(agentId, account);
    return account;
  }
}

/** Agents by the contacts that keep them busy. */
class Occupied {
  private readonly byContact = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  has(agentId: string): boolean {
    return (this.counts.get(agentId) ?? 0) > 0;
  }

  add(contactId: string, agentId: string): void {
    this.remove(contactId);
    this.byContact.set(contactId, agentId);
    this.counts.set(agentId, (this.counts.get(agentId) ?? 0) + 1);
  }

  remove(contactId: string): string | undefined {
    const agentId = this.byContact.get(contactId);
    if (agentId === undefined) return undefined;
    this.byContact.delete(contactId);
    this.counts.set(agentId, (this.counts.get(agentId) ?? 1) - 1);
    return agentId;
  }
}
