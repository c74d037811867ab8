import { finishRemovals } from '@patchbay/records';
import { type MediaStores, openMediaStores } from '@patchbay/storage';
import { database } from '@/server/database';
import { readEnvironment } from '@/server/environment';
import { log } from '@/server/log';
import { atMost } from './at-most';

let stores: MediaStores | undefined;

/** Where recordings are kept. Opened when first needed, not when imported: `next build` runs without an environment. */
export function mediaStores(): MediaStores {
  stores ??= openMediaStores(process.env, readEnvironment().PATCHBAY_HOME);
  return stores;
}

/** As long as somebody waits for files to go: what a service keeps waiting goes on behind. */
const waitMsMax = 3_000;

/**
 * Removes the files of what was deleted just now; what cannot be removed yet stays in the queue, which the runtime works off. Returns
 * after `waitMsMax` also where a service does not answer: for everybody it is deleted already. Never rejects.
 */
export async function removeFiles(options: { readonly erasureId?: string } = {}): Promise<void> {
  await atMost(finish(options), waitMsMax);
}

async function finish(options: { readonly erasureId?: string }): Promise<void> {
  try {
    await finishRemovals(database(), mediaStores(), {
      ...options,
      onFailure: (path, error) =>
        log.warn({ path, error }, 'the file of a deleted recording could not be removed; it is tried again'),
    });
  } catch (error) {
    log.warn({ error }, 'files of deleted recordings could not be removed; they are later');
  }
}
