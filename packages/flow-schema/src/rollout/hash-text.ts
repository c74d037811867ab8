/**
 * A 32-bit hash of a text, spread evenly: FNV-1a over the UTF-16 code units, then the finalizer of MurmurHash3, because the
 * high bits of FNV-1a alone change too little over texts that differ in their last character, as caller numbers do.
 */
export function hashText(value: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < value.length; index += 1) {
    hash = Math.imul(hash ^ value.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
