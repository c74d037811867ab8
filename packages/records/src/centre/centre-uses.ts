import { type Database, flowDrafts, flows, flowVersions, numbers, queues, rollouts } from '@patchbay/drizzle';
import { type FlowDocument, type FlowNode, type UsedKind, usesOfNode } from '@patchbay/flow-schema';
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core';
import { findReferences } from '../flows/pins.ts';
import { RecordError } from '../record-error.ts';
import { skillsOfQueue } from './queue-skills.ts';

/** A flow that names it. */
export interface FlowUse {
  readonly id: string;
  readonly name: string;
  /** Names of the steps, of the published version, of one on trial, and of the draft. */
  readonly steps: readonly string[];
  /** Whether calls can come to such a step. */
  readonly published: boolean;
  /** Numbers whose calls can come to a version that callers get, through other flows too. */
  readonly numbers: readonly string[];
}

/** Where something that flows point at is named. */
export interface CentreUses {
  readonly flows: readonly FlowUse[];
  /** Queues that overflow into it, or whose rules ask for it. */
  readonly queues: readonly { readonly id: string; readonly name: string }[];
}

/** Where a thing is named: flows that are not archived, published or drafts, and queues in use. */
export async function findCentreUses(db: Database, kind: UsedKind, id: string): Promise<CentreUses> {
  const [flowUses, queueRows] = await Promise.all([
    findFlowUses(db, kind, id),
    db.select().from(queues).where(isNull(queues.archivedAt)).orderBy(asc(queues.name)),
  ]);
  const naming = queueRows.filter((queue) => {
    if (kind === 'skill') return skillsOfQueue(queue).has(id);
    if (kind !== 'queue' || queue.id === id) return false;
    return queue.overflow.some(({ action }) => action.kind === 'queue' && action.queueId === id);
  });
  return { flows: flowUses, queues: naming.map((queue) => ({ id: queue.id, name: queue.name })) };
}

/**
 * Refuses to let go what calls would miss: what a published flow names that a number leads to.
 * @throws RecordError `in_use`, naming the flows and their numbers
 */
export async function refuseWhereCallsNeedIt(db: Database, kind: 'queue' | 'skill', id: string): Promise<void> {
  const needing = (await findFlowUses(db, kind, id)).filter((flow) => flow.numbers.length > 0);
  if (needing.length === 0) return;
  const names = (open: string, close: string) =>
    needing.map((flow) => `${flow.name}${open}${flow.numbers.join(', ')}${close}`);
  const what = { queue: { en: 'this queue', zh: '此队列' }, skill: { en: 'this skill', zh: '此技能' } }[kind];
  throw new RecordError(
    'in_use',
    {
      en: `Calls need ${what.en}: it is used in ${names(' (number ', ')').join('; ')}. Change these flows and publish them, or take their numbers away, first.`,
      zh: `以下已发布流程的来电仍需要${what.zh}：${names('（号码 ', '）').join('；')}。请先修改并发布这些流程，或移除其号码。`,
    },
    `${kind} ${id} is used by ${needing.length} published flows that numbers lead to`,
  );
}

/**
 * Refuses to put away what a published flow names, whether numbers lead to it or not.
 * @throws RecordError `in_use`, naming the flows
 */
export async function refuseWhereFlowsUse(db: Database, kind: 'prompt', id: string): Promise<void> {
  const using = (await findFlowUses(db, kind, id)).filter((flow) => flow.published).map(({ name }) => name);
  if (using.length === 0) return;
  throw new RecordError(
    'in_use',
    {
      en: `Published flows play this prompt: ${using.join(', ')}. Take it out of them and publish them first.`,
      zh: `以下已发布流程正在播放此提示音：${using.join('、')}。请先将其移除并发布这些流程。`,
    },
    `${kind} ${id} is used by ${using.length} published flows`,
  );
}

