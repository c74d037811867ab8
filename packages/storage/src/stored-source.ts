import { Readable } from 'node:stream';
import type { StoredSource } from './object-storage.ts';

export function bytesSource(bytes: Uint8Array): StoredSource {
  return { size: bytes.byteLength, open: () => Readable.from([bytes], { objectMode: false }) };
}

/** A stream that is opened when its reader asks for the first of it. */
export function lazily(open: () => Promise<Readable | null>): Readable {
  async function* read(): AsyncGenerator<Uint8Array> {
    const stream = await open();
    if (stream !== null) yield* stream as AsyncIterable<Uint8Array>;
  }
  return Readable.from(read(), { objectMode: false });
}
