import { type Database, queues, skills, users } from '@patchbay/drizzle';
import { openRecordedDay, readJournal, spanOfDay } from '@patchbay/records';
import {
  createRouter,
  emptyRoutingState,
  type JournalEvent,
  JournalReader,
  type Queue,
  type RecordedEntry,
  type RoutingState,
  whatIf,
} from '@patchbay/routing';
import type { TrialAnswer, TrialQuestion } from '../trial';

/** Why a trial came to nothing. */
export class TrialError extends Error {
  constructor(readonly code: 'day_gone' | 'day_empty' | 'group_unknown') {
    super(`the trial cannot be played: ${code}`);
    this.name = 'TrialError';
  }
}

interface Recorded {
  readonly snapshot: RoutingState;
  readonly entries: readonly RecordedEntry[];
}

/** As far as a routing group's state is needed here. */
interface StoredGroup {
  readonly router: RoutingState;
  readonly talks: readonly { readonly contactId: string; readonly routedAs: string | null }[];
}

/** Reading is the shorter part. */
const readingPart = 0.2;

/**
 * Plays a recorded day with the rules of today and with those that are tried.
 * @param onProgress told from 0 to 1; what it throws ends the work
 * @throws TrialError
 */
export async function playTrial(
  db: Database,
  asked: { readonly day: string; readonly timeZone: string; readonly question: TrialQuestion },
  onProgress: (part: number) => void,
): Promise<TrialAnswer> {
  const { question } = asked;
  const { snapshot, entries } = await readDay(db, asked, (part) => onProgress(part * readingPart));
  const { before, after, inTimeMs } = question;
  const played = whatIf({ snapshot, entries, before, after, inTimeMs }, (part) =>
    onProgress(readingPart + part * (1 - readingPart)),
  );
  const then = new Map(played.queues.map((queue) => [queue.id, rulesText(queue)]));
  return {
    recorded: played.recorded,
    before: played.before,
    after: played.after,
    means: played.means,
    entries: entries.length,
    firstMs: entries[0]?.at ?? 0,
    lastMs: entries.at(-1)?.at ?? 0,
    ruledOtherwise: before.queues.filter((queue) => then.get(queue.id) !== rulesText(queue)).map(({ id }) => id),
    names: await readNames(db),
  };
}

async function readDay(
  db: Database,
  { day, timeZone, question }: { day: string; timeZone: string; question: TrialQuestion },
  onProgress: (part: number) => void,
): Promise<Recorded> {
  const [fromMs, untilMs] = await spanOfDay(db, day, timeZone);
  const groups = await openRecordedDay(db, fromMs);
  const group = groups.find(({ groupId }) => groupId === (question.groupId ?? groups[0]?.groupId));
  if (group === undefined) throw new TrialError(groups.length === 0 ? 'day_gone' : 'group_unknown');
  const stored = group.state as StoredGroup | null;
  const reader = new JournalReader(stored?.talks ?? []);
  const router = createRouter(stored?.router ?? emptyRoutingState([]), fromMs - 1);
  const entries: RecordedEntry[] = [];
  let beganMs: number | null = null;
  for await (const page of readJournal(db, group.groupId, group.index, untilMs)) {
    for (const { at, event } of page) {
      const routed = reader.read(event as JournalEvent);
      if (at >= fromMs) entries.push({ at, event: routed });
      else router.apply(routed, at);
    }
    const lastMs = page.at(-1)?.at ?? untilMs;
    beganMs ??= page[0]?.at ?? fromMs;
    onProgress(Math.min((lastMs - beganMs) / Math.max(untilMs - beganMs, 1), 1));
  }
  if (entries.length === 0) throw new TrialError('day_empty');
  return { snapshot: router.state(), entries };
}

/** What can be tried of a queue, to be compared. */
function rulesText(queue: Queue): string {
  const { priority, strategy, ringTogetherMax, ringTimeoutMs, wrapUpMs, ageingPerMinute, rings, terms, overflow } =
    queue;
  const plain = {
    priority,
    strategy,
    ringTogetherMax,
    ringTimeoutMs,
    wrapUpMs,
    ageingPerMinute,
    rings,
    terms,
    overflow,
  };
  return JSON.stringify(sorted(plain));
}

/** With keys in one order: PostgreSQL gives those of a document in its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

async function readNames(db: Database): Promise<Record<string, string>> {
  const rows = await Promise.all(
    [queues, skills, users].map((table) => db.select({ id: table.id, name: table.name }).from(table)),
  );
  return Object.fromEntries(rows.flat().map(({ id, name }) => [id, name]));
}
