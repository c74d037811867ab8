import { createHash, createHmac, randomUUID } from 'node:crypto';
import {
  callbacks,
  callNotes,
  callSteps,
  calls,
  conversations,
  customers,
  type Database,
  type ErasedCounts,
  erasures,
  formAnswers,
  journalEntries,
  recordings,
  runs,
} from '@patchbay/drizzle';
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { callerCountsOf, forgetCallers } from '../counts/caller-counts.ts';
import { countCorrected } from '../counts/count-facts.ts';
import { countingAlone } from '../counts/counting.ts';
import { findCustomerByNumber } from '../customers/customer-numbers.ts';
import { withdrawExports } from '../exports/withdraw-exports.ts';
import { RecordError } from '../record-error.ts';
import { dropRecordings } from '../recordings/recordings.ts';
import { mask } from '../sealing/seal-json.ts';
import { countNaming, erasedCustomer, eraseFromAudit } from './erase-from-audit.ts';
import { namedNumber } from './named-number.ts';
import { callsOfNumber, hintOf, waysToWrite } from './number-left.ts';

/** As many calls as one statement names. */
const callsAtOnce = 1_000;

/** What of a step says how the flow went, and nothing about the caller. */
const keptOfSteps: Readonly<Record<string, readonly string[]>> = {
  'run.ended': ['reason'],
  failure: ['code'],
  'language.set': ['language'],
  'limit.reached': ['limit'],
  'variable.set': ['name'],
};

export interface ErasureRequest {
  readonly number: string;
  /** Who asked for it and how, for the receipt. */
  readonly reason: string;
  /** Whether the entry in the customer book goes as well, with its other numbers and open items. */
  readonly alsoCustomer: boolean;
}

/**
 * Deletes all that a number left: recordings, notes, forms, what it said and typed, the number itself. That there were calls,
 * which way they took, and how long they were stays, as nobody's; in reports of callers it is as if the number had been withheld. The files of recordings go with `finishRemovals`.
 * @param secret base64, that of the installation
 * In the audit log the receipt's id stands where the number stood.
 * @returns the id of the receipt
 * @throws RecordError `number_invalid`; `value_invalid` where the reason names the number; `in_use` while a call or a call-back of it is under way; `not_found` where it left nothing
 */
export async function eraseNumber(
  db: Database,
  actor: Actor,
  secret: string,
  request: ErasureRequest,
): Promise<string> {
  const { normal, ways } = await waysToWrite(db, request.number);
  const named = namedNumber(ways);
  if (named.isIn(request.reason)) throw numberInReason();
  const id = randomUUID();
  return await audited(db, actor, { action: 'caller_data.erased', subject: { kind: 'erasure', id } }, async (tx) => {
    // Whoever counts is done before, so that nothing is counted under the number meanwhile.
    const counting = await countingAlone(tx);
    const mine = await tx
      .select({ id: calls.id, endedAt: calls.endedAt })
      .from(calls)
      .where(callsOfNumber(ways))
      .orderBy(calls.startedAt)
      .for('update');
    await refuseUnderWay(tx, mine, ways);
    const customer = request.alsoCustomer ? await findCustomerByNumber(tx, request.number) : null;
    const counts = emptyCounts(mine.length);
    counts.callerCounts = await callerCountsOf(tx, ways);
    const recordingIds: string[] = [];
    for (let at = 0; at < mine.length; at += callsAtOnce) {
      const ids = mine.slice(at, at + callsAtOnce).map((call) => call.id);
      recordingIds.push(...(await emptyCalls(tx, ids, ways, id, counts)));
    }
    await countCorrected(counting);
    await forgetCallers(tx, ways);
    counts.callbacks = (
      await tx
        .update(callbacks)
        .set({ number: '', context: {} })
        .where(inArray(callbacks.number, ways))
        .returning({ id: callbacks.id })
    ).length;
    const gone = customer === null ? null : await erasedCustomer(tx, customer.id);
    if (customer !== null) {
      await tx.delete(customers).where(eq(customers.id, customer.id));
      counts.customers = 1;
    }
    counts.auditEntries = await countNaming(tx, named, gone);
    const all = counts.calls + counts.callerCounts + counts.callbacks + counts.customers + counts.auditEntries;
    if (all === 0) throw nothingLeft();
    counts.exports = await withdrawExports(tx, id);
    const receipt = {
      id,
      at: new Date(),
      actorId: actor.id,
      actorName: actor.name,
      reason: request.reason,
      numberHint: hintOf(normal),
      numberMark: markOf(secret, normal),
      counts,
      callIds: mine.map((call) => call.id),
      recordingIds,
    };
    await tx.insert(erasures).values({ ...receipt, digest: digestOf(receipt) });
    await eraseFromAudit(tx, named, gone, id);
    return { result: id, before: null, after: { number: receipt.numberHint, reason: request.reason, ...counts } };
  });
}

/** What a number is found by on receipts; nobody finds the number by it without the secret. */
export function markOf(secret: string, normal: string): string {
  return createHmac('sha256', Buffer.from(secret, 'base64'))
    .update(JSON.stringify(['erased number', normal]))
    .digest('hex');
}

