import type { FloorField } from './desk/floor-live.ts';

/** Redis channels over which studio and runtime meet. What goes over them can be lost: PostgreSQL is the truth. */
export const liveChannel = 'patchbay:live';
export const changesChannel = 'patchbay:changes';

/** What happens now, from the runtime to every open screen. Carries no personal data: screens read that by id. */
export type LiveMessage =
  | { type: 'call.started'; callId: string; flowId: string; version: string; at: number }
  | {
      type: 'call.step';
      callId: string;
      flowId: string;
      version: string;
      nodeId: string;
      depth: number;
      port: string | null;
      at: number;
    }
  /** The call is not in this flow any more: it came to its end, or what goes on outside of it has left it, as a queue that is answered. */
  | { type: 'call.left'; callId: string; flowId: string; depth: number; at: number }
  | { type: 'call.ended'; callId: string; flowId: string; version: string; reason: string; at: number }
  /** Somebody began, changed or ended a roll-out. */
  | { type: 'rollout.changed'; flowId: string; at: number }
  /** A version that was tried on some callers turned out worse than allowed: everyone gets the old one again. */
  | { type: 'rollout.stopped'; rolloutId: string; flowId: string; stoppedFor: 'failed' | 'abandoned'; at: number }
  /** Somebody saved a draft, which is this revision now. */
  | { type: 'draft.saved'; flowId: string; revision: number; at: number }
  /** A tab has a draft open, with these nodes selected. */
  | { type: 'draft.present'; flowId: string; tab: string; userId: string; nodes: readonly string[]; at: number }
  | { type: 'draft.left'; flowId: string; tab: string; at: number }
  /** A field of the floor is this now. */
  | { type: 'floor.set'; field: FloorField; at: number }
  /** A field of the floor is no more. */
  | { type: 'floor.gone'; kind: FloorField['kind']; id: string; at: number }
  /** The floor was written whole, as after another runtime took over: fields may be gone without a word each. */
  | { type: 'floor.replaced'; at: number }
  /** Somebody proposed, approved, refused or withdrew something. */
  | { type: 'proposal.changed'; flowId: string; at: number }
  | { type: 'endpoint.ready'; endpointId: string; at: number }
  | { type: 'endpoint.failed'; endpointId: string; reason: string; at: number };

/** What someone changed in PostgreSQL that a runtime has to act on before it would read it anyway. */
export type ChangeMessage =
  | { kind: 'sip_endpoint'; id: string }
  | { kind: 'trunk'; id: string }
  | { kind: 'dial_rules' }
  | { kind: 'numbers' }
  | { kind: 'credential'; id: string }
  | { kind: 'egress_hosts' }
  | { kind: 'flow.published'; flowId: string; version: string }
  | { kind: 'prompt.published'; promptId: string; revisionId: string }
  | { kind: 'call.hangup'; callId: string }
  /** The run of this call is taken out of the node that its flow at `depth` stands at. */
  | { kind: 'call.unstick'; callId: string; depth: number }
  /** Queues, skills, agents, reasons or teams: routing reads them again and acts on whoever waits. */
  | { kind: 'centre' };
