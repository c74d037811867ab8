import {
  agentShifts,
  agentStates,
  agents,
  calls,
  conversations,
  type Database,
  formAnswers,
  queueVisits,
  satisfactionAnswers,
  shiftParts,
  users,
} from '@patchbay/drizzle';
import { eq, sql } from 'drizzle-orm';

/** Choices that come out the same again for the same seed. */
export class Chance {
  constructor(private seed: number) {}

  below(limit: number): number {
    this.seed = (this.seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((this.seed / 2_147_483_648) * limit);
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }
}

/** Clocks that change, not by whole hours everywhere, and one that is off by a quarter of an hour. */
export const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'] as const;

/** When clocks are changed in those, midnights there, and the turn of a year. */
const hardMoments = [
  Date.UTC(2025, 2, 30, 1),
  Date.UTC(2025, 9, 26, 1),
  Date.UTC(2025, 2, 9, 7),
  Date.UTC(2025, 10, 2, 6),
  Date.UTC(2025, 3, 5, 15),
  Date.UTC(2025, 9, 4, 15, 30),
  Date.UTC(2025, 5, 10, 18, 15),
  Date.UTC(2025, 5, 10, 22),
  Date.UTC(2024, 11, 31, 23),
];

/** Some of every kind of fact, most of them close to a moment at which days and hours are hard to tell. */
export async function addFacts(db: Database, chance: Chance, name: string, count: number): Promise<void> {
  const momentMs = () => {
    const moment = chance.of(hardMoments);
    const apartMs = chance.of([900_000, 7_200_000, 93_600_000]);
    // Some exactly on a boundary: there it shows which side a boundary belongs to.
    return chance.below(5) === 0
      ? moment + (chance.below(9) - 4) * 900_000
      : moment + chance.below(2 * apartMs) - apartMs;
  };
  const agent = () => `agent-${chance.below(3)}`;
  const queue = () => `queue-${chance.below(2)}`;
  const rows = {
    calls: [] as (typeof calls.$inferInsert)[],
    queueVisits: [] as (typeof queueVisits.$inferInsert)[],
    conversations: [] as (typeof conversations.$inferInsert)[],
    agentStates: [] as (typeof agentStates.$inferInsert)[],
    satisfactionAnswers: [] as (typeof satisfactionAnswers.$inferInsert)[],
    formAnswers: [] as (typeof formAnswers.$inferInsert)[],
    shiftParts: [] as (typeof shiftParts.$inferInsert)[],
  };
  for (let n = 0; n < count; n += 1) {
    const id = `${name}-${n}`;
    const startedMs = momentMs();
    const startedAt = new Date(startedMs);
    const isOpen = chance.below(6) === 0;
    const endedAt = isOpen ? null : new Date(startedMs + chance.below(4_000_000));
    rows.calls.push({
      id,
      direction: chance.of(['inbound', 'outbound']),
      callerNumber: chance.of(['', '+4930901', '+4930902', '+4930903']),
      calledNumber: chance.of(['2000', '3000']),
      flowId: chance.of([null, 'flow-a', 'flow-b']),
      version: chance.of([null, 'v1']),
      startedAt,
      answeredAt: chance.below(2) === 0 ? startedAt : null,
      personAt: chance.below(2) === 0 ? startedAt : null,
      endedAt,
      endReason: isOpen ? null : chance.of(['completed', 'caller_hung_up']),
    });
    const waitedMs = chance.of([0, 1_999, 2_000, 2_001, 20_000, 20_001, chance.below(900_000)]);
    rows.queueVisits.push({
      id,
      callId: id,
      callbackId: chance.below(5) === 0 ? 'callback' : null,
      queueId: queue(),
      joinedAt: startedAt,
      positionAtJoin: 1,
      vip: chance.below(4) === 0,
      ...(isOpen
        ? {}
        : {
            leftAt: new Date(startedMs + waitedMs),
            waitedMs,
            outcome: chance.of([
              'answered',
              'answered',
              'abandoned',
              'overflow',
              'moved',
              'callback',
              'left',
              'failed',
            ]),
          }),
    });
    rows.conversations.push({
      id,
      callId: id,
      agentId: agent(),
      queueId: chance.of([null, queue()]),
      direction: chance.of(['inbound', 'outbound']),
      offeredAt: startedAt,
      endedAt,
      outcome: isOpen
        ? null
        : chance.of(['answered', 'answered', 'no_answer', 'declined', 'unreachable', 'caller_left', 'elsewhere']),
      talkMs: chance.below(300_000),
      holdMs: chance.below(30_000),
    });
    rows.agentStates.push({
      userId: agent(),
      state: chance.of(['ready', 'not_ready', 'talking']),
      reason: chance.of([null, 'lunch']),
      since: startedAt,
      until:
        isOpen && chance.below(8) === 0
          ? null
          : new Date(startedMs + chance.of([0, 1, 900_000, chance.below(20_000_000)])),
    });
    const [planned, plannedMs] = [agent(), momentMs()];
    rows.shiftParts.push({
      shiftId: planned,
      agentId: planned,
      activity: chance.of(['', '', 'lunch']),
      since: new Date(plannedMs),
      until: new Date(plannedMs + chance.of([1, 900_000, 1 + chance.below(30_000_000)])),
    });
    rows.satisfactionAnswers.push({
      id,
      callId: id,
      agentId: chance.of([null, agent()]),
      queueId: chance.of([null, queue()]),
      flowId: 'flow-a',
      nodeId: 'ask',
      question: chance.of(['Delivery', 'Service']),
      score: 1 + chance.below(5),
      scoreMax: 5,
      at: startedAt,
    });
    rows.formAnswers.push({
      id,
      callId: `form-call-${chance.below(20)}`,
      flowId: 'flow-a',
      version: 'v1',
      nodeId: 'form',
      agentId: agent(),
      at: startedAt,
      choices: ['topic'],
      values: {
        topic: chance.of(['bill', 'delivery', '']),
        remark: chance.of(['', 'called "twice"', 'said nothing']),
        urgent: chance.below(2) === 0,
        rating: chance.below(7),
        amount: chance.of([0.125, 0.5, 2 ** 40, -3, 101, 12.25]),
        nothing: null,
      },
    });
  }
  await db.insert(calls).values(rows.calls);
  await db.insert(queueVisits).values(rows.queueVisits);
  await db.insert(conversations).values(rows.conversations);
  await db.insert(agentStates).values(rows.agentStates);
  await db.insert(satisfactionAnswers).values(rows.satisfactionAnswers);
  await db.insert(formAnswers).values(rows.formAnswers);
  await addPlanned(db, rows.shiftParts);
}

/** All parts of an agent in one shift: counts ask parts alone, and these overlap, which is harder to count. */
async function addPlanned(db: Database, parts: readonly (typeof shiftParts.$inferInsert)[]): Promise<void> {
  const ids = [...new Set(parts.map(({ agentId }) => agentId))];
  const until = new Date(3_600_000);
  await db
    .insert(users)
    .values(ids.map((id) => ({ id, name: id, email: `${id}@example.com`, role: 'agent' as const })))
    .onConflictDoNothing();
  await db
    .insert(agents)
    .values(ids.map((userId) => ({ userId })))
    .onConflictDoNothing();
  await db
    .insert(agentShifts)
    .values(ids.map((id) => ({ id, agentId: id, since: new Date(0), until })))
    .onConflictDoNothing();
  await db.insert(shiftParts).values([...parts]);
}

/** What comes late: after-call work, its code, the end of what was open, a form that was filled in anew, a row put right by hand. */
export async function changeFacts(db: Database, chance: Chance, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const some = (table: string) =>
      sql`id = (select id from ${sql.identifier(table)} order by md5(id::text || ${chance.below(1_000_000)}::text) limit 1)`;
    const waitedMs = chance.below(900_000);
    await chance.of([
      () =>
        db
          .update(conversations)
          .set({ wrapUpMs: chance.below(90_000) })
          .where(some('conversation')),
      () =>
        db
          .update(conversations)
          .set({ wrapUpCodeId: chance.of(['complaint', 'order']) })
          .where(some('conversation')),
      () =>
        db
          .update(conversations)
          .set({ endedAt: sql`coalesce(ended_at, offered_at)`, outcome: 'answered', talkMs: chance.below(9_000) })
          .where(some('conversation')),
      () =>
        db
          .update(queueVisits)
          .set({
            leftAt: sql`joined_at + ${waitedMs} * interval '1 millisecond'`,
            waitedMs,
            outcome: chance.of(['answered', 'abandoned']),
          })
          .where(some('queue_visit')),
      () =>
        db
          .update(queueVisits)
          .set({ queueId: 'queue-9', joinedAt: sql`joined_at + interval '11 minutes'` })
          .where(some('queue_visit')),
      () => db.update(agentStates).set({ until: sql`since + interval '2 hours'` }).where(some('agent_state')),
      () => db.update(agentStates).set({ reason: 'lunch', state: 'not_ready' }).where(some('agent_state')),
      () => db.delete(shiftParts).where(some('shift_part')),
      () =>
        db
          .update(shiftParts)
          .set({ until: sql`since + interval '100 minutes'`, activity: chance.of(['', 'lunch']) })
          .where(some('shift_part')),
      () =>
        db.update(calls).set({ endedAt: sql`coalesce(ended_at, started_at)`, endReason: 'bug' }).where(some('call')),
      () => db.update(calls).set({ answeredAt: sql`started_at` }).where(some('call')),
      () => db.update(formAnswers).set({ replaced: true }).where(some('form_answer')),
      () =>
        db
          .update(conversations)
          .set({ live: { 'text \u0000': 'kept' }, wrapUpMs: 7 })
          .where(eq(conversations.agentId, 'agent-1')),
    ])();
  }
}
