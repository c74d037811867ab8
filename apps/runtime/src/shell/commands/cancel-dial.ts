import { objectId } from '../object-id.ts';
import type { Action } from './command-context.ts';
import { unlessGone } from './failure.ts';

const causeNormalClearing = 16;

export const cancelDial: Action<'dial.cancel'> = {
  kind: 'action',
  async carryOut(command, context) {
    const handle = context.handle(command.target);
    if (handle) {
      await handle.cancel();
      return;
    }
    const id = objectId(context.runId, command.target);
    await unlessGone(context.telephony.unbridge(id));
    await unlessGone(context.telephony.hangup(id, causeNormalClearing));
    await unlessGone(context.telephony.indicateRinging(context.channelId, false));
  },
};
