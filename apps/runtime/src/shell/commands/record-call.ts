import type { Action } from './command-context.ts';

/** Named after the command, so that one carried out again after a restart begins no second recording. */
export const recordCall: Action<'call.record'> = {
  kind: 'action',
  async carryOut({ seq, action }, { conversations, runId, channelId, log }) {
    const refusal = await conversations.record({ callId: runId, channelId }, action, `f${seq}`);
    if (refusal) log.warn('a recording was not changed', { action, code: refusal.code, reason: refusal.message });
  },
};
