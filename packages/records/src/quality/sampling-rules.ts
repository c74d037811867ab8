import { randomUUID } from 'node:crypto';
import { type Database, samplingDraws, samplingRules, scorecards, users } from '@patchbay/drizzle';
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { checkedText, checkWhole, nameTaken, noteProblems, refuseProblems } from '../field-problems.ts';
import { can } from '../permissions.ts';
import { isUniqueViolation, notFound } from '../record-error.ts';
import { usableVersion } from './reviews.ts';

export type SamplingRule = typeof samplingRules.$inferSelect;
export type SamplingDraw = typeof samplingDraws.$inferSelect;

export type SamplingRuleInput = Pick<
  SamplingRule,
  | 'name'
  | 'scorecardId'
  | 'period'
  | 'queueIds'
  | 'agentIds'
  | 'direction'
  | 'talkMsMin'
  | 'talkMsMax'
  | 'amountKind'
  | 'amount'
  | 'reviewerIds'
  | 'dueDays'
  | 'on'
>;

export interface SamplingRuleItem extends SamplingRule {
  readonly scorecardName: string;
  /** Null where it has not drawn yet. */
  readonly lastDraw: SamplingDraw | null;
}

const dayMs = 86_400_000;
const chosenMax = 500;

/** By name, without those put away. */
export async function listSamplingRules(db: Database): Promise<SamplingRuleItem[]> {
  const [rows, draws] = await Promise.all([
    db
      .select({ rule: samplingRules, scorecardName: scorecards.name })
      .from(samplingRules)
      .innerJoin(scorecards, eq(scorecards.id, samplingRules.scorecardId))
      .where(isNull(samplingRules.archivedAt))
      .orderBy(asc(samplingRules.name)),
    db
      .selectDistinctOn([samplingDraws.ruleId])
      .from(samplingDraws)
      .orderBy(samplingDraws.ruleId, desc(samplingDraws.firstDay)),
  ]);
  const lastDraws = new Map(draws.map((draw) => [draw.ruleId, draw]));
  return rows.map(({ rule, scorecardName }) => ({ ...rule, scorecardName, lastDraw: lastDraws.get(rule.id) ?? null }));
}

/** @throws RecordError `value_invalid`, `name_taken`, `not_found`, `archived` for the scorecard */
export async function createSamplingRule(
  db: Database,
  actor: Actor,
  input: SamplingRuleInput,
  id: string = randomUUID(),
): Promise<string> {
  const entry = { action: 'sampling_rule.created', subject: { kind: 'sampling_rule', id } } as const;
  return await unlessNamed(input.name, () =>
    audited(db, actor, entry, async (tx) => {
      const values = await checkedRule(tx, input);
      await tx.insert(samplingRules).values({ id, ...values });
      return { result: id, before: null, after: values };
    }),
  );
}

/** Changes what is drawn from the next draw on. @throws RecordError as for a new one */
export async function updateSamplingRule(
  db: Database,
  actor: Actor,
  id: string,
  input: SamplingRuleInput,
): Promise<void> {
  const entry = { action: 'sampling_rule.changed', subject: { kind: 'sampling_rule', id } } as const;
  await unlessNamed(input.name, () =>
    audited(db, actor, entry, async (tx) => {
      const before = await lockRule(tx, id);
      const values = await checkedRule(tx, input);
      await tx.update(samplingRules).set(values).where(eq(samplingRules.id, id));
      return { result: undefined, before, after: values };
    }),
  );
}

/** Puts a rule away: it draws no more, what it drew stays. @throws RecordError `not_found` */
export async function archiveSamplingRule(db: Database, actor: Actor, id: string): Promise<void> {
  const entry = { action: 'sampling_rule.archived', subject: { kind: 'sampling_rule', id } } as const;
  await audited(db, actor, entry, async (tx) => {
    const before = await lockRule(tx, id);
    const archivedAt = new Date();
    // Its name is free again.
    const name = `${before.name} (${id.slice(0, 8)})`;
    await tx.update(samplingRules).set({ archivedAt, name, on: false }).where(eq(samplingRules.id, id));
    return { result: undefined, before: { name: before.name, on: before.on }, after: { archivedAt } };
  });
}

/** @throws RecordError `value_invalid`, `not_found`, `archived` */
export async function checkedRule(tx: Database, input: SamplingRuleInput): Promise<SamplingRuleInput> {
  const notes = noteProblems();
  const name = checkedText(notes, 'name', input.name, { lengthMax: 100 });
  const { amountKind, amount, talkMsMin, talkMsMax, dueDays } = input;
  if (amountKind === 'per_agent') checkWhole(notes, 'amount', amount, 1, 100);
  else if (!(amount > 0 && amount <= 100))
    notes.add('amount', 'more than 0 and at most 100 per cent', '须大于 0% 且不超过 100%');
  checkWhole(notes, 'talkMsMin', talkMsMin, 0, dayMs);
  if (talkMsMax !== null) {
    checkWhole(notes, 'talkMsMax', talkMsMax, 0, dayMs);
    if (talkMsMax <= talkMsMin) notes.add('talkMsMax', 'longer than the shortest', '须大于最短时长');
  }
  checkWhole(notes, 'dueDays', dueDays, 1, 365);
  for (const field of ['queueIds', 'agentIds', 'reviewerIds'] as const) {
    if (input[field].length > chosenMax) notes.add(field, `${chosenMax} at most`, `最多 ${chosenMax} 个`);
  }
  const reviewers = await tx
    .select({ role: users.role })
    .from(users)
    .where(and(inArray(users.id, input.reviewerIds), isNull(users.disabledAt)));
  if (reviewers.length === 0) notes.add('reviewerIds', 'choose at least one reviewer', '请至少选择一位评审人');
  else if (reviewers.some(({ role }) => !can(role, 'quality.review'))) {
    notes.add('reviewerIds', 'choose people who may review', '请选择有评审权限的用户');
  }
  refuseProblems({ en: 'A sampling rule', zh: '抽样规则' }, notes);
  await usableVersion(tx, input.scorecardId);
  return { ...input, name };
}

async function lockRule(tx: Database, id: string): Promise<SamplingRule> {
  const [row] = await tx
    .select()
    .from(samplingRules)
    .where(and(eq(samplingRules.id, id), isNull(samplingRules.archivedAt)))
    .for('update');
  if (!row) throw notFound('sampling_rule', id);
  return row;
}

async function unlessNamed<T>(name: string, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken({ en: 'a sampling rule called', zh: '抽样规则' }, name.trim());
    throw error;
  }
}
