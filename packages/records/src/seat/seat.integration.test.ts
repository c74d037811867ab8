import { randomUUID } from 'node:crypto';
import {
  agentQueues,
  agentStates,
  agents,
  callSteps,
  calls,
  conversations,
  customerNumbers,
  customers,
  flowVersions,
  formAnswers,
  numberPlaces,
  openItems,
  queues,
  queueVisits,
  quickPhrases,
  sessions,
  wrapUpCodes,
} from '@patchbay/drizzle';
import { versionHash } from '@patchbay/flow-schema';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { findSeatEndpoint, listLiveSipEndpoints, openSeatEndpoint } from '../lines/sip-endpoints.ts';
import { addPerson, documentNamed, secret, useDatabase } from '../testing/test-records.ts';
import { recordFormAnswer } from './form-answers.ts';
import { saveCallNote } from './notes.ts';
import { hasConversation, listOwnConversations } from './own-conversations.ts';
import { getSeatCall } from './seat-call.ts';
import { getSeatDay } from './seat-day.ts';
import { getSeatDesk } from './seat-desk.ts';
import { isWrapUpCodeMissing, setWrapUpCode } from './wrap-up.ts';

const records = useDatabase();
const number = '+493055500177';
const at = (minutes: number) => new Date(Date.UTC(2026, 4, 1, 12, minutes));

