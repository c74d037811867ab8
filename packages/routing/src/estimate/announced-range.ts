import type { Words } from '../words.ts';

/** A range of whole minutes as it is announced; `toMin` is null where it has no upper end. */
export interface AnnouncedRange {
  readonly fromMin: number;
  readonly toMin: number | null;
}

/** What was announced last, and the line it was announced from. */
export interface Announcement {
  readonly range: AnnouncedRange;
  readonly ahead: number;
  readonly agents: number;
}

const bounds = [0, 1, 2, 3, 5, 10, 15, 20, 30] as const;

function rangeOf(waitMs: number): AnnouncedRange {
  const place = bounds.findLastIndex((bound) => waitMs >= bound * 60_000);
  return { fromMin: bounds[Math.max(0, place)] ?? 0, toMin: bounds[Math.max(0, place) + 1] ?? null };
}

/**
 * The next announcement of the time that is left. A longer range than before is told only when there is a reason that the
 * caller could be told: more go before them, or fewer agents serve.
 */
export function announce(
  previous: Announcement | null,
  waitMs: number,
  line: { readonly ahead: number; readonly agents: number },
): Announcement {
  const range = rangeOf(waitMs);
  const hasReason = previous === null || line.ahead > previous.ahead || line.agents < previous.agents;
  const isLonger = previous !== null && range.fromMin > previous.range.fromMin;
  return isLonger && !hasReason ? { ...previous, agents: line.agents, ahead: line.ahead } : { range, ...line };
}

/** The range as a caller hears it. */
export function rangeInWords({ fromMin, toMin }: AnnouncedRange): Words {
  if (toMin === null) return { en: `more than ${fromMin} minutes`, zh: `超过${fromMin}分钟` };
  if (fromMin === 0) return { en: 'less than a minute', zh: '不到一分钟' };
  return { en: `between ${fromMin} and ${toMin} minutes`, zh: `大约${fromMin}到${toMin}分钟` };
}
