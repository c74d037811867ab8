/**
 * The text of a file in the encodings that spreadsheets write: UTF-8, UTF-16 with its mark, and GB18030, as Chinese ones do.
 * @returns null for what is no text
 */
export function decodeFile(bytes: Uint8Array<ArrayBuffer>): string | null {
  const mark = `${bytes[0]},${bytes[1]}`;
  if (mark === '255,254') return new TextDecoder('utf-16le').decode(bytes);
  if (mark === '254,255') return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  return decodeWith('utf-8', bytes) ?? decodeWith('gb18030', bytes);
}

function decodeWith(encoding: string, bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
