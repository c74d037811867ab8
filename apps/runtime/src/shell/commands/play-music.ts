import type { Action } from './command-context.ts';
import { unlessGone } from './failure.ts';

/** Music until it is stopped or the call ends. Asterisk plays it on while no runtime is there. */
export const startMusic: Action<'music.start'> = {
  kind: 'action',
  carryOut: (_, { telephony, channelId }) => unlessGone(telephony.startMusic(channelId)),
};

export const stopMusic: Action<'music.stop'> = {
  kind: 'action',
  carryOut: (_, { telephony, channelId }) => unlessGone(telephony.stopMusic(channelId)),
};
