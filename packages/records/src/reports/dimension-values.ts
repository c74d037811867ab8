import { type Database, flowPublications, flows, numbers } from '@patchbay/drizzle';
import type { NodeTypeRegistry } from '@patchbay/flow-schema';
import { type DimensionId, dimensions, type ValueName, valueWords, wordValues } from '@patchbay/reports';
import { desc, eq, sql } from 'drizzle-orm';
import { nameValues } from './name-values.ts';

export interface DimensionChoice {
  readonly value: string;
  /** Null where the value says itself what it is. */
  readonly name: ValueName | null;
}

const choicesMax = 2_000;

/**
 * What a dimension can be filtered by: what there is, with what is out of use behind it. Of callers nothing, there are too many.
 * @param flowId of steps, exits and versions: the flow they belong to, without which there are none
 */
export async function listDimensionValues(
  db: Database,
  dimension: DimensionId,
  flowId: string | null,
  registry: NodeTypeRegistry,
): Promise<DimensionChoice[]> {
  if (dimensions[dimension].kind === 'word')
    return wordValues(dimension).map((value) => {
      const text = valueWords(dimension, value);
      return { value, name: text === null ? null : { text, gone: false } };
    });
  const values = await idsOf(db, dimension, flowId);
  const filters = flowId === null ? [] : [{ dimension: 'flow' as const, values: [flowId], exclude: false }];
  const rows = values.map((value) => ({ key: [value] }));
  const names = (await nameValues(db, { dimensions: [dimension], filters }, rows, registry))[dimension];
  return values
    .map((value) => ({ value, name: names?.[value] ?? null }))
    .sort((a, b) => Number(a.name?.gone ?? false) - Number(b.name?.gone ?? false));
}

/** The dimensions of which this centre has nothing to tell apart, so that nobody is offered them. */
export async function listIdleDimensions(db: Database): Promise<DimensionId[]> {
  const campaigns = await db.$count(flows, eq(flows.kind, 'campaign'));
  return campaigns > 0 ? [] : ['campaign'];
}

async function idsOf(db: Database, dimension: DimensionId, flowId: string | null): Promise<string[]> {
  const read = async (query: ReturnType<typeof sql>): Promise<string[]> =>
    (await db.execute<{ value: string }>(sql`${query} limit ${choicesMax}`)).map(({ value }) => value);
  switch (dimension) {
    case 'queue':
      return await read(sql`select id as value from queue order by lower(name)`);
    case 'agent':
      return await read(sql`select user_id as value from agent join "user" u on u.id = user_id order by lower(u.name)`);
    case 'team':
      return await read(sql`select id as value from team order by lower(name)`);
    case 'flow':
      return await read(sql`select id as value from flow where published_version is not null order by lower(name)`);
    case 'campaign':
      return await read(sql`select id as value from flow where kind = 'campaign' order by lower(name)`);
    case 'wrap_up_code':
      return await read(sql`select id as value from wrap_up_code order by lower(name)`);
    case 'reason':
      return await read(sql`select id as value from not_ready_reason order by lower(name)`);
    case 'activity':
      return ['', ...(await read(sql`select id as value from not_ready_reason order by lower(name)`))];
    case 'called_number':
      return (await db.select({ value: numbers.number }).from(numbers).orderBy(numbers.number)).map(
        ({ value }) => value,
      );
    case 'question':
      return await read(sql`select distinct question as value from satisfaction_day order by 1`);
    case 'score':
      return await read(sql`select distinct score::text as value from satisfaction_day order by 1`);
    case 'variable':
      return await read(sql`select distinct variable as value from form_day order by 1`);
    case 'value':
      return await read(sql`select distinct value from form_day where value <> '' order by 1`);
    case 'scorecard':
      return await read(sql`select id as value from scorecard order by lower(name)`);
    case 'reviewer':
      return await read(sql`
        select u.id as value from (select distinct reviewer_id from review) as r join "user" u on u.id = r.reviewer_id
        order by lower(u.name)`);
    case 'review_question':
      return await read(sql`select distinct scorecard_id || '/' || question_id as value from review_mark order by 1`);
    case 'version':
      return flowId === null ? [] : await versionsOf(db, flowId);
    case 'node':
      return flowId === null
        ? []
        : await read(sql`select distinct node_id as value from node_count where flow_id = ${flowId} order by 1`);
    case 'exit':
      return flowId === null
        ? []
        : await read(sql`select distinct exit as value from node_count where flow_id = ${flowId} order by 1`);
    default:
      return [];
  }
}

/** The latest first. */
async function versionsOf(db: Database, flowId: string): Promise<string[]> {
  const found = await db
    .select({ value: flowPublications.version })
    .from(flowPublications)
    .where(eq(flowPublications.flowId, flowId))
    .orderBy(desc(flowPublications.number));
  return [...new Set(found.map(({ value }) => value))];
}
