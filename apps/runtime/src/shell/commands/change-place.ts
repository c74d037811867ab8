import { contactIdOf } from '../routing/contact-id.ts';
import type { Action } from './command-context.ts';

/** Gives up what a run holds in routing; what has ended by itself needs nothing. */
async function giveUp(
  { target }: { readonly target: number },
  { runId, routing, handle }: Parameters<Action<'queue.leave'>['carryOut']>[1],
): Promise<void> {
  const held = handle(target);
  // After a restart the command that took the place may not be under way any more.
  if (held) await held.cancel();
  else routing.leave(contactIdOf(runId, target));
}

export const leaveQueue: Action<'queue.leave'> = { kind: 'action', carryOut: giveUp };
export const cancelAgentCall: Action<'agent.cancel'> = { kind: 'action', carryOut: giveUp };

export const changePlace: Action<'queue.change'> = {
  kind: 'action',
  async carryOut(command, { runId, routing }) {
    routing.change(contactIdOf(runId, command.target), command);
  },
};

export const connectAgent: Action<'agent.connect'> = {
  kind: 'action',
  async carryOut({ target }, { runId, routing }) {
    routing.connect(contactIdOf(runId, target));
  },
};
