import type { Action } from './command-context.ts';
import { unlessGone } from './failure.ts';

export const hangupCall: Action<'call.hangup'> = {
  kind: 'action',
  carryOut: (command, context) => unlessGone(context.telephony.hangup(context.channelId, command.cause)),
};
