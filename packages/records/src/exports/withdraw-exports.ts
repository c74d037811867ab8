import { type Database, dataExports, recordingRemovals } from '@patchbay/drizzle';
import type { Json } from '@patchbay/flow-schema';
import { and, inArray, or, type SQL, sql } from 'drizzle-orm';

/** Why one failed that was withdrawn; whoever asks again gets what is left. */
export const withdrawnFailure = 'caller_data_erased';

/** Reports that name callers, or tell what they said. */
const namingDimensions = ['caller', 'called_number', 'value'];

/**
 * Takes back every export that can name a caller whose data is deleted: files that are kept here go by the queue of removals, and what is
 * under way fails, since it may have read what is deleted now. What it was asked with goes too, where that can name a number.
 * @param tx the transaction that deletes; until its end no export is begun, so that none reads what was and stays unseen
 * @param erasureId the receipt that its files belong to
 * @returns how many had a file, or were about to
 */
export async function withdrawExports(tx: Database, erasureId: string): Promise<number> {
  await tx.execute(sql`lock table ${dataExports} in share row exclusive mode`);
  const request = dataExports.request;
  const naming = or(
    sql`${request} ->> 'kind' = 'calls'`,
    sql`exists (
      select from json_array_elements_text(${request} -> 'definition' -> 'dimensions') as named (id)
      where named.id in (${sql.join(
        namingDimensions.map((id) => sql`${id}`),
        sql`, `,
      )}))`,
  ) as SQL;
  const rows = await tx.select().from(dataExports).where(naming);
  if (rows.length === 0) return 0;
  const now = new Date();
  const files = rows.flatMap(({ id, path }) =>
    path === null ? [] : [{ path, recordingId: id, erasureId, dueAt: now, finalAt: now }],
  );
  if (files.length > 0) await tx.insert(recordingRemovals).values(files).onConflictDoNothing();
  const ids = rows.map(({ id }) => id);
  const these = inArray(dataExports.id, ids);
  const isUnfinished = inArray(dataExports.state, ['waiting', 'running']);
  await tx
    .update(dataExports)
    .set({ state: 'failed', failure: withdrawnFailure, finishedAt: now })
    .where(and(these, isUnfinished));
  await tx
    .update(dataExports)
    .set({ state: 'expired', path: null })
    .where(and(these, inArray(dataExports.state, ['done'])));
  const emptied = sql<Json>`json_build_object('kind', ${request} -> 'kind')`;
  await tx.update(dataExports).set({ request: emptied }).where(these);
  return rows.filter(({ state }) => state === 'waiting' || state === 'running' || state === 'done').length;
}
