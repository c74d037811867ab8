import { objectId } from '../object-id.ts';
import type { Action } from './command-context.ts';
import { unlessGone } from './failure.ts';

export const stopRecording: Action<'recording.stop'> = {
  kind: 'action',
  async carryOut(command, context) {
    const handle = context.handle(command.target);
    if (handle) await handle.cancel();
    else await unlessGone(context.telephony.stopRecording(objectId(context.runId, command.target)));
  },
};
