import { agentQueues, agentSkills, agents, type Connection, queues, skills, users } from '@patchbay/drizzle';
import { listAudit, setSetting, whatIfQueue } from '@patchbay/records';
import type { AgentArrival, ContactArrival, Queue } from '@patchbay/routing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type StudioStack, startStudioStack } from '@/server/testing/studio-stack';
import { PostgresCallBook } from '../../../../../apps/runtime/src/adapters/postgres/postgres-call-book.ts';
import { PostgresLeases } from '../../../../../apps/runtime/src/adapters/postgres/postgres-leases.ts';
import { PostgresRoutingJournal } from '../../../../../apps/runtime/src/adapters/postgres/postgres-routing-journal.ts';
import { RoutingBook } from '../../../../../apps/runtime/src/shell/routing/routing-book.ts';
import type { Visit } from '../../../../../apps/runtime/src/shell/routing/visit-ledger.ts';
import type { KeptEvent } from '../../../../runtime/src/shell/routing/kept-event.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const timeZone = 'Asia/Shanghai';
/** Midnight in Shanghai. */
const firstMidnight = Date.UTC(2026, 4, 10, 16);
const [firstDay, secondDay] = ['2026-05-11', '2026-05-12'];
const supervisor = {
  id: 'sofia',
  name: 'Sofia',
  role: 'supervisor',
  via: 'session',
  mustChangePassword: false,
} as const;

let studio: StudioStack;
let connection: Connection;
let stopRunner: (() => Promise<void>) | undefined;

/** The same numbers each time, from 0 to below 1. */
function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const rules = { ringTimeoutMs: 20_000, wrapUpMs: 20_000, open: true } as const;
const queueOf = (id: string): Queue => ({
  ...rules,
  id,
  name: id,
  priority: 0,
  strategy: 'longest_idle',
  ringTogetherMax: 1,
  ageingPerMinute: 0,
  rings: [],
  terms: [],
  overflow: [],
});
const agentOf = (index: number): AgentArrival => ({
  id: `agent-${index}`,
  name: `Agent ${index}`,
  skills: index < 2 ? { german: 5 } : {},
  queueIds: ['help', 'sales'],
  chatsMax: 0,
});
const contactOf = (id: string, queueId: string, sinceMs: number): ContactArrival => ({
  id,
  queueId,
  channel: 'voice',
  sinceMs,
  isCallback: false,
  notBeforeMs: null,
  priority: 0,
  vip: false,
  rings: null,
  sticky: null,
  ownAgentId: null,
  attributes: {},
});

/**
 * Two days of a centre that is open all night, as a runtime writes them: its book decides, its journal, its snapshots and its
 * rows of visits are PostgreSQL's. Some talks are handed on, some agents are called directly, some callers take an offer.
 */
