import type { ContactOutcome } from '@patchbay/flow-schema';
import type { RoutingEvent } from '@patchbay/routing';

/** What is kept of a routing group, in order: what its router takes in, and what only the runtime knows. */
export type KeptEvent =
  | Exclude<RoutingEvent, { type: 'conversation.ended' | 'contact.left' }>
  /** The run gave the place up, or the caller hung up; or somebody takes a callback away. */
  | { readonly type: 'contact.left'; readonly contactId: string; readonly because: 'abandoned' | 'left' | 'callback' }
  /** The caller is about to be told how long it may take. */
  | { readonly type: 'wait.announced'; readonly contactId: string }
  /** A talk is over, or nobody answered a direct ring; the outcome is for the run. */
  | {
      readonly type: 'conversation.ended';
      readonly contactId: string;
      readonly outcome: ContactOutcome | null;
      readonly talkedMs: number;
      /** After-call work of a call to one agent; left out where a queue lays it down, and for a ring that nobody answered. */
      readonly wrapUpMs?: number | null;
      /** The run gave it up. */
      readonly withdrawn?: 'abandoned' | 'left';
    }
  /** The phone to ring an agent at; null where it went away. */
  | { readonly type: 'phone.changed'; readonly agentId: string; readonly endpointId: string | null }
  /** One agent is rung for a contact that waits in no queue. */
  | {
      readonly type: 'direct.rung';
      readonly contactId: string;
      readonly agentId: string;
      readonly untilMs: number;
    }
  | { readonly type: 'direct.answered'; readonly contactId: string }
  /** The agent who had the contact is free; another has it, whom routing knows busy with `engagedAs`, or nobody of ours. */
  | {
      readonly type: 'talk.passed';
      readonly contactId: string;
      readonly to: { readonly agentId: string; readonly engagedAs: string } | null;
      /** As in `conversation.ended`, of the agent who is free. */
      readonly wrapUpMs?: number | null;
    }
  /** The agent called somebody: they are on the line already, at this channel. */
  | {
      readonly type: 'outbound.begun';
      readonly contactId: string;
      readonly agentId: string;
      readonly legId: string;
      /** Null without a limit. */
      readonly wrapUpMs: number | null;
    };
