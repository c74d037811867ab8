import {
  callerCounts,
  callerSums,
  callNotes,
  callSteps,
  calls,
  conversations,
  customers,
  formAnswers,
  journalEntries,
} from '@patchbay/drizzle';
import type { Json } from '@patchbay/flow-schema';
import { eq, type SQL, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { audited, listAudit } from '../audit.ts';
import { loadAuditNames } from '../audit-names.ts';
import { getCall, recordCallEnded, recordCallStarted } from '../calls/calls.ts';
import { countFacts } from '../counts/count-facts.ts';
import { createCustomer } from '../customers/customers.ts';
import { createOpenItem } from '../customers/open-items.ts';
import { askDataExport, beginDataExport, finishDataExport, getDataExport } from '../exports/data-exports.ts';
import { finishRemovals, type RecordingFiles } from '../recordings/file-queue.ts';
import { getRecording, recordRecordingStarted, recordRecordingStored } from '../recordings/recordings.ts';
import { secret, useDatabase } from '../testing/test-records.ts';
import { digestOf, eraseNumber } from './erase-number.ts';
import { getErasure, listErasures } from './erasure-receipts.ts';
import { hintOf, previewErasure } from './number-left.ts';

const at = useDatabase();
const ada = { id: null, name: 'Ada' };
const start = Date.UTC(2026, 0, 5, 9);
const number = '+14155550134';
const said = 'a-word-only-this-caller-said';
const request = { number, reason: 'By letter of 5 January', alsoCustomer: true };

class Files implements RecordingFiles {
  readonly kept = new Set<string>();
  out = false;
  async upload() {
    return true;
  }
  async removeCopy(path: string) {
    await this.remove(path);
  }
  async remove(path: string) {
    if (this.out) throw new Error('the service is out');
    this.kept.delete(path);
  }
}
const files = new Files();

/** A call with all that a call can leave. */
async function leaveCall(id: string, caller: string, direction: 'inbound' | 'outbound' = 'inbound', ended = true) {
  const { db } = at;
  const told = { callerNumber: caller, callerName: said, calledNumber: '2000' };
  await recordCallStarted(db, {
    ...(direction === 'inbound' ? told : { callerNumber: '2000', callerName: 'Desk', calledNumber: caller }),
    id,
    direction,
    flowId: 'flow',
    version: 'v1',
    language: 'en',
    startedAt: new Date(start),
  });
  const step = { callId: id, at: new Date(start), flowId: 'flow', version: 'v1', nodeId: 'ask' };
  await db.insert(callSteps).values([
    { ...step, index: 0, kind: 'node.entered', detail: {} },
    { ...step, index: 1, kind: 'variable.set', detail: { name: 'order', value: `${said} ${caller}` } },
    { ...step, index: 2, kind: 'failure', detail: { code: 'http_500', message: `${said} ${caller}` } },
    { ...step, index: 3, kind: 'something.new', detail: { of: said } },
    { ...step, index: 4, kind: 'node.left', port: 'done', detail: {} },
    { ...step, index: 5, kind: 'run.ended', detail: { reason: 'completed', also: said } },
  ]);
  await db
    .insert(journalEntries)
    .values({ runId: id, index: 0, at: new Date(start), event: { from: caller, said }, commands: [], trace: [] });
  await db.insert(callNotes).values({ id: `${id}.note`, callId: id, authorId: 'mei', text: `${said} ${caller}` });
  await db.insert(formAnswers).values({
    id: `${id}.form`,
    callId: id,
    flowId: 'flow',
    version: 'v1',
    nodeId: 'form',
    agentId: 'mei',
    values: { wish: said, from: caller },
  });
  await db.insert(conversations).values({
    id: `${id}.1`,
    callId: id,
    agentId: 'mei',
    direction: 'inbound',
    customerNumber: caller,
    offeredAt: new Date(start),
    talkMs: 60_000,
    live: { caller },
  });
  const path = `recordings/${id}.7.wav16`;
  await recordRecordingStarted(db, { id: `${id}.7`, callId: id, purpose: 'call', at: new Date(start) });
  await recordRecordingStored(db, { id: `${id}.7`, path, durationMs: 4_000, peaks: 'AP8=' });
  files.kept.add(path);
  if (ended) await recordCallEnded(db, id, { endedAt: new Date(start + 90_000), endReason: 'completed' });
}

/** The tables in which any row still holds this text. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await at.db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await at.db.execute(
      sql`select 1 from ${sql.identifier(name)} t where t::text like ${`%${text}%`} limit 1`,
    );
    if (row !== undefined) found.push(name);
  }
  return found;
}

describe('all that a number left', () => {
  it('is counted before, deleted as counted, and nowhere any more', async () => {
    const { db } = at;
    await leaveCall('theirs-1', number);
    // As a line in the same country tells it.
    await leaveCall('theirs-2', '4155550134');
    await leaveCall('theirs-3', number, 'outbound');
    await leaveCall('other', '+14155550199');
    await db.update(conversations).set({ live: null }).where(eq(conversations.callId, 'other'));
    await db.insert(customers).values({ id: 'c', name: said });
    await db.execute(sql`insert into customer_number (number, customer_id) values (${number}, 'c')`);

    while ((await countFacts(db)) > 0);
    expect(await tablesWith('4155550134')).toContain('caller_count');
    const before = await previewErasure(db, '+1 (415) 555-0134');
    expect(before).toMatchObject({
      number,
      calls: 3,
      recordings: 3,
      recordedMs: 12_000,
      notes: 3,
      forms: 3,
      journalEntries: 3,
      // Told in two ways, each in its month and its year.
      callerCounts: 4,
      customer: { id: 'c' },
      underWay: { calls: 0, callbacks: 0 },
    });
    expect(await tablesWith(said)).not.toEqual([]);

    const id = await eraseNumber(db, ada, secret, request);
    const receipt = await getErasure(db, id);
    expect(receipt.counts).toMatchObject({
      calls: 3,
      recordings: 3,
      notes: 3,
      forms: 3,
      journalEntries: 3,
      conversations: 3,
      callerCounts: 4,
      customers: 1,
    });
    expect(receipt.callIds.toSorted()).toEqual(['theirs-1', 'theirs-2', 'theirs-3']);
    expect(receipt).toMatchObject({ actorName: 'Ada', reason: request.reason, numberHint: '•••••••••134' });
    const { filesWaiting, digest, ...signed } = receipt;
    expect(digestOf(signed)).toBe(digest);
    expect(filesWaiting).toBe(3);

    // Of the other caller everything is still there, and only of that one.
    expect(await tablesWith('4155550134')).toEqual([]);
    while ((await countFacts(db)) > 0);
    expect(await tablesWith('4155550134')).toEqual([]);
    expect(await db.select().from(callerCounts).orderBy(callerCounts.grain)).toEqual([
      { grain: 'month', period: '2026-01-01', number: '+14155550199', calls: 1 },
      { grain: 'year', period: '2026-01-01', number: '+14155550199', calls: 1 },
    ]);
    expect(await db.select().from(callerSums).orderBy(callerSums.grain)).toEqual([
      { grain: 'month', period: '2026-01-01', callers: 1, repeats: 0, calls: 1 },
      { grain: 'year', period: '2026-01-01', callers: 1, repeats: 0, calls: 1 },
    ]);
    const [left] = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from call_step where detail::text like ${`%${said}%`} and call_id <> 'other'`,
    );
    expect(left?.count).toBe(0);
    expect(await previewErasure(db, '+14155550199')).toMatchObject({ calls: 1, recordings: 1, notes: 1, forms: 1 });
  });

  it('leaves no count of a number that no call names any more, however that came about', async () => {
    const { db } = at;
    await leaveCall('renamed', '+14155550166');
    while ((await countFacts(db)) > 0);
    expect(await db.select().from(callerCounts).where(eq(callerCounts.number, '+14155550166'))).toHaveLength(2);
    await db.update(calls).set({ callerNumber: '+14155550199' }).where(eq(calls.id, 'renamed'));
    while ((await countFacts(db)) > 0);
    expect(await db.select().from(callerCounts).where(eq(callerCounts.number, '+14155550166'))).toEqual([]);
    const [year] = await db.select().from(callerSums).where(eq(callerSums.grain, 'year'));
    expect(year).toMatchObject({ callers: 1, repeats: 1, calls: 2 });
  });

  it('leaves the way the calls took, as nobody’s', async () => {
    const { db } = at;
    expect(await getCall(db, 'theirs-3')).toMatchObject({
      callerNumber: '2000',
      calledNumber: '',
      endReason: 'completed',
    });
    const [call] = await db.select().from(calls).where(eq(calls.id, 'theirs-1'));
    expect(call).toMatchObject({ callerNumber: '', callerName: '', calledNumber: '2000', flowId: 'flow' });
    const steps = await db.select().from(callSteps).where(eq(callSteps.callId, 'theirs-1')).orderBy(callSteps.index);
    expect(steps.map(({ kind, port, detail }) => [kind, port, detail])).toEqual([
      ['node.entered', null, {}],
      ['variable.set', null, { name: 'order', value: '••••' }],
      ['failure', null, { code: 'http_500' }],
      ['something.new', null, {}],
      ['node.left', 'done', {}],
      ['run.ended', null, { reason: 'completed' }],
    ]);
    expect(await getRecording(db, 'theirs-1.7')).toMatchObject({ status: 'deleted', path: null, peaks: null });
  });

  it('has its files removed, also when the service was out meanwhile', async () => {
    const { db } = at;
    const [receipt] = await listErasures(db, secret, { number, limit: 10 });
    const erasureId = receipt?.id ?? '';
    files.out = true;
    expect(await finishRemovals(db, files, { erasureId })).toEqual({ removed: 0, failed: 3 });
    expect((await getErasure(db, erasureId)).filesWaiting).toBe(3);
    files.out = false;
    // It rests before it tries again.
    expect(await finishRemovals(db, files, { erasureId })).toEqual({ removed: 0, failed: 0 });
    await db.execute(sql`update recording_removal set due_at = now()`);
    expect(await finishRemovals(db, files, { erasureId })).toEqual({ removed: 3, failed: 0 });
    expect((await getErasure(db, erasureId)).filesWaiting).toBe(0);
    expect([...files.kept]).toEqual(['recordings/other.7.wav16', 'recordings/renamed.7.wav16']);
  });

  it('cannot be deleted while it is being made, nor where there is nothing, nor without a number', async () => {
    const { db } = at;
    await leaveCall('live', '+14155550122', 'inbound', false);
    expect(await previewErasure(db, '+14155550122')).toMatchObject({ underWay: { calls: 1 } });
    const refused = (of: string) => eraseNumber(db, ada, secret, { ...request, number: of });
    await expect(refused('+14155550122')).rejects.toMatchObject({ code: 'in_use' });
    await expect(refused('+14155550188')).rejects.toMatchObject({ code: 'not_found' });
    await expect(refused('')).rejects.toMatchObject({ code: 'number_invalid' });
    expect(await listErasures(db, secret, { limit: 10 })).toHaveLength(1);
    expect(await listErasures(db, secret, { number: '+14155550199', limit: 10 })).toEqual([]);
  });

  it('has a receipt that nobody changes', async () => {
    await expect(at.db.execute(sql`update erasure set reason = 'none'`)).rejects.toThrow();
    await expect(at.db.execute(sql`delete from erasure`)).rejects.toThrow();
  });

  it('is in no count of callers, in no exported file, and in nothing that was asked with it', async () => {
    const { db } = at;
    const own = '+14155550111';
    await leaveCall('counted-1', own);
    await leaveCall('counted-2', own, 'outbound');
    const countAll = async () => {
      while ((await countFacts(db)) > 0);
    };
    await countAll();
    // Of a month whose calls are gone.
    await db.insert(callerCounts).values({ grain: 'month', period: '2024-01-01', number: own, calls: 7 });
    await db.insert(callerSums).values({ grain: 'month', period: '2024-01-01', callers: 1, repeats: 1, calls: 7 });
    const asked = { title: 'Calls', format: 'csv', locale: 'en', timeZone: 'UTC' } as const;
    const exported = async (request: Json, end: 'done' | 'running') => {
      const { id } = await askDataExport(db, ada, { ...asked, request });
      await beginDataExport(db, id);
      const path = `exports/${id}.csv`;
      if (end === 'done') await finishDataExport(db, id, { rows: 1, path, bytes: 9, expiresAt: new Date(start) });
      files.kept.add(path);
      return { id, path };
    };
    const done = await exported({ kind: 'calls', filter: { callerNumber: own } }, 'done');
    const running = await exported({ kind: 'calls', filter: {} }, 'running');
    const callers = await exported({ kind: 'report', definition: { dimensions: ['caller'] } }, 'done');
    const harmless = await exported({ kind: 'report', definition: { dimensions: ['queue'] } }, 'done');
    expect(await tablesWith('4155550111')).toEqual(expect.arrayContaining(['caller_count', 'data_export']));

    const erasureId = await eraseNumber(db, ada, secret, { ...request, number: own, alsoCustomer: false });
    await countAll();
    expect(await tablesWith('4155550111')).toEqual([]);
    // The audit log still says who asked for what, with the receipt in the place of the number.
    const [asking] = await listAudit(db, { subjectId: done.path.slice('exports/'.length, -'.csv'.length) });
    expect(asking).toMatchObject({
      actorName: 'Ada',
      action: 'export.asked',
      after: { title: 'Calls', request: { kind: 'calls', filter: { callerNumber: erasureId } } },
    });
    expect((await getErasure(db, erasureId)).counts.auditEntries).toBe(1);
    expect((await getErasure(db, erasureId)).counts.exports).toBe(3);
    await finishRemovals(db, files, { erasureId });
    expect([done, callers, harmless].map(({ path }) => files.kept.has(path))).toEqual([false, false, true]);
    const end = { rows: 1, path: running.path, bytes: 9, expiresAt: new Date(start) };
    // Whoever writes it is told that nobody wants it, and removes it.
    expect(await finishDataExport(db, running.id, end)).toBe(false);
    expect(await getDataExport(db, running.id)).toMatchObject({ state: 'failed', failure: 'caller_data_erased' });
    expect(await getDataExport(db, harmless.id)).toMatchObject({ state: 'done', path: harmless.path });
  });

  it('is in no entry of the audit log, however it was written there, and neither is the customer who goes with it', async () => {
    const { db } = at;
    const own = '+14155550177';
    await leaveCall('audited', own);
    const written = { company: 'Analytical Engines', level: 'vip', language: 'en', ownAgentId: null, note: said };
    const theirs = await createCustomer(db, ada, { ...written, name: 'Ada of Ockham', numbers: [own, '+14155550178'] });
    const other = await createCustomer(db, ada, { ...written, name: 'Grace', numbers: ['+14155550199'] });
    const item = await createOpenItem(db, ada, {
      customerId: theirs.id,
      title: 'Call Ada back',
      dueAt: null,
      assignedTo: null,
    });
    const subject = { kind: 'call', id: 'audited' } as const;
    const entry = async (action: string, after: unknown) =>
      await audited(db, ada, { action, subject }, async () => ({ result: undefined, before: null, after }));
    await entry('call.hung_up', { caller: 'Ada "of\\Ockham" (415) 555-0177', agent: 'Mei [1]' });
    await entry('export.asked', { filter: { number: '555 0177', queue: 'sales' } });
    await entry('call.hung_up', { caller: 'Grace +14155550199', agent: 'Mei' });
    const before = await listAudit(db, { limit: 500 });
    expect((await previewErasure(db, own)).auditEntries).toBe(3);

    const id = await eraseNumber(db, ada, secret, { ...request, number: own });
    expect((await getErasure(db, id)).counts.auditEntries).toBe(4);
    const [erased, ...after] = await listAudit(db, { limit: 500 });
    expect(erased).toMatchObject({ action: 'caller_data.erased', subjectId: id, after: { auditEntries: 4 } });
    // No entry is gone, and of each is known who did what and when.
    const facts = (entries: typeof before) => entries.map(({ before: _, after: __, ...rest }) => rest);
    expect(facts(after)).toEqual(facts(before));
    const afterOf = async (subjectId: string) => (await listAudit(db, { subjectId })).map((one) => one.after);
    expect(await afterOf('audited')).toEqual([
      { caller: 'Grace +14155550199', agent: 'Mei' },
      { filter: { number: id, queue: 'sales' } },
      { caller: id, agent: 'Mei [1]' },
    ]);
    expect(await afterOf(theirs.id)).toMatchObject([{ name: id, company: id, note: id, numbers: [id, id] }]);
    expect(await afterOf(item.id)).toMatchObject([{ title: id }]);
    expect(await afterOf(other.id)).toMatchObject([{ name: 'Grace', note: said, numbers: ['+14155550199'] }]);
    expect(await loadAuditNames(db, after)).toMatchObject({ [id]: hintOf(own) });
  });

  it('leaves an audit log that nobody changes otherwise', async () => {
    const { db } = at;
    const [receipt] = await listErasures(db, secret, { limit: 1 });
    const change = (what: SQL, receiptId: string) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('patchbay.erasure', ${receiptId}, true)`);
        await tx.execute(sql`update audit_entry set ${what} where action = 'call.hung_up'`);
      });
    const id = receipt?.id ?? '';
    await expect(change(sql`actor_name = 'Eve'`, id)).rejects.toThrow();
    await expect(change(sql`after = '{"caller": "Eve", "agent": "Mei"}'`, id)).rejects.toThrow();
    await expect(change(sql`after = null`, id)).rejects.toThrow();
    // A receipt stands for one text, not for all that comes after it.
    await expect(change(sql`after = jsonb_build_object('agent', ${id}::text)`, id)).rejects.toThrow();
    await expect(change(sql`after = to_jsonb(${id}::text)`, id)).rejects.toThrow();
    await expect(change(sql`after = '{"caller": "none", "agent": "Mei"}'`, 'none')).rejects.toThrow();
    await expect(db.execute(sql`update audit_entry set actor_name = 'Eve'`)).rejects.toThrow();
    await expect(db.execute(sql`delete from audit_entry`)).rejects.toThrow();
  });

  it('is named by no receipt', async () => {
    const { db } = at;
    await leaveCall('reasoned', '+14155550144');
    const erase = eraseNumber(db, ada, secret, {
      number: '+14155550144',
      reason: 'Mail of (415) 555-0144',
      alsoCustomer: false,
    });
    await expect(erase).rejects.toMatchObject({ code: 'value_invalid', fields: [{ field: 'reason' }] });
  });
});
