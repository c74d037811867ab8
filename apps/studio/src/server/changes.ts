import { type ChangeMessage, changesChannel } from '@patchbay/records';
import { log } from './log';
import { redis } from './redis';

/**
 * Tells the runtimes that something changed in PostgreSQL. May be lost: they compare by themselves every few seconds, so a
 * Redis that is away does not fail what the person did.
 */
export async function announceChange(message: ChangeMessage): Promise<void> {
  try {
    await redis().publish(changesChannel, JSON.stringify(message));
  } catch (error) {
    log.warn({ error, kind: message.kind }, 'change.not_announced');
  }
}
