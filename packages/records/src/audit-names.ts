import {
  announcements,
  apiKeys,
  audios,
  calls,
  credentials,
  customers,
  type Database,
  dataExports,
  erasures,
  flows,
  lookupTables,
  notReadyReasons,
  openItems,
  prompts,
  queues,
  quickPhrases,
  recordings,
  reportSchedules,
  samplingRules,
  savedReports,
  schedules,
  scorecards,
  skills,
  speechProviders,
  teams,
  trunks,
  users,
  wrapUpCodes,
} from '@patchbay/drizzle';
import type { Json } from '@patchbay/flow-schema';
import { eq, inArray } from 'drizzle-orm';
import type { AuditEntry } from './audit.ts';

/** Longer texts are no ids, and a page of entries that names more things is read without some of them. */
const idLengthMax = 100;
const idsMax = 2_000;

/** In place of a number that nobody told, or that was deleted. */
const withheld = '–';

const named = [
  users,
  flows,
  prompts,
  audios,
  trunks,
  credentials,
  speechProviders,
  queues,
  skills,
  teams,
  notReadyReasons,
  wrapUpCodes,
  customers,
  apiKeys,
  lookupTables,
  schedules,
  announcements,
  scorecards,
  samplingRules,
  savedReports,
  reportSchedules,
] as const;

/**
 * What the ids in audit entries are called today, by id: of their subjects and anywhere inside before and after. What is gone
 * has no name here; `nameInEntry` may still know it.
 */
export async function loadAuditNames(
  db: Database,
  entries: readonly Pick<AuditEntry, 'subjectId' | 'before' | 'after'>[],
): Promise<Record<string, string>> {
  const ids = new Set<string>();
  for (const { subjectId, before, after } of entries) {
    collect(subjectId, ids);
    collect(before, ids);
    collect(after, ids);
  }
  const wanted = [...ids].slice(0, idsMax);
  if (wanted.length === 0) return {};
  const [callRows, recordingRows, erasedNumbers, titled, ...rows] = await Promise.all([
    db
      .select({ id: calls.id, from: calls.callerNumber, to: calls.calledNumber })
      .from(calls)
      .where(inArray(calls.id, wanted)),
    db
      .select({ id: recordings.id, from: calls.callerNumber, to: calls.calledNumber })
      .from(recordings)
      .innerJoin(calls, eq(calls.id, recordings.callId))
      .where(inArray(recordings.id, wanted)),
    db.select({ id: erasures.id, name: erasures.numberHint }).from(erasures).where(inArray(erasures.id, wanted)),
    Promise.all(
      [quickPhrases, openItems, dataExports].map((table) =>
        db.select({ id: table.id, name: table.title }).from(table).where(inArray(table.id, wanted)),
      ),
    ),
    ...named.map((table) => db.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, wanted))),
  ]);
  return Object.fromEntries([
    ...[...callRows, ...recordingRows].map(({ id, from, to }) => [id, `${from || withheld} → ${to || withheld}`]),
    ...[...erasedNumbers, ...titled.flat(), ...rows.flat()]
      .filter(({ name }) => name !== null)
      .map(({ id, name }) => [id, name]),
  ]);
}

/** The name that an entry itself carries for its subject, as it was last. */
export function nameInEntry({ before, after }: Pick<AuditEntry, 'before' | 'after'>): string | null {
  for (const side of [after, before]) {
    if (typeof side !== 'object' || side === null || Array.isArray(side)) continue;
    for (const key of ['name', 'title', 'label', 'agent', 'caller']) {
      const value = side[key];
      if (typeof value === 'string' && value !== '') return value;
    }
  }
  return null;
}

function collect(value: Json | null, ids: Set<string>): void {
  if (typeof value === 'string') {
    if (value !== '' && value.length <= idLengthMax && !/\s/.test(value)) ids.add(value);
  } else if (Array.isArray(value)) for (const one of value) collect(one, ids);
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) collect(one, ids);
}
