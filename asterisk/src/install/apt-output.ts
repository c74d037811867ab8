/** A package file that apt would download. */
export type PackageFile = { name: string; bytes: number };

/**
 * The files named by `apt-get --print-uris install`: one line each of
 * `'http://…' name_version_arch.deb 1234 SHA256:…`. Other lines are skipped.
 */
export function parsePrintedUris(output: string): PackageFile[] {
  const files: PackageFile[] = [];
  for (const line of output.split('\n')) {
    const match = /^'[^']+' (\S+\.deb) (\d+)(?: |$)/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) files.push({ name: match[1], bytes: Number(match[2]) });
  }
  return files;
}

/** The percentage in a line of `APT::Status-Fd` (`dlstatus:12:34.5:Retrieving file …`), if it is one about downloading. */
export function parseDownloadPercent(line: string): number | undefined {
  const match = /^dlstatus:\d+:([\d.]+):/.exec(line);
  const percent = match?.[1] === undefined ? Number.NaN : Number(match[1]);
  return Number.isFinite(percent) ? Math.min(100, Math.max(0, percent)) : undefined;
}

/** The lines of apt's error output that say what went wrong, at most three. */
export function aptComplaint(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => /^(E|Err|W):/.test(line));
  const errors = lines.filter((line) => line.startsWith('E'));
  return (errors.length > 0 ? errors : lines)
    .slice(0, 3)
    .map((line) => line.replace(/^(E|Err|W):\s*/, ''))
    .join(' ');
}
