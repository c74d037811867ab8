/** `runId.seq`: the name in every other system of what a command made. */
export function objectId(runId: string, seq: number): string {
  return `${runId}.${seq}`;
}

/** Null for a name that the shell did not give. */
export function parseObjectId(id: string): { runId: string; seq: number } | null {
  const match = /^([A-Za-z0-9-]+)\.([1-9][0-9]{0,9})$/.exec(id);
  return match?.[1] === undefined ? null : { runId: match[1], seq: Number(match[2]) };
}
