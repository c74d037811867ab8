import type { Readable } from 'node:stream';
import type { ByteRange, ObjectStorage, StoredSource } from './object-storage.ts';
import { StorageError } from './storage-error.ts';
import { lazily } from './stored-source.ts';

/** Where a file of a recording is. */
export type StoreName = 'disk' | 's3';

/**
 * The disk of this installation, to which everything is written first, and the S3 service where there is one: files go there
 * afterwards, so that no call waits for it and an outage of it loses nothing.
 */
export class MediaStores {
  constructor(
    private readonly disk: ObjectStorage,
    private readonly s3: ObjectStorage | null,
  ) {}

  get hasS3(): boolean {
    return this.s3 !== null;
  }

  async put(path: string, source: StoredSource): Promise<void> {
    await this.disk.put(path, source);
  }

  /** In bytes; null where there is no such file. */
  async size(path: string, store: StoreName): Promise<number | null> {
    return await this.named(store).size(path);
  }

  /** Null where there is no such file. */
  async read(path: string, store: StoreName, range?: ByteRange): Promise<Readable | null> {
    return await this.named(store).read(path, range);
  }

  /** To the S3 service; the copy on the disk stays. False where the disk has no such file. */
  async upload(path: string): Promise<boolean> {
    const [s3, size] = [this.named('s3'), await this.disk.size(path)];
    if (size === null) return false;
    // Opened by the reader of the stream, anew for each attempt.
    const open = () => lazily(() => this.disk.read(path));
    await s3.put(path, { size, open });
    return true;
  }

  async removeCopy(path: string): Promise<void> {
    await this.disk.remove(path);
  }

  /** From everywhere that there is, and from `store` in any case. */
  async remove(path: string, store: StoreName): Promise<void> {
    if (store === 's3') this.named('s3');
    await this.s3?.remove(path);
    await this.disk.remove(path);
  }

  private named(store: StoreName): ObjectStorage {
    if (store === 'disk') return this.disk;
    if (this.s3 !== null) return this.s3;
    throw new StorageError('refused', 'a file is in an S3 service, and S3_ENDPOINT with its fellows is not set');
  }
}
