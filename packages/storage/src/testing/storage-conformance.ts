import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObjectStorage, StoredSource } from '../object-storage.ts';
import { bytesSource } from '../stored-source.ts';

const chunkBytes = 64 * 1_024;

/** What every storage has to do alike. */
export function describeStorage(name: string, storage: () => ObjectStorage): void {
  const bytesOf = async (key: string, range?: { first: number; last: number }) => {
    const stream = await storage().read(key, range);
    return stream === null ? null : await buffer(stream);
  };
  const newKey = () => `recordings/${randomUUID()}.3.wav16`;

  describe(`${name} keeps files`, () => {
    it('gives back what it was given', async () => {
      const key = newKey();
      const bytes = randomBytes(100_001);
      await storage().put(key, bytesSource(bytes));
      expect(await storage().size(key)).toBe(bytes.length);
      expect(await bytesOf(key)).toEqual(bytes);
    });

    it('keeps a file without a byte', async () => {
      const key = newKey();
      await storage().put(key, bytesSource(new Uint8Array()));
      expect(await storage().size(key)).toBe(0);
      expect(await bytesOf(key)).toEqual(Buffer.alloc(0));
    });

    it('has nothing where nothing was put', async () => {
      expect(await storage().size(newKey())).toBeNull();
      expect(await storage().read(newKey())).toBeNull();
      expect(await storage().read(newKey(), { first: 0, last: 3 })).toBeNull();
    });

    it('puts a file in the place of another, whole', async () => {
      const key = newKey();
      await storage().put(key, bytesSource(randomBytes(5_000)));
      const later = randomBytes(300);
      await storage().put(key, bytesSource(later));
      expect(await storage().size(key)).toBe(300);
      expect(await bytesOf(key)).toEqual(later);
    });

    it('reads any part', async () => {
      const key = newKey();
      const bytes = randomBytes(10_000);
      await storage().put(key, bytesSource(bytes));
      const edges = [
        { first: 0, last: 0 },
        { first: 0, last: 9_999 },
        { first: 9_999, last: 9_999 },
      ];
      const anyPart = fc
        .tuple(fc.nat(9_999), fc.nat(9_999))
        .map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }));
      for (const range of [...edges, ...fc.sample(anyPart, 12)]) {
        expect(await bytesOf(key, range)).toEqual(bytes.subarray(range.first, range.last + 1));
      }
    });

    it('removes, once and again', async () => {
      const key = newKey();
      await storage().put(key, bytesSource(randomBytes(10)));
      await storage().remove(key);
      expect(await storage().size(key)).toBeNull();
      await storage().remove(key);
      await storage().remove(newKey());
    });

    it('takes a long file as a stream and lets go of it half-way', async () => {
      const key = newKey();
      const size = 24 * 1_024 * 1_024;
      await storage().put(key, patterned(size));
      expect(await storage().size(key)).toBe(size);
      const stream = await storage().read(key);
      for await (const chunk of stream as Readable) {
        expect((chunk as Buffer)[0]).toBe(0);
        break;
      }
      const last = await bytesOf(key, { first: size - 1, last: size - 1 });
      expect(last).toEqual(Buffer.from([(size / chunkBytes - 1) % 251]));
    });

    it('leaves what stood there when a source breaks off, or is longer or shorter than it said', async () => {
      const key = newKey();
      const before = randomBytes(500);
      await storage().put(key, bytesSource(before));
      const bytes = randomBytes(2_000);
      const wrong: StoredSource[] = [
        { size: 3_000, open: () => Readable.from([bytes], { objectMode: false }) },
        { size: 1_000, open: () => Readable.from([bytes], { objectMode: false }) },
        { size: 4_000, open: () => Readable.from(breakingOff(bytes), { objectMode: false }) },
      ];
      for (const source of wrong) {
        await expect(storage().put(key, source)).rejects.toMatchObject({ name: 'StorageError' });
        expect(await bytesOf(key)).toEqual(before);
      }
    });

    it('keeps one of two that are put at once, whole', async () => {
      const key = newKey();
      const both = [randomBytes(200_000), randomBytes(150_000)];
      await Promise.all(both.map((bytes) => storage().put(key, bytesSource(bytes))));
      const kept = await bytesOf(key);
      expect(both.some((bytes) => kept?.equals(bytes))).toBe(true);
    });

    it('refuses keys that lead elsewhere', async () => {
      for (const key of ['', '/etc/passwd', '../x', 'a/../../x', 'a//b', 'a/./b', 'a b', 'a\\b', 'é', 'a/', '..']) {
        await expect(storage().put(key, bytesSource(new Uint8Array(1)))).rejects.toMatchObject({ code: 'key_invalid' });
        await expect(storage().read(key)).rejects.toMatchObject({ code: 'key_invalid' });
        await expect(storage().size(key)).rejects.toMatchObject({ code: 'key_invalid' });
        await expect(storage().remove(key)).rejects.toMatchObject({ code: 'key_invalid' });
      }
    });
  });
}

function patterned(size: number): StoredSource {
  return {
    size,
    open: () =>
      Readable.from(
        (function* () {
          for (let at = 0; at < size; at += chunkBytes) yield Buffer.alloc(chunkBytes, (at / chunkBytes) % 251);
        })(),
        { objectMode: false },
      ),
  };
}

async function* breakingOff(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
  throw new Error('the disk is gone');
}
