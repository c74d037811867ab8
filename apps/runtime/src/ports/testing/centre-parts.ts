import { agentOf, queueOf } from '../../../../../packages/routing/test/stage-parts.ts';
import type { CentreAgent, CentreQueue } from '../centre.ts';

/** A queue as it is when nobody changed anything. */
export function queueNamed(id: string, more: Partial<CentreQueue> = {}): CentreQueue {
  return { ...queueOf(id), hours: null, serviceLevelMs: 20_000, ...more };
}

/** An agent with a desk phone of their own: `PJSIP/agent-<id>`. */
export function agentNamed(id: string, queueIds: readonly string[], more: Partial<CentreAgent> = {}): CentreAgent {
  return {
    ...agentOf(id, { queueIds }),
    deskPhone: `agent-${id}`,
    extension: null,
    forwardSignedOut: null,
    forwardAway: null,
    ...more,
  };
}
