import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** Also the type of a transaction: functions that take it can be put together into one. */
export type Database = Pick<
  PostgresJsDatabase,
  | 'select'
  | 'selectDistinct'
  | 'selectDistinctOn'
  | 'insert'
  | 'update'
  | 'delete'
  | 'execute'
  | 'transaction'
  | '$with'
  | 'with'
  | '$count'
>;

export interface Connection {
  readonly db: PostgresJsDatabase;
  /** Plain SQL with the driver's own types (dates as Date, JSON as values), over connections of its own. */
  readonly sql: postgres.Sql;
  /** Waits up to five seconds for what is under way, then closes. */
  close(): Promise<void>;
}

/**
 * Opens a pool; connections are made when first needed.
 * @param databaseUrl e.g. `postgres://user:password@127.0.0.1:5432/patchbay`
 * @param options.max connections at most, for `db` and for `sql` each; 10 unless told
 * @param options.endsWithProcess what it is called among the connections of PostgreSQL. Given, a query that is under way ends within a
 *   second once this process is gone; otherwise PostgreSQL notices only when it has an answer
 */
export function connect(databaseUrl: string, options: { max?: number; endsWithProcess?: string } = {}): Connection {
  const { endsWithProcess } = options;
  const settings = {
    max: options.max ?? 10,
    connect_timeout: 10,
    onnotice: () => undefined,
    ...(endsWithProcess === undefined
      ? {}
      : { connection: { application_name: endsWithProcess, client_connection_check_interval: 1_000 } }),
  };
  // Two clients: drizzle replaces the date and JSON types of the client it is given, which plain SQL needs.
  const forDrizzle = postgres(databaseUrl, settings);
  const sql = postgres(databaseUrl, settings);
  return {
    db: drizzle(forDrizzle),
    sql,
    async close() {
      await Promise.all([forDrizzle.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
    },
  };
}
