import { join } from 'node:path';
import postgres from 'postgres';
import type { PartSpec } from '../process/supervised-process.ts';
import { findPostgres, reachablePostgres } from './postgres-binaries.ts';
import {
  clearPostmaster,
  dataFolder,
  identity,
  initialise,
  keepPassword,
  serverEnv,
  superuser,
} from './postgres-data.ts';
import { serverUser } from './run-as.ts';

const database = 'patchbay';

export type PostgresOptions = {
  home: string;
  port: number;
  password: string;
  logPath: string;
  pidPath: string;
  /** Told when the data had to go somewhere else than into the home. */
  onDataElsewhere: (folder: string) => void;
};

export function postgresUrl(port: number, password: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

/** The embedded PostgreSQL, listening on the loopback interface only. Creates its data and its database on the first start. */
export async function postgresPart(options: PostgresOptions): Promise<PartSpec> {
  const runAs = serverUser();
  const data = await dataFolder(options.home, runAs);
  if (!data.startsWith(options.home)) options.onDataElsewhere(data);
  const native = await reachablePostgres(findPostgres(), runAs, join(data, '..', '..', 'programs-18.4'));
  const prepare = async () => {
    await initialise(native, data, options.password, runAs);
    await clearPostmaster(data);
    await keepPassword(native, data, options.password, runAs);
    const settings = {
      port: options.port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 120,
      shared_buffers: '128MB',
      jit: 'off',
      log_timezone: 'UTC',
      timezone: 'UTC',
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return {
      command: join(native, 'bin/postgres'),
      args: ['-D', data, ...flags],
      env: serverEnv(native),
      cwd: data,
      ...identity(runAs),
    };
  };
  return {
    name: 'PostgreSQL',
    prepare,
    ready: () => databaseAnswers(options.port, options.password),
    readyTimeoutMs: 60_000,
    // Fast shutdown: sessions are ended, the data is left clean (pg_ctl's default).
    stopSignal: 'SIGINT',
    stopTimeoutMs: 15_000,
    logPath: options.logPath,
    pidPath: options.pidPath,
  };
}

/** Whether the server answers, making Patchbay's database when it is not there yet. */
async function databaseAnswers(port: number, password: string): Promise<boolean> {
  const sql = postgres({
    host: '127.0.0.1',
    port,
    user: superuser,
    password,
    database: 'postgres',
    max: 1,
    connect_timeout: 3,
    onnotice: () => undefined,
  });
  try {
    const found = await sql`select 1 from pg_database where datname = ${database}`;
    if (found.length === 0) await sql`create database ${sql(database)}`;
    return true;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
