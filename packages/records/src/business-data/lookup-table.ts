import type { lookupTables } from '@patchbay/drizzle';

export type LookupTable = typeof lookupTables.$inferSelect;