describe('what the seat reads and keeps', () => {
  let agent: { id: string; name: string };
  let other: { id: string; name: string };

  async function addCall(id: string, minutes: number, callerNumber = number): Promise<void> {
    await records.db.insert(calls).values({
      id,
      direction: 'inbound',
      callerNumber,
      calledNumber: '2000',
      startedAt: at(minutes),
    });
  }

  async function addConversation(
    callId: string,
    agentId: string,
    more: Partial<typeof conversations.$inferInsert> = {},
  ) {
    const id = `${callId}.0`;
    await records.db.insert(conversations).values({
      id,
      callId,
      agentId,
      queueId: 'q1',
      direction: 'inbound',
      customerNumber: number,
      offeredAt: at(1),
      answeredAt: at(2),
      ...more,
    });
    return id;
  }

  beforeAll(async () => {
    const { db } = records;
    agent = await addPerson(db, 'agent');
    other = await addPerson(db, 'agent');
    await db.insert(agents).values([{ userId: agent.id, extension: '901' }, { userId: other.id }]);
    await db.insert(queues).values([
      { id: 'q1', name: 'Service', wrapUpRequired: true },
      { id: 'q2', name: 'Gone', archivedAt: at(0) },
    ]);
    await db.insert(agentQueues).values({ userId: agent.id, queueId: 'q1' });
    await db.insert(wrapUpCodes).values([
      { id: 'w-all', name: 'Solved' },
      { id: 'w-q2', name: 'Of another queue', queueIds: ['q2'] },
      { id: 'w-old', name: 'Old', archivedAt: at(0) },
    ]);
    await db.insert(quickPhrases).values({ id: 'p1', title: 'Hello', text: 'Good day.' });
    await db.insert(numberPlaces).values([
      { prefix: '+49', placeEn: 'Germany', placeZh: '德国', country: 'DE' },
      { prefix: '+4930', placeEn: 'Berlin', country: 'DE' },
    ]);
    await db.insert(customers).values({ id: 'c1', name: 'Erika Muster' });
    await db.insert(customerNumbers).values([
      { number, customerId: 'c1' },
      { number: '+493055500178', customerId: 'c1' },
    ]);
  });

  it('knows the customer, the place, the way, what is open and what was before', async () => {
    const { db } = records;
    const document = documentNamed('Seen');
    const version = versionHash(document);
    await db.insert(flowVersions).values({ hash: version, document });
    await addCall('earlier', -90, '+493055500178');
    await addConversation('earlier', other.id, { outcome: 'answered', talkMs: 61_000, wrapUpCodeId: 'w-all' });
    await saveCallNote(db, { id: randomUUID(), callId: 'earlier', authorId: other.id, text: 'Was kind.', at: at(-80) });
    await addCall('now', 0);
    const step = { callId: 'now', at: at(0), flowId: 'f', version, nodeId: 'menu' };
    await db.insert(callSteps).values([
      { ...step, index: 0, kind: 'node.entered' },
      { ...step, index: 1, kind: 'language.set' },
      { ...step, index: 2, kind: 'node.left', port: '1' },
    ]);
    await db
      .insert(queueVisits)
      .values({ id: 'now.3.0', callId: 'now', queueId: 'q1', joinedAt: at(1), positionAtJoin: 1 });
    await db.insert(openItems).values([
      { id: 'o1', customerId: 'c1', title: 'Call back' },
      { id: 'o2', customerId: 'c1', title: 'Done', doneAt: at(0) },
    ]);
    const seen = await getSeatCall(db, 'now');
    expect(seen).toMatchObject({
      number,
      place: { en: 'Berlin', zh: 'Berlin', country: 'DE' },
      customer: { name: 'Erika Muster', numbers: [number, '+493055500178'] },
      visit: { queueName: 'Service', joinedAt: at(1) },
      openItems: [{ id: 'o1' }],
    });
    expect(seen.steps.map(({ kind }) => kind)).toEqual(['node.entered', 'node.left']);
    expect(Object.keys(seen.documents)).toEqual([version]);
    expect(seen.earlier).toMatchObject([
      {
        id: 'earlier',
        conversations: [{ agentName: other.name, queueName: 'Service', talkMs: 61_000, wrapUp: 'Solved' }],
        notes: [{ author: other.name, text: 'Was kind.' }],
      },
    ]);
  });

  it('knows nobody behind a withheld number', async () => {
    await addCall('withheld', 5, '');
    const seen = await getSeatCall(records.db, 'withheld');
    expect(seen).toMatchObject({ customer: null, place: null, earlier: [] });
    await expect(getSeatCall(records.db, 'no-such-call')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('keeps one note an agent may rewrite and empty, and nobody else', async () => {
    const { db } = records;
    await addCall('noted', 10);
    const note = { id: randomUUID(), callId: 'noted', authorId: agent.id, at: at(11) };
    await saveCallNote(db, { ...note, text: 'First' });
    await saveCallNote(db, { ...note, text: 'Second', at: at(12) });
    expect((await getSeatCall(db, 'noted')).notes).toMatchObject([{ text: 'Second', author: agent.name }]);
    await expect(saveCallNote(db, { ...note, authorId: other.id, text: 'Mine' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(saveCallNote(db, { ...note, callId: 'now', text: 'Moved' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await saveCallNote(db, { ...note, authorId: other.id, text: ' ' });
    expect((await getSeatCall(db, 'noted')).notes).toHaveLength(1);
    await saveCallNote(db, { ...note, text: ' ' });
    expect((await getSeatCall(db, 'noted')).notes).toEqual([]);
  });

  it('takes a wrap-up code of the queue from the agent who talked, and says while it is missing', async () => {
    const { db } = records;
    await addCall('wrapped', 20);
    const conversationId = await addConversation('wrapped', agent.id, { endedAt: at(23) });
    const own = { conversationId, agentId: agent.id };
    const missing = async (since: Date) => await isWrapUpCodeMissing(db, { agentId: agent.id, since });
    expect(await missing(at(22))).toBe(true);
    expect(await missing(at(24))).toBe(false);
    const refused = async (agentId: string, codeId: string) =>
      await expect(setWrapUpCode(db, { conversationId, agentId, codeId, at: at(24) })).rejects.toBeInstanceOf(Error);
    await refused(other.id, 'w-all');
    await refused(agent.id, 'w-q2');
    await refused(agent.id, 'w-old');
    await refused(agent.id, 'w-none');
    await setWrapUpCode(db, { ...own, codeId: 'w-all', at: at(24) });
    expect(await missing(at(22))).toBe(false);
    expect(await hasConversation(db, { agentId: agent.id, callId: 'wrapped' })).toBe(true);
    expect(await hasConversation(db, { agentId: other.id, callId: 'wrapped' })).toBe(false);
    expect(await listOwnConversations(db, { agentId: agent.id })).toMatchObject([
      { id: conversationId, customerName: 'Erika Muster', queueName: 'Service', wrapUp: 'Solved' },
    ]);
  });

  it('masks what is secret in a form, keeps only what can be read again, and lets the last answer count', async () => {
    const { db } = records;
    await addCall('form', 30);
    const values = { pin: { $sensitive: '1234' }, reason: 'order' };
    const answer = { callId: 'form', flowId: 'f', version: 'v', nodeId: 'n', agentId: agent.id, at: at(31) };
    await recordFormAnswer(db, { ...answer, values, choices: ['reason'] });
    expect((await getSeatCall(db, 'form')).formAnswers).toMatchObject([{ values: { pin: '••••', reason: 'order' } }]);
    const remark = 'a\0b\ud800';
    await recordFormAnswer(db, { ...answer, values: { remark }, choices: ['reason'], at: at(32) });
    const kept = await db.select().from(formAnswers).where(eq(formAnswers.callId, 'form')).orderBy(formAnswers.at);
    expect(kept).toMatchObject([{ replaced: true }, { replaced: false, values: { remark: 'a\ufffdb\ufffd' } }]);
  });

  it('furnishes the seat of an agent, and of nobody else', async () => {
    const desk = await getSeatDesk(records.db, agent.id);
    expect(desk).toMatchObject({
      agent: { extension: '901', phoneKind: 'browser' },
      queues: [{ id: 'q1', own: true, wrapUpRequired: true }],
      agents: [{ id: other.id }],
      wrapUpCodes: [{ id: 'w-q2' }, { id: 'w-all' }],
      phrases: [{ id: 'p1' }],
    });
    expect(await getSeatDesk(records.db, 'nobody')).toBeNull();
  });

  it('counts the day from midnight where the centre is', async () => {
    const { db } = records;
    const person = await addPerson(db, 'agent');
    const now = new Date(Date.UTC(2026, 4, 1, 18));
    // 23:30 of the day before in Shanghai, 00:30 of the day.
    const before = new Date(Date.UTC(2026, 3, 30, 15, 30));
    const after = new Date(Date.UTC(2026, 3, 30, 16, 30));
    for (const [id, offeredAt] of [
      ['late', before],
      ['early', after],
    ] as const) {
      await addCall(id, 0);
      await addConversation(id, person.id, { offeredAt, talkMs: 10_000 });
    }
    await addCall('missed', 0);
    await addConversation('missed', person.id, { offeredAt: after, answeredAt: null, outcome: 'no_answer' });
    await db.insert(agentStates).values([
      { userId: person.id, state: 'ready', since: before, until: after },
      { userId: person.id, state: 'not_ready', since: after },
    ]);
    const day = await getSeatDay(db, {
      agentId: person.id,
      timeZone: 'Asia/Shanghai',
      now: new Date(after.getTime() + 60_000),
    });
    expect(day).toMatchObject({ answered: 1, missed: 1, talkMs: 10_000, readyMs: 30 * 60_000, notReadyMs: 60_000 });
    const utc = await getSeatDay(db, { agentId: person.id, timeZone: 'UTC', now });
    expect(utc).toMatchObject({ answered: 0, missed: 0 });
  });

  it('has one phone a sign-in, which goes with it', async () => {
    const { db } = records;
    const expiresAt = new Date(Date.now() + 60_000);
    const sessionId = randomUUID();
    await db.insert(sessions).values({ id: sessionId, token: randomUUID(), userId: agent.id, expiresAt });
    const input = { userId: agent.id, sessionId, expiresAt };
    const first = await openSeatEndpoint(db, { ...input, id: 'seat-1', password: 'one' }, secret);
    const again = await openSeatEndpoint(db, { ...input, id: 'seat-2', password: 'two' }, secret);
    expect(again).toEqual(first);
    expect(first.password).toBe('one');
    const live = await listLiveSipEndpoints(db, new Date());
    expect(live.map(({ id }) => id)).toContain('seat-1');
    await db.delete(sessions);
    expect(await findSeatEndpoint(db, sessionId)).toBeNull();
  });
});