const triedVersions = alias(flowVersions, 'tried_version');
const isTriedNow = and(eq(rollouts.flowId, flows.id), isNull(rollouts.endedAt));

/** The flows that name it, drafts and versions on trial too; `also` narrows the steps down. */
export async function findFlowUses(
  db: Database,
  kind: UsedKind,
  id: string,
  also: (node: FlowNode) => boolean = () => true,
): Promise<FlowUse[]> {
  const naming = (column: AnyPgColumn) =>
    sql<FlowDocument | null>`case when position(${id} in ${column}::text) > 0 then ${column} end`;
  const rows = await db
    .select({
      id: flows.id,
      name: flows.name,
      published: naming(flowVersions.document),
      tried: naming(triedVersions.document),
      draft: naming(flowDrafts.document),
    })
    .from(flows)
    .leftJoin(flowVersions, eq(flowVersions.hash, flows.publishedVersion))
    .leftJoin(rollouts, isTriedNow)
    .leftJoin(triedVersions, eq(triedVersions.hash, rollouts.version))
    .leftJoin(flowDrafts, eq(flowDrafts.flowId, flows.id))
    .where(isNull(flows.archivedAt))
    .orderBy(asc(flows.name));
  const found = rows.flatMap((row) => {
    const published = [row.published, row.tried].flatMap((document) => stepsNaming(document, kind, id, also));
    const steps = [...new Set([...published, ...stepsNaming(row.draft, kind, id, also)])];
    return steps.length === 0 ? [] : [{ id: row.id, name: row.name, steps, published: published.length > 0 }];
  });
  const live = found.filter(({ published }) => published).map((flow) => flow.id);
  const reaching = live.length === 0 ? new Map<string, string[]>() : await numbersThatReach(db, live);
  return found.map((flow) => ({ ...flow, numbers: reaching.get(flow.id) ?? [] }));
}

/** The numbers whose calls can come to each of the flows, by way of any others. */
async function numbersThatReach(db: Database, wanted: readonly string[]): Promise<Map<string, string[]>> {
  const bound = await db.select().from(numbers).orderBy(asc(numbers.number));
  const calls = await referencesFrom(db, [...new Set(bound.map(({ flowId }) => flowId))]);
  const found = new Map<string, string[]>(wanted.map((id) => [id, []]));
  for (const { number, flowId } of bound) {
    for (const id of reachable(flowId, calls)) found.get(id)?.push(number);
  }
  return found;
}

/** Which flows each published one enters, and each version on trial, for all that the first ones can come to. */
async function referencesFrom(db: Database, firstIds: readonly string[]): Promise<Map<string, string[]>> {
  const calls = new Map<string, string[]>();
  // Level by level, so that a deep tree costs one query a level and a cycle ends.
  let wanted = [...firstIds];
  while (wanted.length > 0) {
    const rows = await db
      .select({ id: flows.id, document: flowVersions.document })
      .from(flows)
      .leftJoin(rollouts, isTriedNow)
      .innerJoin(
        flowVersions,
        or(eq(flowVersions.hash, flows.publishedVersion), eq(flowVersions.hash, rollouts.version)),
      )
      .where(inArray(flows.id, wanted));
    for (const { id, document } of rows) calls.set(id, [...(calls.get(id) ?? []), ...findReferences(document).flowIds]);
    wanted = [...new Set(rows.flatMap(({ id }) => calls.get(id) ?? []))].filter((id) => !calls.has(id));
  }
  return calls;
}

function reachable(from: string, calls: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set([from]);
  for (const id of seen) for (const next of calls.get(id) ?? []) seen.add(next);
  return seen;
}

function stepsNaming(
  document: FlowDocument | null,
  kind: UsedKind,
  id: string,
  also: (node: FlowNode) => boolean,
): string[] {
  return (document?.nodes ?? []).flatMap((node) =>
    usesOfNode(node).some((use) => use.kind === kind && use.id === id) && also(node) ? [node.name || node.type] : [],
  );
}
