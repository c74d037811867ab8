import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import {
  agentQueues,
  agents,
  connect,
  type Database,
  flowPublications,
  flows,
  flowVersions,
  migrate,
  numbers,
  queues,
  settings,
  users,
  wrapUpCodes,
} from '@patchbay/drizzle';
import { countAgain } from '@patchbay/records';
import { sql } from 'drizzle-orm';
import { generateDay } from './generate-day.ts';
import { type GeneratedCentre, generateCentre, idPrefix } from './generated-centre.ts';
import { GeneratedRows } from './generated-rows.ts';
import type { RowWriter } from './row-writer.ts';
import { daysOfYear } from './year-shape.ts';

export interface YearOptions {
  readonly seed: number;
  readonly year: number;
  readonly timeZone: string;
  readonly calls: number;
  readonly agents: number;
  readonly queues: number;
  /** Of how many days at the end of the year the steps of calls are kept. */
  readonly stepDays: number;
  /** Puts indexes and references aside while rows are stored: slower for few calls, far quicker for many. */
  readonly bulk: boolean;
  /** False leaves facts as a running centre writes them: nothing is counted yet. */
  readonly counted: boolean;
  readonly say: (progress: string) => void;
}

type Sql = ReturnType<typeof connect>['sql'];

/** Work an agent can do in a year: 220 days of seven hours. */
const workMsOfAgent = 220 * 7 * 3_600_000;
const handlingMs = { min: 60_000, max: 420_000 };
const busyShare = 0.72;
/** Calls held in memory before they are stored. */
const callsAtOnce = 20_000;

/**
 * Fills an empty, migrated database with a centre and a year of its calls, and counts them.
 * The same options make the same rows.
 */
export async function loadYear(
  databaseUrl: string,
  options: YearOptions,
): Promise<{ readonly rows: Record<string, number> }> {
  await migrate(databaseUrl);
  const { db, sql: plain, close } = connect(databaseUrl, { max: 4 });
  try {
    const { year, timeZone, say } = options;
    const days = daysOfYear(year, options.calls, timeZone);
    const thirds = [0, Math.floor(days.length / 3), Math.floor((days.length * 2) / 3)];
    const centre = generateCentre({ ...options, versionsFrom: thirds });
    await writeCentre(db, centre, { timeZone, beginsAt: new Date(Date.UTC(year, 0, 1)) });
    for (let month = 0; month <= 12; month += 1) {
      await plain`select make_call_month(${new Date(Date.UTC(year, month, 1))})`;
    }
    const rows = new GeneratedRows();
    const tables = rows.all.map(({ table }) => table);
    const asides = options.bulk ? await putAside(plain, tables) : [];
    const counts: Record<string, number> = {};
    const perCall = (workMsOfAgent * options.agents * busyShare) / Math.max(options.calls * 0.8, 1);
    for (const day of days) {
      generateDay(centre, day, rows, {
        seed: options.seed,
        handlingMs: Math.min(Math.max(perCall, handlingMs.min), handlingMs.max),
        callers: Math.ceil(options.calls / 6),
        withSteps: day.index >= days.length - options.stepDays,
      });
      if (rows.calls.count < callsAtOnce && day !== days.at(-1)) continue;
      for (const writer of rows.all) {
        counts[writer.table] = (counts[writer.table] ?? 0) + writer.count;
        await copy(plain, writer);
      }
      say(`day ${day.index + 1} of ${days.length}`);
    }
    for (const [at, definition] of asides.entries()) {
      say(`index or reference ${at + 1} of ${asides.length}`);
      await plain.begin(async (tx) => {
        await tx`set local maintenance_work_mem = '512MB'`;
        await tx.unsafe(definition);
      });
    }
    if (options.counted) {
      say('counting');
      await countAgain(db);
    } else await forgetCounting(plain);
    say('looking at what the tables hold');
    await plain`vacuum analyze`;
    return { rows: counts };
  } finally {
    await close();
  }
}

async function copy(plain: Sql, writer: RowWriter): Promise<void> {
  if (writer.count === 0) return;
  const columns = writer.columns.map((column) => `"${column}"`).join(', ');
  const stream = await plain.unsafe(`copy "${writer.table}" (${columns}) from stdin`).writable();
  for (const piece of writer.take()) {
    if (!stream.write(piece)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}

/** What is looked up for each row as it is stored, and is quicker to make for all at once. @returns what makes it again */
async function putAside(plain: Sql, tables: readonly string[]): Promise<string[]> {
  const references = await plain<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conparentid = 0 and conrelid::regclass::text in ${plain([...tables])}`;
  for (const { table, name } of references) await plain.unsafe(`alter table ${table} drop constraint ${name}`);
  const found = await plain<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relname in ${plain([...tables])} and not i.indisunique`;
  for (const { name } of found) await plain.unsafe(`drop index ${name}`);
  return [
    ...found.map(({ definition }) => definition.replace(' ON ONLY ', ' ON ')),
    ...references.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`),
  ];
}

async function forgetCounting(plain: Sql): Promise<void> {
  for (const table of ['queue_visit', 'conversation', 'agent_state', 'satisfaction_answer', 'form_answer']) {
    await plain`update ${plain(table)} set counted = false`;
  }
  await plain`update call set traffic_counted = false`;
}

async function writeCentre(
  db: Database,
  centre: GeneratedCentre,
  { timeZone, beginsAt }: { readonly timeZone: string; readonly beginsAt: Date },
): Promise<void> {
  await db
    .insert(settings)
    .values({ key: 'centre.timeZone', value: timeZone })
    .onConflictDoUpdate({ target: settings.key, set: { value: timeZone } });
  await db.execute(sql`update count_state set time_zone = ${timeZone}`);
  await db.insert(queues).values(centre.queues.map(({ id, name }) => ({ id, name, createdAt: beginsAt })));
  await db.insert(wrapUpCodes).values(centre.codes.map(({ id, name }, position) => ({ id, name, position })));
  await db
    .insert(users)
    .values(centre.agents.map(({ id, name }) => ({ id, name, email: `${id}@example.test`, role: 'agent' as const })));
  await db.insert(agents).values(centre.agents.map(({ id }) => ({ userId: id })));
  await db.insert(agentQueues).values(
    centre.queues.flatMap((queue) =>
      queue.agents.flatMap((agent) => {
        const userId = centre.agents[agent]?.id;
        return userId === undefined ? [] : [{ userId, queueId: queue.id }];
      }),
    ),
  );
  for (const { id, name, number, versions } of centre.flows) {
    await db
      .insert(flowVersions)
      .values(versions.map(({ hash, document }) => ({ hash, document })))
      .onConflictDoNothing();
    await db.insert(flows).values({ id, name, kind: 'voice', publishedVersion: versions.at(-1)?.hash ?? null });
    await db.insert(flowPublications).values(
      versions.map(({ hash, fromDay }, at) => ({
        id: `${idPrefix}publication-${id}-${at + 1}`,
        flowId: id,
        version: hash,
        number: at + 1,
        layout: { nodes: {} },
        publishedAt: new Date(beginsAt.getTime() + fromDay * 86_400_000),
      })),
    );
    // In a centre that runs already a number keeps its flow.
    await db.insert(numbers).values({ number, flowId: id }).onConflictDoNothing();
  }
}
