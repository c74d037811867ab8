const here = 'http://studio.invalid';

/**
 * A path of the studio itself: anything else could lead a person who just signed in to a foreign page. Judged as a browser
 * reads it, which drops tabs and line breaks and takes backslashes for slashes.
 */
export function isOwnPath(path: unknown): path is string {
  return (
    typeof path === 'string' && path.startsWith('/') && URL.canParse(path, here) && new URL(path, here).origin === here
  );
}
