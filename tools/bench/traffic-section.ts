import { connect, migrate } from '@patchbay/drizzle';
import { countTraffic, flowTraffic, quarterMs } from '@patchbay/records';
import { startTestStack } from '@patchbay/tools';
import { median, milliseconds, printTable } from './table.ts';

const callCount = 72_000;
/** `flow.entered`, seven nodes entered, six of them left, `run.ended`: a bit over a million lines in all. */
const visitsOfCall = 7;
const days = 30;
const rounds = 15;
const targetMs = 300;

/** Calls over a month through a flow of twenty nodes and two versions; every third caller hangs up at the seventh. */
async function makeCalls(sql: ReturnType<typeof connect>['sql'], begin: Date): Promise<number> {
  await sql`
    insert into call (id, direction, caller_number, called_number, flow_id, version, language, started_at, ended_at, end_reason)
    select 'c' || n, 'inbound', '+4930901820', '2000', 'flow', 'v' || n % 2, 'en-US', at, at + interval '63 seconds',
      case when n % 3 = 0 then 'caller_hung_up' else 'completed' end
    from (
      select n, ${begin.toISOString()}::timestamptz + n * interval '1 second' * ${(days * 86_400) / callCount} as at
      from generate_series(0, ${callCount - 1}) as n
    ) as calls`;
  await sql`
    insert into call_step (call_id, index, at, flow_id, version, node_id, kind, port)
    select c.id, line.index, c.started_at + line.index * interval '1 millisecond' * (hashtext(c.id || line.index / 2) & 4095),
      'flow', c.version,
      case when line.index = 0 then null else 'node' || ((line.index - 1) / 2 + (hashtext(c.id) & 15)) % 20 end,
      case when line.index = 0 then 'flow.entered' when line.index = ${2 * visitsOfCall} then 'run.ended'
        when line.index % 2 = 1 then 'node.entered' else 'node.left' end,
      case when line.index % 2 = 0 and line.index not in (0, ${2 * visitsOfCall}) then 'port' || hashtext(c.id) % 3 end
    from call c, generate_series(0, ${2 * visitsOfCall}) as line(index)`;
  await sql`vacuum analyze call, call_step`;
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from call_step`;
  return row?.count ?? 0;
}

async function timeOf<T>(work: () => Promise<T>, times = 1): Promise<{ readonly ms: number; readonly result: T }> {
  const measured: number[] = [];
  let result = await work();
  for (let round = 0; round < times; round += 1) {
    const begun = performance.now();
    result = await work();
    measured.push(performance.now() - begun);
  }
  return { ms: median(measured), result };
}

/** How soon the figures over the canvas are there when a million lines of calls are stored. */
export async function trafficSection(): Promise<void> {
  const stack = await startTestStack({ parts: ['postgres'] });
  try {
    await migrate(stack.databaseUrl);
    const { db, sql, close } = connect(stack.databaseUrl, { max: 2 });
    try {
      const from = new Date(Math.floor((Date.now() - days * 86_400_000) / quarterMs) * quarterMs);
      const month = { flowId: 'flow', from, to: new Date(from.getTime() + (days + 1) * 86_400_000) };
      const lines = await makeCalls(sql, from);
      const raw = await timeOf(() => flowTraffic(db, month));
      const begun = performance.now();
      while ((await countTraffic(db)) > 0);
      const countingMs = performance.now() - begun;
      await sql`vacuum analyze node_traffic`;
      const counted = await timeOf(() => flowTraffic(db, month), rounds);
      const version = await timeOf(() => flowTraffic(db, { ...month, version: 'v1' }), rounds);
      const day = await timeOf(() => flowTraffic(db, { ...month, to: new Date(from.getTime() + 86_400_000) }), rounds);
      const same = JSON.stringify(sorted(raw.result)) === JSON.stringify(sorted(counted.result));
      const [rows] = await sql<{ count: number }[]>`select count(*)::int as count from node_traffic`;
      printTable(
        `Traffic over the canvas, ${lines.toLocaleString('en')} lines of ${callCount.toLocaleString('en')} calls`,
        [
          { what: 'read off the lines, the month', measured: milliseconds(raw.ms), target: '' },
          { what: 'the month', measured: milliseconds(counted.ms), target: `under ${targetMs} ms` },
          { what: 'the month, one version', measured: milliseconds(version.ms), target: `under ${targetMs} ms` },
          { what: 'one day', measured: milliseconds(day.ms), target: `under ${targetMs} ms` },
          { what: 'counted figures are those read off the lines', measured: same ? 'yes' : 'no', target: 'yes' },
          { what: 'counting a call', measured: milliseconds(countingMs / callCount), target: '' },
          { what: 'rows counted into', measured: (rows?.count ?? 0).toLocaleString('en'), target: '' },
        ],
      );
    } finally {
      await close();
    }
  } finally {
    await stack.stop();
  }
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, sorted(each)]);
}
