import type { Database } from '@patchbay/drizzle';
import { countTraffic } from '@patchbay/records';
import type { TrafficBook } from '../../ports/traffic.ts';

/** Traffic in PostgreSQL. */
export class PostgresTrafficBook implements TrafficBook {
  constructor(private readonly db: Database) {}

  countSome(): Promise<number> {
    return countTraffic(this.db);
  }
}
