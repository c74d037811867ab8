import { createEstimator, type Estimator, type EstimatorState, type Router, type StaffGroup } from '@patchbay/routing';
import type { VisitChanges } from './visit-ledger.ts';

export interface OutlookState {
  readonly estimator: EstimatorState;
  /** Contacts whose agents are still busy with what follows a talk, by agent. */
  readonly following: Readonly<Record<string, string>>;
}

/** What is expected of waits, learnt from what happens in the group. */
export class WaitOutlook {
  private readonly estimator: Estimator;
  private readonly following: Map<string, string>;

  constructor(
    private readonly router: Router,
    state: OutlookState | null,
  ) {
    this.estimator = createEstimator(state?.estimator);
    this.following = new Map(Object.entries(state?.following ?? {}));
  }

  state(): OutlookState {
    return { estimator: this.estimator.state(), following: Object.fromEntries(this.following) };
  }

  note(
    { begun: came, ended: went }: VisitChanges,
    talkEnded: { readonly agentId: string; readonly contactId: string } | null,
    now: number,
  ): void {
    for (const { visit, outcome, agentId } of went) {
      const { contactId } = visit;
      const queueIds = this.router.agent(agentId ?? '')?.queueIds ?? [];
      if (outcome === 'answered' && agentId !== null) {
        this.estimator.take({ type: 'answered', contactId, agentId, queueIds }, now);
      } else this.estimator.take({ type: 'left', contactId, gaveUp: outcome === 'abandoned' }, now);
    }
    for (const { contactId, queueId, isCallback } of came) {
      this.estimator.take({ type: 'joined', contactId, queueId, isCallback }, now);
    }
    if (talkEnded) this.following.set(talkEnded.agentId, talkEnded.contactId);
    for (const [agentId, contactId] of this.following) {
      if (this.router.agent(agentId)?.status === 'after_call_work') continue;
      this.following.delete(agentId);
      this.estimator.take({ type: 'ended', contactId }, now);
    }
  }

  /** For whoever would be at this place of the queue; null where nobody serves. */
  expectedMs(queueId: string, ahead: number, staff: readonly StaffGroup[]): number | null {
    const ms = this.estimator.expectedWaitMs(queueId, ahead, staff);
    return Number.isFinite(ms) ? Math.round(ms) : null;
  }

  /** For the first, the second and so on in the line. */
  expectedAllMs(queueId: string, places: number, staff: readonly StaffGroup[]): (number | null)[] {
    return this.estimator
      .expectedWaitsMs(queueId, places, staff)
      .map((ms) => (Number.isFinite(ms) ? Math.round(ms) : null));
  }

  announce(contactId: string, ahead: number, staff: readonly StaffGroup[]) {
    return this.estimator.announce(contactId, ahead, staff);
  }
}