async function recordTwoDays(): Promise<void> {
  const random = randomSource(7);
  const exponential = (meanMs: number) => 1 + Math.round(-meanMs * Math.log(1 - random()));
  const { sql, db } = connection;
  const journal = new PostgresRoutingJournal(sql);
  const epoch = (await new PostgresLeases(sql).acquire('asterisk', 'me', dayMs, null)) ?? 0;
  const fence = { lease: 'asterisk', holder: 'me', epoch };
  const callBook = new PostgresCallBook(db);
  const book = new RoutingBook(null, firstMidnight);
  const due: { readonly at: number; readonly event: KeptEvent }[] = [];
  const plan = (at: number, event: KeptEvent): void => {
    let place = due.length;
    while ((due[place - 1]?.at ?? Number.POSITIVE_INFINITY) < at) place -= 1;
    due.splice(place, 0, { at, event });
  };
  const rowOf = ({ position, contactId: _, isCallback: __, turn: ___, ...visit }: Visit) => ({
    ...visit,
    callbackId: null,
    positionAtJoin: position,
  });
  const end = (at: number, contactId: string): void =>
    plan(at, { type: 'conversation.ended', contactId, outcome: { kind: 'completed' }, talkedMs: 0 });
  let written: { index: number; at: number; event: KeptEvent }[] = [];
  let index = 0;
  const visits: (() => Promise<void>)[] = [];
  let wakeAtMs: number | null = null;

  for (const id of ['help', 'sales']) plan(firstMidnight - 10, { type: 'queue.changed', queue: queueOf(id) });
  for (let at = 0; at < 6; at += 1)
    plan(firstMidnight + at, { type: 'agent.signed_in', agent: agentOf(at), ready: true });
  let count = 0;
  /** The next caller is planned once this one has come: the list stays short. */
  const arrive = (at: number): void => {
    count += 1;
    const contactId = `call${count}.3`;
    plan(at, { type: 'contact.joined', contact: contactOf(contactId, random() < 0.5 ? 'sales' : 'help', at) });
    plan(at + exponential(150_000), {
      type: 'contact.left',
      contactId,
      because: random() < 0.2 ? 'left' : 'abandoned',
    });
    if (count % 40 !== 0) return;
    const agentId = `agent-${Math.floor(random() * 6)}`;
    plan(at + 5, { type: 'direct.rung', contactId: `direct${count}.2`, agentId, untilMs: at + 20_000 });
    end(at + minuteMs, `direct${count}.2`);
  };
  arrive(firstMidnight + minuteMs);
  for (let next = due.pop(); next !== undefined && next.at < firstMidnight + 2 * dayMs; next = due.pop()) {
    if (wakeAtMs !== null && wakeAtMs < next.at) {
      plan(next.at, next.event);
      next = { at: wakeAtMs, event: { type: 'time.passed' } };
    }
    const { at, event } = next;
    if (event.type === 'contact.joined') arrive(at + exponential(45_000));
    if (event.type === 'contact.left' && book.router.contact(event.contactId)?.status === 'talking') continue;
    const outcome = book.apply(event, at);
    wakeAtMs = outcome.decisions.nextWakeAtMs;
    if (outcome.decisions.ignored !== null) continue;
    index += 1;
    written.push({ index, at, event });
    for (const { visit, outcome: how, agentId, atMs } of outcome.visits.ended)
      visits.push(() => callBook.visitEnded(rowOf(visit), { leftAtMs: atMs, outcome: how, agentId }));
    for (const { offerId, agentId } of outcome.rung)
      if (offerId !== null)
        plan(at + 1_000 + Math.round(random() * 5_000), { type: 'offer.answered', offerId, agentId });
    if (outcome.begun) {
      const overAt = at + exponential(200_000);
      const { contactId } = outcome.begun;
      if (random() < 0.1) {
        const other = book.router
          .state()
          .agents.find(({ id, status }) => id !== outcome.begun?.agentId && status === 'ready');
        const engagedAs = `consult-${contactId}`;
        if (other) {
          plan(overAt - 2, { type: 'agent.engaged', agentId: other.id, contactId: engagedAs, channel: 'voice' });
          plan(overAt - 1, { type: 'talk.passed', contactId, to: { agentId: other.id, engagedAs } });
        }
        end(overAt + minuteMs, contactId);
      } else end(overAt, contactId);
    }
    if (index % 500 === 0) {
      await journal.append(fence, written);
      written = [];
      await journal.keepSnapshot(fence, { index, at, state: book.state() });
    }
  }
  await journal.append(fence, written);
  await Promise.all(visits.map((write) => write()));
}

async function openStudio() {
  // The studio reads its environment with the first of its modules.
  const [{ appRouter }, { createCaller }, { startWhatIfRunner }] = await Promise.all([
    import('@/server/router'),
    import('@/server/trpc'),
    import('./what-if-runner'),
  ]);
  const as = (role: 'supervisor' | 'agent') =>
    createCaller(appRouter)({ db: connection.db, actor: { ...supervisor, role }, headers: new Headers() }).whatIf;
  return { as, startWhatIfRunner };
}

beforeAll(async () => {
  studio = await startStudioStack();
  ({ connection } = studio);
  const { db } = connection;
  await setSetting(db, { id: null, name: 'Test' }, 'centre.timeZone', timeZone);
  await db.insert(users).values({ id: 'sofia', name: 'Sofia', email: 'sofia@example.com' });
  await db.insert(skills).values({ id: 'german', name: 'German' });
  const queueRows = ['help', 'sales'].map((id) => ({ id, name: id, wrapUpMs: 20_000 }));
  await db.insert(queues).values(queueRows);
  const people = Array.from({ length: 6 }, (_, at) => agentOf(at));
  await db.insert(users).values(people.map(({ id, name }) => ({ id, name, email: `${id}@example.com` })));
  await db.insert(agents).values(people.map(({ id }) => ({ userId: id })));
  await db
    .insert(agentQueues)
    .values(people.flatMap(({ id, queueIds }) => queueIds.map((queueId) => ({ userId: id, queueId }))));
  await db
    .insert(agentSkills)
    .values(people.slice(0, 2).map(({ id }) => ({ userId: id, skillId: 'german', level: 5 })));
  await recordTwoDays();
});
afterAll(async () => {
  await stopRunner?.();
  await studio?.stop([whatIfQueue]);
});

