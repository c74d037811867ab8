import { contactIdOf } from '../routing/contact-id.ts';
import type { Operation } from './command-context.ts';

/** The promise is named after the command: asked for again after a restart, it is the same one. */
export const promiseCallback: Operation<'callback.promise'> = {
  kind: 'operation',
  background: true,
  open(command, { runId, routing, post }) {
    const { seq, from } = command;
    let asking = false;
    const promise = async () => {
      if (asking) return;
      asking = true;
      const place = from === null ? null : contactIdOf(runId, from);
      const callbackId = await routing.promiseCallback(`${runId}-${seq}`, runId, place, command);
      post({ type: 'callback.promised', to: seq, callbackId });
    };
    return {
      begin: promise,
      reconcile: promise,
      cancel() {
        // A promise that was given is kept.
      },
    };
  },
  failed: ({ seq }, { code, message }) => ({ type: 'callback.failed', to: seq, code, message }),
};
