/** An Asterisk release, such as 22.10.1. */
export type AsteriskVersion = { major: number; minor: number; patch: number };

/** The first release that has the persistent outbound ARI websocket with requests over it. */
export const oldestAsterisk: AsteriskVersion = { major: 22, minor: 5, patch: 0 };

/** Reads the output of `asterisk -V` (`Asterisk 22.10.1+dfsg…`, `Asterisk certified/22.8-cert1`); undefined for a build without a number. */
export function parseAsteriskVersion(text: string): AsteriskVersion | undefined {
  const match = /Asterisk (?:certified\/|certified-)?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  if (match === null) return undefined;
  return { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3] ?? 0) };
}

/** Whether a release is at least as new as another. */
export function isAtLeast(version: AsteriskVersion, oldest: AsteriskVersion): boolean {
  if (version.major !== oldest.major) return version.major > oldest.major;
  if (version.minor !== oldest.minor) return version.minor > oldest.minor;
  return version.patch >= oldest.patch;
}

export function formatVersion({ major, minor, patch }: AsteriskVersion): string {
  return `${major}.${minor}.${patch}`;
}
