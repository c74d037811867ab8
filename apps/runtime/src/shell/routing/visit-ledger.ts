import type { Decisions, Router } from '@patchbay/routing';
import { callIdOf } from './contact-id.ts';
import type { KeptEvent } from './kept-event.ts';

/** One contact in one queue. */
export interface Visit {
  /** `<contact>.<n>`, n counting its queues. */
  readonly id: string;
  readonly contactId: string;
  readonly callId: string;
  readonly queueId: string;
  readonly joinedAtMs: number;
  readonly isCallback: boolean;
  readonly position: number;
  /** Null where nothing could be said. */
  readonly expectedWaitMs: number | null;
  readonly priority: number;
  readonly vip: boolean;
  readonly turn: number;
}

export type VisitOutcome = 'answered' | 'abandoned' | 'overflow' | 'moved' | 'callback' | 'left' | 'failed';

export interface EndedVisit {
  readonly visit: Visit;
  readonly outcome: VisitOutcome;
  readonly agentId: string | null;
  readonly atMs: number;
}

export interface VisitChanges {
  readonly begun: readonly Visit[];
  readonly ended: readonly EndedVisit[];
}

/** Who came to which queue and how they left it, as far as they are there now. */
export class VisitLedger {
  private readonly open: Map<string, Visit>;

  constructor(
    private readonly router: Router,
    visits: readonly Visit[],
    private readonly expectedWaitMs: (queueId: string, ahead: number) => number | null,
  ) {
    this.open = new Map(visits.map((visit) => [visit.contactId, visit]));
  }

  all(): Visit[] {
    return [...this.open.values()];
  }

  /** After the router took the event. */
  note(event: KeptEvent, decisions: Decisions, talksWith: string | null, now: number): VisitChanges {
    const begun: Visit[] = [];
    const ended: EndedVisit[] = [];
    const end = (contactId: string, outcome: VisitOutcome, agentId: string | null = null): number => {
      const visit = this.open.get(contactId);
      if (!visit) return 0;
      this.open.delete(contactId);
      ended.push({ visit, outcome, agentId, atMs: now });
      return visit.turn;
    };
    const begin = (contactId: string, queueId: string, turn: number): void => {
      const visit = this.visitOf(contactId, queueId, turn, now);
      this.open.set(contactId, visit);
      begun.push(visit);
    };
    for (const { contactId, fromQueueId, action } of decisions.overflow) {
      // Whom a queue sends on at once was in it all the same.
      if (this.open.get(contactId)?.queueId !== fromQueueId)
        begin(contactId, fromQueueId, (end(contactId, 'moved') || 0) + 1);
      const turn = end(contactId, action.kind === 'callback' ? 'callback' : 'overflow');
      if (action.kind === 'queue') begin(contactId, action.queueId, turn + 1);
    }
    for (const { contactId } of decisions.handedBack) end(contactId, 'failed');
    const contactId = contactOf(event);
    if (contactId !== null) {
      const contact = this.router.contact(contactId);
      const queueId = this.open.get(contactId)?.queueId;
      if (contact && contact.status !== 'talking' && contact.queueId !== queueId) {
        begin(contactId, contact.queueId, end(contactId, 'moved') + 1);
      } else if (!contact && event.type === 'contact.left') end(contactId, event.because);
    }
    if (event.type === 'offer.answered' && talksWith !== null) end(talksWith, 'answered', event.agentId);
    return { begun, ended };
  }

  private visitOf(contactId: string, queueId: string, turn: number, now: number): Visit {
    const contact = this.router.contact(contactId);
    const ahead = this.router.outlook(contactId)?.ahead ?? 0;
    return {
      id: `${contactId}.${turn}`,
      contactId,
      callId: callIdOf(contactId, 0),
      queueId,
      joinedAtMs: now,
      isCallback: contact?.isCallback ?? false,
      position: ahead + 1,
      expectedWaitMs: this.expectedWaitMs(queueId, ahead),
      priority: contact?.priority ?? 0,
      vip: contact?.vip ?? false,
      turn,
    };
  }
}

function contactOf(event: KeptEvent): string | null {
  if (event.type === 'contact.joined') return event.contact.id;
  if (event.type === 'contact.changed' || event.type === 'contact.left') return event.contactId;
  return null;
}
