import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZip } from './read-zip';
import { writeZip, type ZipEntry } from './zip';

const limits = { entriesMax: 100, bytesMax: 1_000_000 };

async function zipped(entries: readonly ZipEntry[]): Promise<ArrayBuffer> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of writeZip(entries)) pieces.push(new Uint8Array(piece));
  return await new Blob(pieces).arrayBuffer();
}

const entry = (name: string, bytes: Uint8Array | null): ZipEntry => ({ name, read: async () => bytes });

/** The same archive with its only file deflated, as other programs write it. */
async function deflated(name: string, bytes: Uint8Array): Promise<ArrayBuffer> {
  const packed = deflateRawSync(bytes);
  const archive = await zipped([entry(name, packed)]);
  const view = new DataView(archive);
  const line = view.getUint32(archive.byteLength - 6, true);
  view.setUint16(8, 8, true);
  view.setUint16(line + 10, 8, true);
  view.setUint32(line + 24, bytes.byteLength, true);
  return archive;
}

describe('an archive', () => {
  it('gives back what was put in, whatever the names and contents', async () => {
    const files = fc.uniqueArray(
      fc.record({
        name: fc.stringMatching(/^[a-z欢迎][a-zäß欢迎 -]{0,20}$/),
        bytes: fc.uint8Array({ maxLength: 2_000 }),
      }),
      { selector: ({ name }) => name, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(files, async (all) => {
        const archive = await zipped(all.map(({ name, bytes }) => entry(name, bytes)));
        const read = await readZip(archive, limits);
        expect(read?.map(({ name, bytes }) => ({ name, bytes: [...bytes] }))).toEqual(
          all.map(({ name, bytes }) => ({ name, bytes: [...bytes] })),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('leaves out what is gone, folders, and what macOS puts in', async () => {
    const some = Uint8Array.of(1);
    const archive = await zipped([
      entry('gone.wav', null),
      entry('folder/', new Uint8Array(0)),
      entry('__MACOSX/folder/._a.wav', some),
      entry('folder/.DS_Store', some),
      entry('folder/a.wav', some),
    ]);
    expect((await readZip(archive, limits))?.map(({ name }) => name)).toEqual(['folder/a.wav']);
  });

  it('is unpacked where another program compressed it', async () => {
    const bytes = new Uint8Array(50_000).fill(7);
    const [file] = (await readZip(await deflated('a.wav', bytes), limits)) ?? [];
    expect(file?.bytes).toEqual(bytes);
  });

  it('is refused where it holds more than it may, before it is unpacked', async () => {
    expect(await readZip(await deflated('bomb', new Uint8Array(2_000_000)), limits)).toBeNull();
    const many = await zipped([entry('a', Uint8Array.of(1)), entry('b', Uint8Array.of(1))]);
    expect(await readZip(many, { ...limits, entriesMax: 1 })).toBeNull();
  });

  it('is refused where it is none, cut short or damaged', async () => {
    const archive = await deflated('a.wav', new Uint8Array(3_000).fill(9));
    const damaged = archive.slice(0);
    new Uint8Array(damaged).fill(0xff, 35, 60);
    for (const bytes of [new ArrayBuffer(0), new ArrayBuffer(4_000), archive.slice(0, -10), damaged]) {
      expect(await readZip(bytes, limits)).toBeNull();
    }
  });
});
