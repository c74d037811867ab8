import { copyFileSync, existsSync, openSync, readFileSync, renameSync, statSync, truncateSync } from 'node:fs';

const sizeBytesMax = 10 * 1024 * 1024;
const oldFilesMax = 3;

/** Opens a log for appending. Parts write to it themselves, so that they live on when the launcher dies. */
export function openLog(path: string): number {
  return openSync(path, 'a', 0o640);
}

/** Keeps a log small: `x.log` becomes `x.log.1` and begins anew. The writer appends, so it goes on in the emptied file. */
export function rotateLog(path: string): void {
  if (!existsSync(path) || statSync(path).size < sizeBytesMax) return;
  for (let index = oldFilesMax - 1; index >= 1; index -= 1) {
    if (existsSync(`${path}.${index}`)) renameSync(`${path}.${index}`, `${path}.${index + 1}`);
  }
  copyFileSync(path, `${path}.1`);
  truncateSync(path);
}

/** The last lines of a log, for an error message. */
export function logTail(path: string, lines: number): string {
  if (!existsSync(path)) return '';
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