describe('a rule change that is tried on a recorded day', () => {
  it('is offered for the days of the centre, with who came', async () => {
    const { as } = await openStudio();
    const { days, groups } = await as('supervisor').days();
    expect(groups).toEqual(['asterisk']);
    expect(days.map(({ day }) => day)).toEqual([secondDay, firstDay]);
    expect(Object.keys(days[0]?.callers ?? {}).sort()).toEqual(['help', 'sales']);
  });

  it('is played in a process of its own, from the state of the night before, and agrees with what was written then', async () => {
    const { as, startWhatIfRunner } = await openStudio();
    stopRunner ??= startWhatIfRunner();
    const { id } = await as('supervisor').ask({
      day: secondDay,
      groupId: null,
      queues: [{ id: 'sales', changes: { priority: 5 } }],
      agents: [{ id: 'agent-5', skills: {}, queueIds: ['sales'] }],
    });
    const done = await vi.waitFor(
      async () => {
        const trial = await as('supervisor').get({ id });
        expect(trial.state).toBe('done');
        return trial;
      },
      { timeout: 50_000, interval: 200 },
    );
    const { answer } = done;
    if (answer === null) throw new Error('The trial is done without an answer.');
    const midnight = new Date(firstMidnight + dayMs).toISOString();
    const rows = await connection.sql<{ queue_id: string; outcome: string; count: number; longest: number }[]>`
      select queue_id, outcome, count(*)::int, max(waited_ms)::int as longest from queue_visit
      where left_at >= ${midnight}::timestamptz group by 1, 2`;
    for (const queueId of ['help', 'sales']) {
      const was = (outcome: string) => rows.find((row) => row.queue_id === queueId && row.outcome === outcome);
      expect(answer.recorded.queues[queueId]).toMatchObject({
        answered: was('answered')?.count,
        abandoned: was('abandoned')?.count,
        left: was('left')?.count,
        longestWaitMs: was('answered')?.longest,
      });
    }
    expect(answer.ruledOtherwise).toEqual([]);
    expect(answer.means.patienceMs).toBeGreaterThan(minuteMs);
    // With the rules of that day the replay comes to what was; talks that were handed on are all that differs.
    const [{ recorded, before, after }, near] = [answer, (value: number) => Math.max(value * 0.1, 10)];
    expect(Math.abs(before.all.answered - recorded.all.answered)).toBeLessThan(near(recorded.all.answered));
    expect(before.all.offered).toBe(recorded.all.offered);
    expect(after.queues.sales?.medianWaitMs).toBeLessThan(before.queues.sales?.medianWaitMs ?? 0);
    expect(after.queues.sales?.abandoned).toBeLessThan(before.queues.sales?.abandoned ?? 0);
    expect(after.queues.help?.abandoned).toBeGreaterThan(before.queues.help?.abandoned ?? 0);
    expect(after.agents['agent-5']?.taken).toBeGreaterThan(0);
    expect(answer.names['agent-5']).toBe('Agent 5');
    const audit = await listAudit(connection.db, { subjectKind: 'what_if' });
    expect(audit).toMatchObject([{ action: 'what_if.asked', actorName: 'Sofia', after: { day: secondDay } }]);
  });

  it('begins where the journal begins', async () => {
    const { as, startWhatIfRunner } = await openStudio();
    stopRunner ??= startWhatIfRunner();
    const { id } = await as('supervisor').ask({ day: firstDay, groupId: 'asterisk', queues: [], agents: [] });
    await vi.waitFor(async () => expect(await as('supervisor').get({ id })).toMatchObject({ state: 'done' }), {
      timeout: 50_000,
      interval: 200,
    });
    const { answer } = await as('supervisor').get({ id });
    expect(answer?.after).toEqual(answer?.before);
  });

  it('says why a day cannot be played, and leaves alone what was cancelled or deleted', async () => {
    const { as, startWhatIfRunner } = await openStudio();
    stopRunner ??= startWhatIfRunner();
    const whatIf = as('supervisor');
    const nothing = { groupId: null, queues: [], agents: [] };
    const cancelled = await whatIf.ask({ ...nothing, day: secondDay });
    await whatIf.cancel({ id: cancelled.id });
    const empty = await whatIf.ask({ ...nothing, day: '2026-06-01' });
    await vi.waitFor(async () => expect(await whatIf.get({ id: empty.id })).toMatchObject({ failure: 'day_empty' }), {
      timeout: 50_000,
      interval: 200,
    });
    expect(await whatIf.get({ id: cancelled.id })).toMatchObject({ state: 'cancelled', answer: null });
    await whatIf.remove({ id: empty.id });
    expect((await whatIf.list()).map(({ id }) => id)).not.toContain(empty.id);
    const actions = (await listAudit(connection.db, { subjectKind: 'what_if' })).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['what_if.cancelled', 'what_if.deleted']));
  });

  it('is refused with the field where a rule cannot be, and to whoever may not look at past days', async () => {
    const { as } = await openStudio();
    const wrong = { id: 'sales', changes: { priority: 5_000 } };
    const asking = as('supervisor').ask({ day: secondDay, groupId: null, queues: [wrong], agents: [] });
    await expect(asking).rejects.toMatchObject({ cause: { fields: [{ field: 'sales.priority' }] } });
    await expect(as('agent').days()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
