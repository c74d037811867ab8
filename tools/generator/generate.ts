import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { loadYear } from './load-year.ts';

const usage = `Fills a database with a believable year of a contact centre.

  npx tsx tools/generator/generate.ts --database postgres://user:password@host:port/name [options]

  --calls 10000000   calls in the year
  --agents 300       people
  --queues 40        queues
  --year 2025        the year
  --zone Europe/Berlin
  --seed 1           the same seed makes the same year
  --step-days 30     of how many days at the end the steps of calls are kept
  --processes 2      how many store days at the same time: as many as there are processors, 2 at most, unless told otherwise
  --yes              also where the database holds something already, such as that of a running centre: its counts are then made
                     anew out of the calls that are still there

The database is made where it does not exist.`;

/** More wait for one PostgreSQL. */
const processesUnlessTold = 2;
const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    calls: { type: 'string', default: '10000000' },
    agents: { type: 'string', default: '300' },
    queues: { type: 'string', default: '40' },
    year: { type: 'string', default: '2025' },
    zone: { type: 'string', default: 'Europe/Berlin' },
    seed: { type: 'string', default: '1' },
    'step-days': { type: 'string', default: '30' },
    processes: { type: 'string', default: `${Math.min(availableParallelism(), processesUnlessTold)}` },
    yes: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const bulkCallsMin = 50_000;

function fail(text: string): never {
  console.error(text);
  process.exit(2);
}

function whole(
  name: 'calls' | 'agents' | 'queues' | 'year' | 'seed' | 'step-days' | 'processes',
  min: number,
  max: number,
): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  return fail(`--${name} takes a whole number from ${min} to ${max}.`);
}

if (values.help) {
  console.log(usage);
  process.exit(0);
}
if (values.database === undefined) fail(usage);
const url = new URL(values.database);
const name = decodeURIComponent(url.pathname.slice(1));
if (name === '') fail('The address has to name a database, such as …:5432/patchbay_year.');

if (!(await makeDatabase()) && !values.yes && (await holdsSomething())) {
  fail(
    `The database ${name} holds something already. With --yes it is filled all the same, and its counts are made anew out of the calls that are still there.`,
  );
}
const calls = whole('calls', 1, 50_000_000);
const begun = performance.now();
const { rows } = await loadYear(url.href, {
  seed: whole('seed', 0, 2_147_483_647),
  year: whole('year', 2001, 2100),
  timeZone: values.zone,
  calls,
  agents: whole('agents', 1, 5_000),
  queues: whole('queues', 1, 500),
  stepDays: whole('step-days', 0, 366),
  processes: whole('processes', 1, 64),
  bulk: calls >= bulkCallsMin,
  counted: true,
  say: (progress) => console.log(`${((performance.now() - begun) / 1_000).toFixed(0).padStart(6)} s  ${progress}`),
});
for (const [table, count] of Object.entries(rows))
  console.log(`${table.padEnd(22)} ${count.toLocaleString('en').padStart(14)}`);
console.log(`${((performance.now() - begun) / 1_000).toFixed(0)} s in all`);

/** @returns false where it was there already */
async function makeDatabase(): Promise<boolean> {
  const server = new URL(url);
  server.pathname = '/postgres';
  const sql = postgres(server.href, { max: 1, onnotice: () => undefined });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`;
    if (found) return false;
    await sql`create database ${sql(name)}`;
    return true;
  } finally {
    await sql.end();
  }
}

async function holdsSomething(): Promise<boolean> {
  const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
  try {
    const [tables] = await sql<{ here: boolean }[]>`select to_regclass('call') is not null as here`;
    if (tables?.here !== true) return false;
    const [rows] = await sql<{ here: boolean }[]>`
      select exists (select from call) or exists (select from "user") or exists (select from flow) as here`;
    return rows?.here === true;
  } finally {
    await sql.end();
  }
}