/** SHA-256, in hex, of a receipt as JSON with its fields in this order: whoever holds a copy can show that it is unchanged. */
export function digestOf(receipt: Omit<typeof erasures.$inferSelect, 'digest'>): string {
  const { id, at, actorId, actorName, reason, numberHint, numberMark, counts, callIds, recordingIds } = receipt;
  const sorted = Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = JSON.stringify([
    id,
    at.toISOString(),
    actorId,
    actorName,
    reason,
    numberHint,
    numberMark,
    sorted,
    callIds,
    recordingIds,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

/** @returns the recordings that were deleted */
async function emptyCalls(
  tx: Database,
  ids: string[],
  ways: string[],
  erasureId: string,
  counts: ErasedCounts,
): Promise<string[]> {
  const dropped = await tx
    .select()
    .from(recordings)
    .where(and(inArray(recordings.callId, ids), ne(recordings.status, 'deleted')));
  await dropRecordings(tx, dropped, erasureId);
  counts.recordings += dropped.length;
  counts.notes += (
    await tx.delete(callNotes).where(inArray(callNotes.callId, ids)).returning({ id: callNotes.id })
  ).length;
  // The row stays, so that who filled in how many forms does; it counts nowhere any more.
  counts.forms += (
    await tx
      .update(formAnswers)
      .set({ values: {}, choices: [], replaced: true })
      .where(inArray(formAnswers.callId, ids))
      .returning({ id: formAnswers.id })
  ).length;
  counts.steps += (
    await tx
      .update(callSteps)
      .set({ detail: emptiedDetail() })
      .where(and(inArray(callSteps.callId, ids), sql`${callSteps.detail}::text <> '{}'`))
      .returning({ index: callSteps.index })
  ).length;
  counts.journalEntries += (
    await tx.delete(journalEntries).where(inArray(journalEntries.runId, ids)).returning({ index: journalEntries.index })
  ).length;
  await tx.delete(runs).where(inArray(runs.id, ids));
  counts.conversations += (
    await tx
      .update(conversations)
      .set({ customerNumber: '', live: null })
      .where(inArray(conversations.callId, ids))
      .returning({ id: conversations.id })
  ).length;
  const isTheirs = (column: typeof calls.callerNumber | typeof calls.calledNumber) =>
    sql`case when ${inArray(column, ways)} then '' else ${column} end`;
  await tx
    .update(calls)
    .set({
      callerName: sql`case when ${inArray(calls.callerNumber, ways)} then '' else ${calls.callerName} end`,
      callerNumber: isTheirs(calls.callerNumber),
      calledNumber: isTheirs(calls.calledNumber),
    })
    .where(inArray(calls.id, ids));
  return dropped.map(({ id }) => id);
}

/** The same step without what the caller told it: only what is known to be the flow's own stays. */
function emptiedDetail() {
  const { detail, kind } = callSteps;
  const branches = Object.entries(keptOfSteps).map(([one, names]) => {
    const kept = names.map((name) => sql`${name}::text, ${detail} -> ${name}`);
    const value = one === 'variable.set' ? [sql`'value', ${mask}::text`] : [];
    return sql`when ${kind} = ${one} then json_build_object(${sql.join([...kept, ...value], sql`, `)})`;
  });
  return sql`case ${sql.join(branches, sql` `)} else '{}'::json end`;
}

async function refuseUnderWay(tx: Database, mine: readonly { endedAt: Date | null }[], ways: string[]): Promise<void> {
  const waiting = await tx
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(inArray(callbacks.number, ways), isNull(callbacks.endedAt)))
    .for('update');
  if (waiting.length === 0 && mine.every(({ endedAt }) => endedAt !== null)) return;
  throw new RecordError(
    'in_use',
    waiting.length > 0
      ? {
          en: 'A call-back to this number is still waiting. Cancel it under Call-backs, then delete.',
          zh: '该号码还有待执行的回拨。请先在“回拨”中取消，然后再删除。',
        }
      : {
          en: 'A call with this number is under way. Delete once it is over.',
          zh: '该号码正在通话中。请在通话结束后再删除。',
        },
    'data of a number that is in use cannot be erased',
  );
}

function numberInReason(): RecordError {
  const reason = {
    en: 'The receipt is kept for good and must not name the number. Say it without, for example “By letter of 5 January”.',
    zh: '删除凭证将永久保留，不能写明该号码。请用其他方式说明，例如“1 月 5 日来信要求”。',
  };
  return new RecordError('value_invalid', reason, 'the reason names the number', [{ field: 'reason', reason }]);
}

function nothingLeft(): RecordError {
  return new RecordError(
    'not_found',
    { en: 'This number left nothing here.', zh: '该号码在此没有留下任何数据。' },
    'a number that left nothing',
  );
}

function emptyCounts(ofCalls: number): Required<ErasedCounts> {
  return {
    calls: ofCalls,
    recordings: 0,
    notes: 0,
    forms: 0,
    steps: 0,
    journalEntries: 0,
    conversations: 0,
    callerCounts: 0,
    callbacks: 0,
    customers: 0,
    exports: 0,
    auditEntries: 0,
  };
}
