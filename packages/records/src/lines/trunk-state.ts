import * as z from 'zod';

/** How long a state that the runtime told holds good, over a restart too; then nobody looks after the trunk, and its state is unknown. */
export const trunkStateLifeMs = 40_000;

const trunkStateSchema = z.object({
  /** Whether the far side answers when it is asked (SIP OPTIONS). */
  state: z.enum(['reachable', 'unreachable']),
  /** Epoch milliseconds at which this state was first seen. */
  since: z.number(),
});

export type TrunkStatus = z.infer<typeof trunkStateSchema>;
export type TrunkReachability = TrunkStatus['state'];

/** The Redis key under which a trunk's state stands, for as long as it holds good. */
export function trunkStateKey(trunkId: string): string {
  return `patchbay:trunk-state:${trunkId}`;
}

/** What stands under the key; null where nothing does, or nothing that can be read. */
export function parseTrunkState(text: string | null): TrunkStatus | null {
  if (text === null) return null;
  try {
    const parsed = trunkStateSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not JSON: written by none of ours, and as good as nothing.
    return null;
  }
}

/** The text that stands under the key once `state` was seen at `at`: what has not changed keeps its time. */
export function nextTrunkState(before: TrunkStatus | null, state: TrunkReachability, at: number): string {
  const status: TrunkStatus = before?.state === state ? before : { state, since: at };
  return JSON.stringify(status);
}
