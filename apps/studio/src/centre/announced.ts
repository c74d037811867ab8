import { announceChange } from '@/server/changes';

/** Waits for a change of the centre to be written, then tells the runtimes, which act on whoever waits. */
export async function announced<T>(write: Promise<T>): Promise<T> {
  const written = await write;
  await announceChange({ kind: 'centre' });
  return written;
}
