import { once } from 'node:events';
import type { Writable } from 'node:stream';

/**
 * Hands bytes to a stream and waits while it has enough.
 * @throws what the stream failed with
 */
export async function flowOut(out: Writable, chunk: string | Uint8Array): Promise<void> {
  if (out.errored) throw out.errored;
  if (!out.write(chunk)) await once(out, 'drain');
}
