import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
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
async function write(
  db: Database,
  home: string,
  env: NodeJS.ProcessEnv,
  format: 'csv' | 'xlsx' | 'pdf',
  rows: number,
): Promise<Written> {
  const request = { kind: 'calls', filter: { to: new Date(begin + rows * 1_000).toISOString() } };
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

/** Whether a million rows take more memory than few, asked of the process that writes exports. */
export async function exportsSection(): Promise<void> {
  const stack = await startTestStack({ parts: ['postgres', 'fonts'] });
  try {
    await migrate(stack.databaseUrl);
    const { db, sql, close } = connect(stack.databaseUrl, { max: 2 });
    try {
      await makeCalls(sql);
      const env = { ...process.env, DATABASE_URL: stack.databaseUrl, PDF_FONTS: JSON.stringify(stack.fonts) };
      const rows = [];
      for (const [format, many] of [
        ['csv', callCount],
        ['xlsx', callCount],
        ['pdf', paperRows],
      ] as const) {
        const few = await write(db, stack.home, env, format, fewRows);
        const all = await write(db, stack.home, env, format, many);
        rows.push(
          line(format, few, ''),
          line(format, all, `memory under ${growthMax} times that of ${fewRows.toLocaleString('en')} rows`),
        );
      }
      printTable('Exports of calls, in the process that writes them', rows);
    } finally {
      await close();
    }
  } finally {
    await stack.stop();
  }
}

function line(format: string, { rows, bytes, ms, memoryMb }: Written, target: string) {
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  const measured = `${(ms / 1_000).toFixed(1)} s, ${size}, peak ${memoryMb.toFixed(0)} MB`;
  return { what: `${format.toUpperCase()}, ${rows.toLocaleString('en')} rows`, measured, target };
}
