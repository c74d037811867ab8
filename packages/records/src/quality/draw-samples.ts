import { randomUUID } from 'node:crypto';
import {
  conversations,
  type Database,
  reviews,
  samplingDraws,
  samplingRules,
  scorecards,
  users,
} from '@patchbay/drizzle';
import { and, count, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { audited } from '../audit.ts';
import { can } from '../permissions.ts';
import { getSetting } from '../settings.ts';
import type { ReviewedConversation } from './reviews.ts';
import type { SamplingRule, SamplingRuleInput } from './sampling-rules.ts';

/** Conversations of late in a period are over by then. */
const waitMs = 3_600_000;
/** After a centre was switched off for long, what is older is not drawn from any more. */
const missedPeriodsMax = 31;
/** More than anybody reviews, whatever a rule says. */
const drawnMax = 2_000;
const actor = { id: null, name: 'Sampling' };

/** A day or a week of the centre that is over. */
export interface SamplingPeriod {
  /** `YYYY-MM-DD` */
  readonly firstDay: string;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

/**
 * Draws from every period that is over for an hour and was not drawn from yet, for each rule that is on. Two that do the same at
 * once draw each period once.
 * @returns how many reviews were given out
 */
export async function drawDueSamples(db: Database, now: Date): Promise<number> {
  const timeZone = await getSetting(db, 'centre.timeZone');
  const rules = await db
    .select({ rule: samplingRules })
    .from(samplingRules)
    .innerJoin(scorecards, eq(scorecards.id, samplingRules.scorecardId))
    .where(and(eq(samplingRules.on, true), isNull(samplingRules.archivedAt), isNull(scorecards.archivedAt)));
  let drawn = 0;
  for (const { rule } of rules) {
    for (const period of await duePeriods(db, rule, timeZone, now)) drawn += await drawPeriod(db, rule, period, now);
  }
  return drawn;
}

/** What a rule would have drawn from the last period that is over. */
export async function previewSampling(
  db: Database,
  rule: SamplingRuleInput,
  now: Date,
): Promise<SamplingPeriod & { readonly candidates: number; readonly drawn: number }> {
  const timeZone = await getSetting(db, 'centre.timeZone');
  const period = await lastPeriod(db, rule.period, timeZone, now);
  const [row] = await db.execute<{ candidates: number; chosen: number }>(sql`
    select count(*)::int as candidates, (count(*) filter (where ${isChosen(rule)}))::int as chosen
    from (${candidatesOf(rule, period, 'preview')}) as candidate`);
  return { ...period, candidates: row?.candidates ?? 0, drawn: Math.min(row?.chosen ?? 0, drawnMax) };
}

async function lastPeriod(
  db: Database,
  kind: SamplingRule['period'],
  timeZone: string,
  now: Date,
): Promise<SamplingPeriod> {
  const [period] = await periodsFrom(db, kind, timeZone, now, null);
  if (!period) throw new Error('a last period is always there');
  return period;
}

async function duePeriods(db: Database, rule: SamplingRule, timeZone: string, now: Date): Promise<SamplingPeriod[]> {
  const [last] = await db
    .select({ firstDay: sql<string | null>`max(${samplingDraws.firstDay})` })
    .from(samplingDraws)
    .where(eq(samplingDraws.ruleId, rule.id));
  return await periodsFrom(db, rule.period, timeZone, now, last?.firstDay ?? null);
}

/** Those after `drawn` that are over, oldest first; only the last where none was drawn from. Days begin at the midnight of the zone. */
async function periodsFrom(
  db: Database,
  kind: SamplingRule['period'],
  timeZone: string,
  now: Date,
  drawn: string | null,
): Promise<SamplingPeriod[]> {
  const step = kind === 'day' ? sql`interval '1 day'` : sql`interval '7 days'`;
  const over = sql`${new Date(now.getTime() - waitMs).toISOString()}::timestamptz at time zone ${timeZone}::text`;
  const rows = await db.execute<{ first_day: string; from_ms: number; to_ms: number }>(sql`
    with last as (select date_trunc(${kind}::text, ${over}) - ${step} as day)
    select to_char(begin, 'YYYY-MM-DD') as first_day,
      extract(epoch from begin at time zone ${timeZone}::text)::float8 * 1000 as from_ms,
      extract(epoch from (begin + ${step}) at time zone ${timeZone}::text)::float8 * 1000 as to_ms
    from last, generate_series(
      greatest(
        coalesce(date_trunc(${kind}::text, ${drawn}::date::timestamp) + ${step}, last.day),
        last.day - ${missedPeriodsMax - 1} * ${step}
      ), last.day, ${step}) as begin
    order by begin`);
  return rows.map((row) => ({ firstDay: row.first_day, from: new Date(row.from_ms), to: new Date(row.to_ms) }));
}

async function drawPeriod(db: Database, rule: SamplingRule, period: SamplingPeriod, now: Date): Promise<number> {
  const entry = { action: 'sampling_rule.drawn', subject: { kind: 'sampling_rule', id: rule.id } } as const;
  return await audited(db, actor, entry, async (tx) => {
    const { firstDay } = period;
    const mine = await tx
      .insert(samplingDraws)
      .values({ ruleId: rule.id, firstDay, candidates: 0, drawn: 0, at: now })
      .onConflictDoNothing()
      .returning();
    if (mine.length === 0) return { result: 0, unchanged: true };
    const [version] = await tx
      .select({ version: scorecards.version })
      .from(scorecards)
      .where(eq(scorecards.id, rule.scorecardId));
    if (!version) return { result: 0, unchanged: true };
    const rows = await tx.execute<{
      id: string;
      call_id: string;
      queue_id: string | null;
      agent_id: string;
      ms: number;
      total: number;
    }>(sql`
      select id, call_id, queue_id, agent_id, extract(epoch from offered_at)::float8 * 1000 as ms, total::int as total
      from (${candidatesOf(rule, period, rule.id)}) as candidate
      where ${isChosen(rule)} order by place limit ${drawnMax}`);
    const chosen = rows.map((row) => ({
      conversationId: row.id,
      callId: row.call_id,
      queueId: row.queue_id,
      agentId: row.agent_id,
      talkedAt: new Date(row.ms),
    }));
    const dueAt = new Date(now.getTime() + rule.dueDays * 86_400_000);
    const given = shareOut(chosen, await loadsOf(tx, rule.reviewerIds)).map(({ reviewerId, ...conversation }) => ({
      id: randomUUID(),
      scorecardId: rule.scorecardId,
      version: version.version,
      ...conversation,
      reviewerId,
      ruleId: rule.id,
      dueAt,
      createdAt: now,
    }));
    for (let at = 0; at < given.length; at += 500)
      await tx
        .insert(reviews)
        .values(given.slice(at, at + 500))
        .onConflictDoNothing();
    const facts = { candidates: rows[0]?.total ?? 0, drawn: given.length };
    await tx
      .update(samplingDraws)
      .set(facts)
      .where(and(eq(samplingDraws.ruleId, rule.id), eq(samplingDraws.firstDay, firstDay)));
    return { result: given.length, before: null, after: { name: rule.name, firstDay, ...facts } };
  });
}

/**
 * Conversations that a rule may draw, each with its `place` in an order that is as good as random and the same whenever it is
 * asked, its `agent_place` among those of the same agent, and the `total`.
 */
function candidatesOf(rule: SamplingRuleInput, { from, to }: SamplingPeriod, salt: string): SQL {
  const order = sql`md5(${salt}::text || ${conversations.id})`;
  const filters = [
    sql`${conversations.outcome} = 'answered' and ${conversations.endedAt} is not null`,
    sql`${conversations.offeredAt} >= ${from.toISOString()}::timestamptz and ${conversations.offeredAt} < ${to.toISOString()}::timestamptz`,
    sql`${conversations.talkMs} >= ${rule.talkMsMin}`,
    ...(rule.talkMsMax === null ? [] : [sql`${conversations.talkMs} <= ${rule.talkMsMax}`]),
    ...(rule.direction === null ? [] : [sql`${conversations.direction} = ${rule.direction}`]),
    ...(rule.queueIds.length === 0 ? [] : [inArray(conversations.queueId, rule.queueIds)]),
    ...(rule.agentIds.length === 0 ? [] : [inArray(conversations.agentId, rule.agentIds)]),
  ];
  return sql`
    select id, call_id, queue_id, agent_id, offered_at, row_number() over (order by ${order}) as place,
      row_number() over (partition by agent_id order by ${order}) as agent_place, count(*) over () as total
    from ${conversations} where ${sql.join(filters, sql` and `)}`;
}

function isChosen({ amountKind, amount }: Pick<SamplingRule, 'amountKind' | 'amount'>): SQL {
  return amountKind === 'per_agent' ? sql`agent_place <= ${amount}` : sql`place <= ceil(total * ${amount} / 100.0)`;
}

/** How many reviews each of those who may still review has to do. */
async function loadsOf(tx: Database, reviewerIds: readonly string[]): Promise<Map<string, number>> {
  const people = await tx
    .select({ id: users.id, role: users.role })
    .from(users)
    .where(and(inArray(users.id, [...reviewerIds]), isNull(users.disabledAt)));
  const open = await tx
    .select({ id: reviews.reviewerId, count: count() })
    .from(reviews)
    .where(and(inArray(reviews.reviewerId, [...reviewerIds]), isNull(reviews.finishedAt)))
    .groupBy(reviews.reviewerId);
  const loads = new Map(people.filter(({ role }) => can(role, 'quality.review')).map(({ id }) => [id, 0]));
  for (const { id, count: reviewCount } of open) if (loads.has(id)) loads.set(id, reviewCount);
  return loads;
}

/** Each goes to whoever has the fewest to do, and never to the agent who talked; what nobody may review is left out. */
export function shareOut(
  chosen: readonly ReviewedConversation[],
  loads: ReadonlyMap<string, number>,
): (ReviewedConversation & { readonly reviewerId: string })[] {
  const waiting = new Map(loads);
  return chosen.flatMap((conversation) => {
    const free = [...waiting].filter(([id]) => id !== conversation.agentId);
    const [first, ...others] = free;
    if (first === undefined) return [];
    const [reviewerId, load] = others.reduce((least, one) => (one[1] < least[1] ? one : least), first);
    waiting.set(reviewerId, load + 1);
    return [{ ...conversation, reviewerId }];
  });
}
