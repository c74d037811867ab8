import type { CommandOf } from '@patchbay/flow-schema';
import type { Caller } from '../routing/caller.ts';
import { contactIdOf } from '../routing/contact-id.ts';
import type { CommandContext, Operation } from './command-context.ts';

/** Whoever waits for a person: the run behind a contact. */
export function callerOf(
  command: CommandOf<'queue.join'> | CommandOf<'agent.call'>,
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

/** The place is held over restarts: routing knows it, and only begins it where it does not. */
export const joinQueue: Operation<'queue.join'> = {
  kind: 'operation',
  open(command, context) {
    const caller = callerOf(command, context);
    context.routing.expect(caller);
    return {
      begin: async () => context.routing.join(caller),
      async reconcile() {
        // Routing has compared its own contacts with what Asterisk has.
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
