import {
  callNotes,
  callSteps,
  calls,
  conversations,
  formAnswers,
  queueVisits,
  recordings,
  satisfactionAnswers,
} from '@patchbay/drizzle';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../testing/test-records.ts';
import type { CallFilter } from './call-filter.ts';
import { countCalls, listCalls } from './search-calls.ts';

const at = useDatabase();
const newest = Date.UTC(2026, 2, 1);
const hourMs = 3_600_000;
const iso = (epochMs: number) => new Date(epochMs).toISOString();

/** What a call is like goes by its number; the further back, the longer the gaps, up to some three years. */
const facts = Array.from({ length: 240 }, (_, number) => ({
  number,
  id: `call-${String(number).padStart(3, '0')}`,
  startedAt: newest - Math.floor(number ** 2 * 0.45 * hourMs),
  queue: number % 3 === 0 ? null : `queue-${number % 4}`,
  outcome: number % 5 === 0 ? ('abandoned' as const) : ('answered' as const),
  waitedMs: (number % 7) * 10_000,
  agent: number % 3 === 0 || number % 5 === 0 ? null : `agent-${number % 6}`,
  wrapUp: number % 2 === 0 ? `code-${number % 10}` : null,
  note: number % 11 === 0 ? '客户投诉快递延误' : number % 7 === 0 ? 'Refund of order 4711, promised' : null,
  score: number % 4 === 1 ? number % 6 : null,
  choice: number % 6 === 2 ? 'late' : null,
  recorded: number % 8 === 0,
  port: number % 2 === 0 ? 'one' : 'two',
}));
type Fact = (typeof facts)[number];

beforeAll(async () => {
  const [laterOf, startOf] = [
    (fact: Fact) => new Date(fact.startedAt + 60_000),
    (fact: Fact) => new Date(fact.startedAt),
  ];
  const of = <T>(rowOf: (fact: Fact) => T | null) => facts.flatMap((fact) => rowOf(fact) ?? []);
  await at.db.insert(calls).values(
    of((fact) => ({
      id: fact.id,
      direction: fact.number % 9 === 0 ? ('outbound' as const) : ('inbound' as const),
      callerNumber: `+4930${900_000 + fact.number * 37}`,
      callerName: fact.number % 13 === 0 ? 'Grace Hopper' : '',
      calledNumber: fact.number % 2 === 0 ? '2000' : '2001',
      flowId: fact.number % 3 === 0 ? 'flow-a' : 'flow-b',
      version: 'main-1',
      startedAt: startOf(fact),
      endedAt: laterOf(fact),
      endReason: fact.number % 20 === 0 ? 'failed' : 'completed',
      personAt: fact.agent === null ? null : laterOf(fact),
    })),
  );
  const step = (fact: Fact) => ({ callId: fact.id, at: startOf(fact), flowId: 'sub', version: 'v1', nodeId: 'menu' });
  await at.db.insert(callSteps).values(of((fact) => ({ ...step(fact), index: 0, kind: 'node.entered' })));
  await at.db.insert(callSteps).values(of((fact) => ({ ...step(fact), index: 1, kind: 'node.left', port: fact.port })));
  await at.db.insert(queueVisits).values([
    ...of(({ queue, ...fact }) =>
      queue === null
        ? null
        : {
            id: `${fact.id}.1.0`,
            callId: fact.id,
            queueId: queue,
            joinedAt: new Date(fact.startedAt + 60_000),
            outcome: fact.outcome,
            waitedMs: fact.waitedMs,
            positionAtJoin: 1,
            vip: fact.number % 10 === 0,
          },
    ),
    // Promised a call back, and called back ten days later from another queue.
    {
      id: 'callback-1.0',
      callId: 'call-005',
      callbackId: '1',
      queueId: 'queue-later',
      joinedAt: new Date(newest + 240 * hourMs),
      positionAtJoin: 1,
    },
  ]);
  await at.db.insert(conversations).values(
    of(({ agent, ...fact }) =>
      agent === null
        ? null
        : {
            id: `${fact.id}.1`,
            callId: fact.id,
            queueId: fact.queue,
            agentId: agent,
            direction: 'inbound' as const,
            offeredAt: new Date(fact.startedAt + 60_000),
            outcome: 'answered',
            wrapUpCodeId: fact.wrapUp,
          },
    ),
  );
  const by = (fact: Fact) => ({ id: fact.id, callId: fact.id, at: laterOf(fact) });
  const form = { agentId: 'agent-1', nodeId: 'form' };
  await at.db
    .insert(callNotes)
    .values(of((fact) => (fact.note === null ? null : { ...by(fact), authorId: 'ada', text: fact.note })));
  const question = { ...form, question: 'Delivery?', scoreMax: 5 };
  await at.db
    .insert(satisfactionAnswers)
    .values(of((fact) => (fact.score === null ? null : { ...by(fact), ...question, score: fact.score })));
  const answer = { ...form, flowId: 'flow-a', version: 'v1' };
  await at.db
    .insert(formAnswers)
    .values(of((fact) => (fact.choice === null ? null : { ...by(fact), ...answer, values: { reason: fact.choice } })));
  await at.db
    .insert(recordings)
    .values(
      of(({ id, recorded }) =>
        recorded ? { id, callId: id, purpose: 'call', path: id, status: 'stored' as const } : null,
      ),
    );
});

