import type { InstallProgress } from '@patchbay/asterisk';

/** `4.2 s`, `1 min 05 s`. */
export function formatElapsed(elapsedMs: number): string {
  if (elapsedMs < 59_950) return `${(elapsedMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(elapsedMs / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** `12.3 of 111.3 MB`. */
export function formatBytes(done: number, total: number): string {
  return `${(done / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`;
}

/** What an installation is doing, in a few words. */
export function describeInstall(progress: InstallProgress): string {
  const percent = `${Math.floor(progress.percent)} %`;
  switch (progress.step) {
    case 'waiting':
      return 'waiting for its turn';
    case 'index':
      return `reading the package list, ${percent}`;
    case 'resolve':
      return 'choosing packages';
    case 'download':
      return `downloading, ${percent}${progress.bytesTotal === undefined ? '' : ` (${formatBytes(progress.bytesDone ?? 0, progress.bytesTotal)})`}`;
    case 'unpack':
      return `unpacking, ${percent}`;
    case 'ready':
      return 'installed';
  }
}
