import type { Database } from '@patchbay/drizzle';
import { countFacts } from '@patchbay/records';
import type { TrafficBook } from '../../ports/traffic.ts';

/** Counts in PostgreSQL. */
export class PostgresTrafficBook implements TrafficBook {
  constructor(private readonly db: Database) {}

  countSome(): Promise<number> {
    return countFacts(this.db);
  }
}