async function found(filter: CallFilter): Promise<string[]> {
  const ids: string[] = [];
  let after: Awaited<ReturnType<typeof listCalls>>['next'] = null;
  do {
    const page = await listCalls(at.db, { ...filter, limit: 17, after: after ?? undefined });
    ids.push(...page.calls.map(({ id }) => id));
    after = page.next;
  } while (after);
  return ids;
}

const since = newest - 900 * hourMs;
const cases: readonly (readonly [string, CallFilter, (fact: Fact) => boolean])[] = [
  ['everything', {}, () => true],
  ['a direction in a flow', { direction: 'outbound', flowId: 'flow-a' }, ({ number }) => number % 9 === 0],
  ['an end that is rare', { endReason: 'failed', active: false }, ({ number }) => number % 20 === 0],
  ['part of a number', { search: '0037' }, ({ number }) => `+4930${900_000 + number * 37}`.includes('0037')],
  ['part of a name', { search: 'ce hop' }, ({ number }) => number % 13 === 0],
  ['an agent', { agentId: 'agent-1' }, ({ agent }) => agent === 'agent-1'],
  ['a queue', { queueId: 'queue-2' }, ({ queue }) => queue === 'queue-2'],
  [
    'how a queue was left, and after how long',
    { queueOutcome: 'answered', waitedMsMin: 10_000, waitedMsMax: 30_000 },
    ({ queue, outcome, waitedMs }) =>
      queue !== null && outcome === 'answered' && waitedMs >= 10_000 && waitedMs <= 30_000,
  ],
  ['somebody important', { vip: true }, ({ queue, number }) => queue !== null && number % 10 === 0],
  [
    'an agent and the queue they were asked by',
    { agentId: 'agent-1', queueId: 'queue-1' },
    ({ agent, queue }) => agent === 'agent-1' && queue === 'queue-1',
  ],
  ['a wrap-up code', { wrapUpCodeId: 'code-4' }, ({ agent, wrapUp }) => agent !== null && wrapUp === 'code-4'],
  ['no wrap-up code', { wrapUpCodeId: '' }, ({ agent, wrapUp }) => agent !== null && wrapUp === null],
  ['words of a note', { noteText: 'order refund' }, ({ note }) => note?.startsWith('Refund') ?? false],
  ['the beginning of a word in a note', { noteText: 'PROMI' }, ({ note }) => note?.startsWith('Refund') ?? false],
  ['Chinese in a note', { noteText: '快递' }, ({ note }) => note?.startsWith('客户') ?? false],
  ['Chinese in another order', { noteText: '递快' }, () => false],
  ['a recording', { withRecording: true }, ({ recorded }) => recorded],
  ['no recording', { withRecording: false, flowId: 'flow-b' }, ({ recorded, number }) => !recorded && number % 3 !== 0],
  ['a question', { question: 'Delivery?' }, ({ score }) => score !== null],
  ['an answer', { question: 'Delivery?', score: 5, agentId: 'agent-1' }, ({ score }) => score === 5],
  ['a field of a form', { variable: 'reason', value: 'late' }, ({ choice }) => choice !== null],
  ['a node of a sub-flow', { nodeId: 'menu', flowId: 'sub', version: 'v1' }, () => true],
  ['how a node was left', { nodeId: 'menu', flowId: 'sub', exit: 'port:two' }, ({ port }) => port === 'two'],
  [
    'who spoke with a person',
    { withPerson: true, calledNumber: '2001' },
    (fact) => fact.agent !== null && fact.number % 2 === 1,
  ],
  ['a time', { from: iso(since), to: iso(newest) }, ({ startedAt }) => startedAt >= since && startedAt < newest],
  [
    'when an agent was asked',
    { timeOf: 'talk', from: iso(since), agentId: 'agent-2' },
    ({ agent, startedAt }) => agent === 'agent-2' && startedAt + 60_000 >= since,
  ],
  ['a queue of somebody called back days later', { queueId: 'queue-later' }, ({ number }) => number === 5],
  [
    'when somebody called back joined the queue',
    { timeOf: 'queue', from: iso(newest + hourMs), callback: true },
    ({ number }) => number === 5,
  ],
];

describe('the search of calls', () => {
  it.each(cases)('finds %s, page by page, newest first, and counts the same', async (_, filter, isMeant) => {
    const expected = facts.filter(isMeant).map(({ id }) => id);
    expect(await found(filter)).toEqual(expected);
    expect(await countCalls(at.db, filter)).toEqual({ count: expected.length, isExact: true });
  });

  it('finds nothing by signs alone, and takes quotes for no syntax', async () => {
    // Signs alone are in no note; nothing at all asks for nothing.
    expect(await found({ noteText: "'!&|" })).toEqual([]);
    expect(await found({ noteText: '  ' })).toHaveLength(facts.length);
    expect(await found({ noteText: "it's <-> (x" })).toEqual([]);
  });
});
