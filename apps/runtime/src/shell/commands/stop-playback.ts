import { objectId } from '../object-id.ts';
import type { Action } from './command-context.ts';
import { unlessGone } from './failure.ts';

export const stopPlayback: Action<'playback.stop'> = {
  kind: 'action',
  async carryOut(command, context) {
    const handle = context.handle(command.target);
    if (handle) await handle.cancel();
    // Repeated after a restart, when nobody here knows of it any more.
    else await unlessGone(context.telephony.stopPlayback(objectId(context.runId, command.target)));
  },
};
