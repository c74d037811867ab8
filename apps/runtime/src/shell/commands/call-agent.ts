import type { Operation } from './command-context.ts';
import { callerOf } from './join-queue.ts';

/** Rings one agent, or whoever their forwarding rule names. Held over restarts as a place in a queue is. */
export const callAgent: Operation<'agent.call'> = {
  kind: 'operation',
  open(command, context) {
    const caller = callerOf(command, context);
    context.routing.expect(caller);
    return {
      begin: async () => context.routing.callAgent(caller),
      async reconcile() {
        // Routing has compared its own rings with what Asterisk has.
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
