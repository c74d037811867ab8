import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { connect, type Database, migrate } from '@patchbay/drizzle';
import { askDataExport, getDataExport } from '@patchbay/records';
import { startTestStack } from '@patchbay/tools';
import { printTable } from './table.ts';

const callCount = 1_000_000;
/** What a file of few rows takes, to compare with. */
const fewRows = 10_000;
/** Paper is drawn far slower than rows are written; so many pages nobody prints. */
const paperRows = 50_000;
const growthMax = 1.5;
const begin = Date.UTC(2026, 0, 1);
const worker = fileURLToPath(new URL('../../apps/studio/src/exports/server/export.worker.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

type Format = 'csv' | 'xlsx' | 'pdf';

interface Written {
  readonly rows: number;
  readonly bytes: number;
  readonly ms: number;
  readonly memoryMb: number;
}

/** Calls one second apart, with what stands in most of them. */
async function makeCalls(sql: ReturnType<typeof connect>['sql']): Promise<void> {
  await sql`
    insert into call (id, direction, caller_number, called_number, flow_id, version, language, started_at, answered_at, ended_at, end_reason)
    select 'c' || n, 'inbound', '+4930' || 90000000 + n::bigint * 7919 % 9999999, '95588', 'flow-' || n % 40, 'v1', 'en-US', at, at,
      at + n % 600 * interval '1 second', case when n % 3 = 0 then 'caller_hung_up' else 'completed' end
    from (select n, ${new Date(begin).toISOString()}::timestamptz + n * interval '1 second' as at from generate_series(0, ${callCount - 1}) as n) as calls`;
  await sql`vacuum analyze call`;
}

/** Lets the studio's own process write an export of the first calls. */
async function write({ db, sql, home, env }: Place, format: Format, rows: number): Promise<Written> {
  const request = { kind: 'calls', filter: { to: (await endOf(sql, rows)).toISOString() } };
  const asked = { title: 'Calls', format, locale: 'en', timeZone: 'Europe/Berlin', request } as const;
  const { id } = await askDataExport(db, { id: null, name: 'bench' }, asked);
  const begun = performance.now();
  let memoryBytes = Number.NaN;
  await new Promise<void>((resolve, reject) => {
    const child = fork(worker, [id, join(home, 'media'), String(begin)], {
      execArgv: ['--import', loader, '--max-old-space-size=384'],
      env,
    });
    child.on('message', (message: { memoryPeakBytes?: number }) => {
      memoryBytes = message.memoryPeakBytes ?? memoryBytes;
    });
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the export ended with ${code}`))));
  });
  const ms = performance.now() - begun;
  const done = await getDataExport(db, id);
  if (done.path === null || done.bytes === null) throw new Error(`no file was written: ${done.failure}`);
  rmSync(join(home, 'media', done.path));
  return { rows: done.rows, bytes: done.bytes, ms, memoryMb: memoryBytes / 1e6 };
}

/** A centre's calls, and where an export of them may be written. */
interface Place {
  readonly db: Database;
  readonly sql: ReturnType<typeof connect>['sql'];
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Whether a million rows take more memory than few, asked of the process that writes exports; and how long they take beside the same rows read by
 * COPY. Of calls that it makes, or of those of a year that was made before, whose address stands in BENCH_DATABASE: then without paper.
 */
export async function exportsSection(): Promise<void> {
  const loaded = process.env.BENCH_DATABASE;
  if (loaded !== undefined) {
    const home = mkdtempSync(join(tmpdir(), 'patchbay-exports-'));
    try {
      await measureAt(loaded, home, process.env, ['csv', 'xlsx']);
    } finally {
      rmSync(home, { recursive: true });
    }
    return;
  }
  const stack = await startTestStack({ parts: ['postgres', 'fonts'] });
  try {
    await migrate(stack.databaseUrl);
    const { sql, close } = connect(stack.databaseUrl, { max: 1 });
    await makeCalls(sql);
    await close();
    const env = { ...process.env, PDF_FONTS: JSON.stringify(stack.fonts) };
    await measureAt(stack.databaseUrl, stack.home, env, ['csv', 'xlsx', 'pdf']);
  } finally {
    await stack.stop();
  }
}

async function measureAt(url: string, home: string, env: NodeJS.ProcessEnv, formats: readonly Format[]): Promise<void> {
  const { db, sql, close } = connect(url, { max: 2 });
  try {
    const place = { db, sql, home, env: { ...env, DATABASE_URL: url } };
    const rows = [];
    for (const format of formats) {
      const few = await write(place, format, fewRows);
      const all = await write(place, format, format === 'pdf' ? paperRows : callCount);
      rows.push(
        line(format, few, ''),
        line(format, all, `memory under ${growthMax} times that of ${fewRows.toLocaleString('en')} rows`),
      );
    }
    const copiedMs = await copied(place, callCount);
    rows.push({
      what: `the same ${callCount.toLocaleString('en')} rows read by COPY, written nowhere`,
      measured: `${(copiedMs / 1_000).toFixed(1)} s`,
      target: '',
    });
    printTable('Exports of calls, in the process that writes them', rows);
  } finally {
    await close();
  }
}

/** The moment before which so many calls began. */
async function endOf(sql: Place['sql'], rows: number): Promise<Date> {
  const [found] = await sql<{ at: Date }[]>`
    select started_at as at from call order by started_at nulls first, id nulls first offset ${rows - 1} limit 1`;
  if (found === undefined) throw new Error(`there are fewer than ${rows} calls`);
  // One of the same moment may be left out, or come along.
  return new Date(found.at.getTime() + 1);
}

async function copied({ sql }: Place, rows: number): Promise<number> {
  const to = await endOf(sql, rows);
  const begun = performance.now();
  const stream = await sql
    .unsafe(`
    copy (
      select c.*, f.name from call c left join flow f on f.id = c.flow_id where started_at < '${to.toISOString()}'
      order by started_at desc nulls last, c.id desc nulls last
    ) to stdout`)
    .readable();
  for await (const _ of stream);
  return performance.now() - begun;
}

function line(format: string, { rows, bytes, ms, memoryMb }: Written, target: string) {
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  const measured = `${(ms / 1_000).toFixed(1)} s, ${size}, peak ${memoryMb.toFixed(0)} MB`;
  return { what: `${format.toUpperCase()}, ${rows.toLocaleString('en')} rows`, measured, target };
}
