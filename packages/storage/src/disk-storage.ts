import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkKey } from './check-key.ts';
import type { ByteRange, ObjectStorage, StoredSource } from './object-storage.ts';
import { StorageError } from './storage-error.ts';

const putMsMax = 120_000;

/** Files below one folder of this machine. */
export class DiskStorage implements ObjectStorage {
  /** @param folder absolute; made when the first file comes */
  constructor(private readonly folder: string) {}

  async put(key: string, source: StoredSource): Promise<void> {
    const path = this.pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    // Half a file must never stand under the name that others know.
    const part = `${path}.${randomUUID()}.part`;
    try {
      await pipeline(source.open(), createWriteStream(part, { flags: 'wx' }), {
        signal: AbortSignal.timeout(putMsMax),
      });
      const written = (await stat(part)).size;
      if (written !== source.size) {
        throw new StorageError('incomplete', `${key} came with ${written} bytes in place of ${source.size}`);
      }
      await flush(part);
      await rename(part, path);
    } catch (error) {
      await rm(part, { force: true });
      throw error instanceof StorageError
        ? error
        : new StorageError('unreachable', `${key} was not written`, { cause: error });
    }
  }

  async size(key: string): Promise<number | null> {
    const path = this.pathOf(key);
    try {
      const found = await stat(path);
      return found.isFile() ? found.size : null;
    } catch (error) {
      if (isAbsent(error)) return null;
      throw new StorageError('unreachable', `${key} could not be looked at`, { cause: error });
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable | null> {
    const size = await this.size(key);
    if (size === null) return null;
    return createReadStream(this.pathOf(key), range === undefined ? {} : { start: range.first, end: range.last });
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true }).catch((error: unknown) => {
      if (isAbsent(error)) return;
      throw new StorageError('unreachable', `${key} could not be removed`, { cause: error });
    });
  }

  private pathOf(key: string): string {
    return join(this.folder, checkKey(key));
  }
}

/** On the disk itself, so that a machine that loses power keeps it. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function isAbsent(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
