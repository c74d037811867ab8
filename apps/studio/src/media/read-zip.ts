/** A file of an archive, unpacked. */
export interface UnzippedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ZipReadLimits {
  readonly entriesMax: number;
  /** Of all files together, unpacked: an archive of a few kilobytes can hold terabytes of nothing. */
  readonly bytesMax: number;
}

const endSignature = 0x0605_4b50;
const lineSignature = 0x0201_4b50;
const endLength = 22;
const commentMax = 0xffff;
const [stored, deflated] = [0, 8];

/**
 * The files of an archive, without folders and without what macOS leaves in it.
 * @returns null for what is no archive, or one that is encrypted, broken, or more than the limits allow
 */
export async function readZip(archive: ArrayBuffer, limits: ZipReadLimits): Promise<UnzippedFile[] | null> {
  try {
    return await readFiles(archive, limits);
  } catch (error) {
    // Reading behind the end, or streams that do not unpack: whatever somebody put together by hand.
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

async function readFiles(archive: ArrayBuffer, limits: ZipReadLimits): Promise<UnzippedFile[] | null> {
  const view = new DataView(archive);
  const end = endAt(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  if (count > limits.entriesMax) return null;
  const files: UnzippedFile[] = [];
  let left = limits.bytesMax;
  for (let line = view.getUint32(end + 16, true), index = 0; index < count; index += 1) {
    if (view.getUint32(line, true) !== lineSignature) return null;
    const encrypted = (view.getUint16(line + 8, true) & 1) === 1;
    const method = view.getUint16(line + 10, true);
    const packedSize = view.getUint32(line + 20, true);
    const nameLength = view.getUint16(line + 28, true);
    const name = new TextDecoder().decode(new Uint8Array(archive, line + 46, nameLength));
    const at = view.getUint32(line + 42, true);
    line += 46 + nameLength + view.getUint16(line + 30, true) + view.getUint16(line + 32, true);
    if (encrypted || (method !== stored && method !== deflated)) return null;
    if (name.endsWith('/') || name.startsWith('__MACOSX/') || /(?:^|\/)\./.test(name)) continue;
    const body = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const packed = new Uint8Array(archive, body, packedSize);
    const bytes = method === stored ? packed.slice() : await inflated(packed, left);
    if (bytes === null || bytes.byteLength > left) return null;
    left -= bytes.byteLength;
    files.push({ name, bytes });
  }
  return files;
}

/** The end of the directory stands at the end of the archive, before a comment that hardly anyone writes. */
function endAt(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - endLength - commentMax);
  for (let at = view.byteLength - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}

/** Null where it is more than `bytesMax`. */
async function inflated(packed: Uint8Array<ArrayBuffer>, bytesMax: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.byteLength;
    if (size > bytesMax) {
      await reader.cancel();
      return null;
    }
    pieces.push(piece.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}
