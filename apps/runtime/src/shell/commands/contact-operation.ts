import type { CommandOf } from '@patchbay/flow-schema';
import type { Caller } from '../routing/caller.ts';
import { contactIdOf } from '../routing/contact-id.ts';
import type { RunRouting } from '../routing/run-routing.ts';
import type { CommandContext, Operation } from './command-context.ts';

type ContactCommand = 'queue.join' | 'agent.call';

/** Whoever waits for a person: the run behind a contact. */
function callerOf(
  command: CommandOf<ContactCommand>,
  { runId, channelId, call, at, told, hasHungUp, post }: CommandContext,
): Caller {
  return {
    contactId: contactIdOf(runId, command.seq),
    runId,
    seq: command.seq,
    channelId,
    call,
    atMs: at,
    command,
    told,
    hasHungUp,
    post,
  };
}

/** A run that waits for a person. What it holds outlives a restart: routing knows it, and only begins it where it does not. */
function contactOperation(begin: (routing: RunRouting, caller: Caller) => void): Operation<ContactCommand> {
  return {
    kind: 'operation',
    open(command, context) {
      const caller = callerOf(command, context);
      context.routing.expect(caller);
      return {
        begin: async () => begin(context.routing, caller),
        async reconcile() {
          // Routing has compared its own contacts and rings with what Asterisk has.
        },
        cancel: () => context.routing.leave(caller.contactId),
      };
    },
    failed: ({ seq }, failure) => ({
      type: 'queue.left',
      to: seq,
      outcome: { kind: 'failed', ...failure },
      agentId: null,
      talkedMs: 0,
    }),
  };
}

export const joinQueue = contactOperation((routing, caller) => routing.join(caller));

/** Rings one agent, or whoever their forwarding rule names. */
export const callAgent = contactOperation((routing, caller) => routing.callAgent(caller));
