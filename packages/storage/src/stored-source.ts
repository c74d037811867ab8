import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { StoredSource } from './object-storage.ts';

export function bytesSource(bytes: Uint8Array): StoredSource {
  return { size: bytes.byteLength, open: () => Readable.from([bytes], { objectMode: false }) };
}

/** Null where there is no such file. */
export async function fileSource(path: string): Promise<StoredSource | null> {
  const size = await stat(path).then(
    (found) => found.size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  return size === null ? null : { size, open: () => createReadStream(path) };
}
