import { keepsPlan } from '@patchbay/reports';

interface Part {
  readonly activity: string;
  readonly since: string;
  readonly until: string;
}

/** Nobody is marked for so little: people need a moment to change over. */
const graceMs = 60_000;

/**
 * What is planned for somebody who does something else for more than a minute; null where nothing is planned, or the plan is kept.
 * @param live null for who is signed out
 */
export function offPlan(
  parts: readonly Part[],
  live: { readonly status: string; readonly reason: string | null; readonly sinceMs: number } | null,
  nowMs: number,
): Part | null {
  const part = parts.find(({ since, until }) => Date.parse(since) <= nowMs && Date.parse(until) > nowMs);
  if (part === undefined) return null;
  const [state, sinceMs] = live === null ? ['signed_out', 0] : [live.status, live.sinceMs];
  // While an agent talks, the reason says what comes afterwards.
  const reason = state === 'not_ready' ? (live?.reason ?? null) : null;
  if (keepsPlan(part.activity, { state, reason })) return null;
  return nowMs - Math.max(sinceMs, Date.parse(part.since)) > graceMs ? part : null;
}
