import type { Readable } from 'node:stream';

/** Something to be stored. It can be opened again where an attempt failed half-way. */
export interface StoredSource {
  /** In bytes; exactly as many must come. */
  readonly size: number;
  open(): Readable;
}

/** Both ends are part of it, counted from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Where files are kept. Keys are relative paths of letters, digits, dots, dashes and underscores. Every method may be
 * repeated, has a deadline, and throws StorageError.
 */
export interface ObjectStorage {
  /** What stands under the key afterwards is the whole source; after a failure it is what stood there before, or the whole. */
  put(key: string, source: StoredSource): Promise<void>;
  /** In bytes; null where there is nothing. */
  size(key: string): Promise<number | null>;
  /** A stream of the bytes, or of a range that lies within them; null where there is nothing. Whoever stops early destroys it. */
  read(key: string, range?: ByteRange): Promise<Readable | null>;
  /** Nothing is there afterwards, whether or not there was something before. */
  remove(key: string): Promise<void>;
}
