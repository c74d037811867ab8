import { crc32 } from 'node:zlib';

/** One file of an archive. Read when its turn comes: only one is held at a time. */
export interface ZipEntry {
  readonly name: string;
  /** Null leaves it out. */
  readonly read: () => Promise<Uint8Array | null>;
}

/** What the plain form of an archive, without ZIP64, can name and hold. */
export const zipLimits = { entries: 65_535, bytes: 0xffff_ffff } as const;

const stored = 0;
const versionNeeded = 20;
/** Names are UTF-8. */
const flags = 0x0800;
/** 1980-01-01, the beginning of time: what the files hold has no date of its own. */
const dosDate = 0x0021;

/**
 * An archive without compression, piece by piece: sound gains nothing by it. By the ZIP APPNOTE 6.3.
 * @throws RangeError where it would be more than `zipLimits` allow
 */
export async function* writeZip(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, read } of entries) {
    const body = await read();
    if (body === null) continue;
    const path = new TextEncoder().encode(name);
    const crc = crc32(body);
    const local = header(0x0403_4b50, 30, path, (view) => fields(view, 4, crc, body.byteLength, path.byteLength));
    directory.push(
      header(0x0201_4b50, 46, path, (view) => {
        view.setUint16(4, versionNeeded, true);
        fields(view, 6, crc, body.byteLength, path.byteLength);
        view.setUint32(42, offset, true);
      }),
    );
    offset += local.byteLength + body.byteLength;
    if (directory.length > zipLimits.entries || offset > zipLimits.bytes)
      throw new RangeError('too much for one archive');
    yield local;
    yield body;
  }
  const size = directory.reduce((sum, { byteLength }) => sum + byteLength, 0);
  yield* directory;
  yield header(0x0605_4b50, 22, new Uint8Array(0), (view) => {
    view.setUint16(8, directory.length, true);
    view.setUint16(10, directory.length, true);
    view.setUint32(12, size, true);
    view.setUint32(16, offset, true);
  });
}

function header(signature: number, length: number, name: Uint8Array, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length + name.byteLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  fill(view);
  bytes.set(name, length);
  return bytes;
}

/** What the header of a file and its line in the directory have in common. */
function fields(view: DataView, at: number, crc: number, size: number, nameLength: number): void {
  view.setUint16(at, versionNeeded, true);
  view.setUint16(at + 2, flags, true);
  view.setUint16(at + 4, stored, true);
  view.setUint16(at + 8, dosDate, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, size, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, nameLength, true);
}
