/**
 * Whether the path of a request can be read at all: escapes that are UTF-8, and no NUL, which no name or id can hold. The rest
 * of the server may then decode it without a thought.
 */
export function isReadableAddress(url: string): boolean {
  const [path = ''] = url.split('?', 1);
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}
