import type { Arrival, TelephonyInventory } from '../../ports/telephony.ts';
import { applicationArgument, arrivalOf, legArgument, snoopArgument } from './ari-events.ts';
import { type AriJson, isObject, objectsOf, textIn, textsIn, timeOf } from './ari-json.ts';

/** ARI's channel states; every other one counts as not yet answered. */
const states: Readonly<Record<string, 'up' | 'ringing' | 'down'>> = {
  Up: 'up',
  Ring: 'ringing',
  Ringing: 'ringing',
};

/**
 * What belongs to an application, out of ARI's three lists. Asterisk may serve others too: only channels that the application
 * holds count, and bridges that carry its name.
 */
export function inventoryOf(
  app: string,
  application: unknown,
  channels: unknown,
  bridges: unknown,
): TelephonyInventory {
  const held = new Set(isObject(application) ? textsIn(application, 'channel_ids') : []);
  return {
    channels: objectsOf(channels)
      .filter((channel) => held.has(textIn(channel, 'id')))
      .map((channel) => ({
        id: textIn(channel, 'id'),
        state: states[textIn(channel, 'state')] ?? 'down',
        createdAt: timeOf(textIn(channel, 'creationtime')),
        ...arrivalIn(channel, app),
      })),
    bridges: objectsOf(bridges)
      .filter((bridge) => textIn(bridge, 'name') === app)
      .map((bridge) => ({ id: textIn(bridge, 'id'), channelIds: textsIn(bridge, 'channels') })),
  };
}

function arrivalIn(channel: AriJson, app: string): { arrival?: Arrival } {
  const argument = applicationArgument(channel, app);
  const isOurs = argument === legArgument || argument === snoopArgument;
  return argument === null || isOurs ? {} : { arrival: arrivalOf(channel, argument) };
}
