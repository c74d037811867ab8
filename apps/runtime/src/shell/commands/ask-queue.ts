import { contactIdOf } from '../routing/contact-id.ts';
import type { Operation } from './command-context.ts';

/** Where a caller stands, and how long it may take. */
export const askQueue: Operation<'queue.ask'> = {
  kind: 'operation',
  open({ seq, target }, { runId, routing, post }) {
    const ask = async () => {
      const { position, wait } = await routing.ask(contactIdOf(runId, target));
      post({ type: 'queue.told', to: seq, position, wait });
    };
    return {
      begin: ask,
      reconcile: ask,
      cancel() {
        // An answer nobody waits for is dropped.
      },
    };
  },
  failed: ({ seq }) => ({ type: 'queue.told', to: seq, position: 0, wait: null }),
};
