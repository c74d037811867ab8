import {
  callNotes,
  conversations,
  flowVersions,
  formAnswers,
  journalEntries,
  queues,
  queueVisits,
  satisfactionAnswers,
  users,
  wrapUpCodes,
} from '@patchbay/drizzle';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordCallEnded, recordCallStarted } from '../calls/calls.ts';
import { useDatabase } from '../testing/test-records.ts';
import { listCallLegs } from './call-legs.ts';
import { listCallPapers } from './call-papers.ts';

const at = useDatabase();
const version = 'a'.repeat(64);
const startMs = Date.UTC(2026, 2, 2, 9);
const after = (seconds: number) => new Date(startMs + seconds * 1_000);
const ms = (seconds: number) => startMs + seconds * 1_000;
const none = { answeredMs: null, toMs: null, outcome: null, endedBy: null, talkMs: null, holdMs: null, wrapUp: null };

async function call(id: string, direction: 'inbound' | 'outbound' = 'inbound'): Promise<void> {
  await recordCallStarted(at.db, {
    id,
    direction,
    callerNumber: '+4930123',
    callerName: '',
    calledNumber: '95588',
    flowId: 'flow',
    version,
    language: 'en',
    startedAt: after(0),
  });
}

beforeAll(async () => {
  const { db } = at;
  await db.insert(users).values({ id: 'mei', name: 'Mei', email: 'mei@example.com', role: 'agent' });
  await db.insert(queues).values({ id: 'sales', name: 'Sales' });
  await db.insert(wrapUpCodes).values({ id: 'sold', name: 'Sold' });
  await db.insert(flowVersions).values({
    hash: version,
    document: { nodes: [{ id: 'form-1', name: 'Order form' }] } as never,
  });
});

describe('the legs of a call', () => {
  it('are the caller, the waits, the people and the lines, in the order in which they came', async () => {
    const { db } = at;
    await call('one');
    const visit = { callId: 'one', queueId: 'sales', positionAtJoin: 1 };
    await db.insert(queueVisits).values([
      { ...visit, id: 'one.2', joinedAt: after(40), leftAt: after(55), outcome: 'answered' },
      { ...visit, id: 'one.1', queueId: 'gone', joinedAt: after(5), leftAt: after(20), outcome: 'overflow' },
    ]);
    const talk = { callId: 'one', queueId: 'sales', direction: 'inbound', customerNumber: '+4930123' } as const;
    await db.insert(conversations).values([
      { ...talk, id: 'one.t1', agentId: 'left', offeredAt: after(42), endedAt: after(47), outcome: 'no_answer' },
      {
        ...talk,
        id: 'one.t2',
        agentId: 'mei',
        offeredAt: after(48),
        answeredAt: after(55),
        endedAt: after(115),
        outcome: 'answered',
        endedBy: 'caller',
        talkMs: 50_000,
        holdMs: 10_000,
        wrapUpCodeId: 'sold',
      },
    ]);
    const entry = { runId: 'one', trace: [] };
    await db.insert(journalEntries).values([
      {
        ...entry,
        index: 0,
        at: after(22),
        event: { type: 'x' },
        commands: [{ type: 'dial.start', seq: 4, destination: { kind: 'number', number: '+49301' } }],
      },
      { ...entry, index: 1, at: after(30), event: { type: 'dial.answered', to: 4 }, commands: [] },
      {
        ...entry,
        index: 2,
        at: after(38),
        event: { type: 'dial.ended', to: 4, outcome: 'completed' },
        commands: [{ type: 'dial.start', seq: 6, destination: { kind: 'sip', address: 'sip:desk@example.com' } }],
      },
    ]);
    await recordCallEnded(db, 'one', { endedAt: after(120), endReason: 'completed' });
    expect(await listCallLegs(db, 'one')).toEqual([
      { ...none, kind: 'caller', name: '+4930123', fromMs: ms(0), toMs: ms(120) },
      { ...none, kind: 'queue', name: 'gone', fromMs: ms(5), toMs: ms(20), outcome: 'overflow' },
      { ...none, kind: 'line', name: '+49301', fromMs: ms(22), answeredMs: ms(30), toMs: ms(38), outcome: 'completed' },
      // Nobody said how it ended: it did with the call.
      { ...none, kind: 'line', name: 'sip:desk@example.com', fromMs: ms(38), toMs: ms(120) },
      { ...none, kind: 'queue', name: 'Sales', fromMs: ms(40), toMs: ms(55), outcome: 'answered' },
      { ...none, kind: 'agent', name: 'left', fromMs: ms(42), toMs: ms(47), outcome: 'no_answer' },
      {
        kind: 'agent',
        name: 'Mei',
        fromMs: ms(48),
        answeredMs: ms(55),
        toMs: ms(115),
        outcome: 'answered',
        endedBy: 'caller',
        talkMs: 50_000,
        holdMs: 10_000,
        wrapUp: 'Sold',
      },
    ]);
  });

  it('have no end while the call goes on, and are of that call alone', async () => {
    await call('live', 'outbound');
    await at.db
      .insert(conversations)
      .values({ id: 'live.1', callId: 'live', agentId: 'mei', direction: 'outbound', offeredAt: after(1) });
    expect(await listCallLegs(at.db, 'live')).toEqual([
      { ...none, kind: 'caller', name: '95588', fromMs: ms(0) },
      { ...none, kind: 'agent', name: 'Mei', fromMs: ms(1) },
    ]);
    await expect(listCallLegs(at.db, 'nothing')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the papers of a call', () => {
  it('are its notes, forms and answers, oldest first, with the names that they had', async () => {
    const { db } = at;
    const note = { callId: 'one', authorId: 'mei' };
    await db.insert(callNotes).values([
      { ...note, id: 'n2', text: 'later', at: after(130) },
      { ...note, id: 'n1', text: 'first', at: after(60), authorId: 'left' },
      { ...note, id: 'other', callId: 'live', text: 'of another call' },
    ]);
    const form = { callId: 'one', flowId: 'flow', agentId: 'mei', at: after(70) };
    await db.insert(formAnswers).values([
      { ...form, id: 'f2', version: 'gone', nodeId: 'form-9', values: { again: true }, at: after(90), agentId: 'left' },
      { ...form, id: 'f1', version, nodeId: 'form-1', values: { order: 'A-7' } },
    ]);
    const answer = { callId: 'one', nodeId: 'ask', scoreMax: 5 };
    await db.insert(satisfactionAnswers).values([
      { ...answer, id: 's2', question: 'Agent', score: 5, at: after(119), agentId: 'mei', queueId: 'sales' },
      { ...answer, id: 's1', question: 'Delivery', score: 2, at: after(118) },
    ]);
    const papers = await listCallPapers(db, 'one');
    expect(papers.notes.map(({ author, text }) => [author, text])).toEqual([
      ['', 'first'],
      ['Mei', 'later'],
    ]);
    expect(papers.forms).toEqual([
      { id: 'f1', name: 'Order form', agent: 'Mei', at: after(70), values: { order: 'A-7' } },
      { id: 'f2', name: 'form-9', agent: 'left', at: after(90), values: { again: true } },
    ]);
    const score = { scoreMax: 5, agent: null, queue: null };
    expect(papers.satisfaction).toEqual([
      { ...score, id: 's1', question: 'Delivery', score: 2, at: after(118) },
      { ...score, id: 's2', question: 'Agent', score: 5, at: after(119), agent: 'Mei', queue: 'Sales' },
    ]);
    expect(await listCallPapers(db, 'nothing')).toEqual({ notes: [], forms: [], satisfaction: [] });
  });
});
