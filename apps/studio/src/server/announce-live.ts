import { type LiveMessage, liveChannel } from '@patchbay/records';
import { log } from './log';
import { redis } from './redis';

/** Tells every open screen at once. May be lost: who listens also asks, sooner or later. */
export async function announceLive(message: LiveMessage): Promise<void> {
  try {
    await redis().publish(liveChannel, JSON.stringify(message));
  } catch (error) {
    log.warn({ error, type: message.type }, 'live.not_announced');
  }
}
