import { objectId } from '../object-id.ts';
import type { Action } from './command-context.ts';

/** Kept behind the call: nobody waits for it. */
export const recordSatisfaction: Action<'satisfaction.record'> = {
  kind: 'action',
  async carryOut({ seq, nodeId, question, score, scoreMax }, { runId, routing, at }) {
    routing.noteSatisfaction({ id: objectId(runId, seq), callId: runId, nodeId, question, score, scoreMax, atMs: at });
  },
};
