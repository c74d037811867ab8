import type { CentreAgent, CentreQueue } from '../../ports/centre.ts';

/** A queue as it is when nobody changed anything. */
export function queueNamed(id: string, more: Partial<CentreQueue> = {}): CentreQueue {
  return {
    id,
    name: id,
    open: true,
    priority: 0,
    strategy: 'longest_idle',
    ringTogetherMax: 1,
    ringTimeoutMs: 20_000,
    wrapUpMs: 0,
    ageingPerMinute: 0,
    rings: [],
    terms: [],
    overflow: [],
    hours: null,
    serviceLevelMs: 20_000,
    ...more,
  };
}

/** An agent with a desk phone of their own: `PJSIP/agent-<id>`. */
export function agentNamed(id: string, queueIds: readonly string[], more: Partial<CentreAgent> = {}): CentreAgent {
  return {
    id,
    name: id,
    skills: {},
    queueIds,
    chatsMax: 0,
    deskPhone: `agent-${id}`,
    extension: null,
    forwardSignedOut: null,
    forwardAway: null,
    ...more,
  };
}
