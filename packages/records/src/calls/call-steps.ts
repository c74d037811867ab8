import { callSteps, type Database } from '@patchbay/drizzle';
import type { JsonObject } from '@patchbay/flow-schema';
import { and, asc, eq, gte } from 'drizzle-orm';
import { maskJson } from '../sealing/seal-json.ts';

export type CallStep = typeof callSteps.$inferSelect;

export interface NewCallStep {
  readonly callId: string;
  /** Counts up within the call; writing the same index again changes nothing. */
  readonly index: number;
  readonly at: Date;
  readonly depth: number;
  readonly flowId: string;
  readonly version: string;
  readonly nodeId: string | null;
  readonly kind: string;
  readonly port: string | null;
  readonly detail: JsonObject;
}

/** Rows in one statement at most: PostgreSQL takes 65,535 parameters. */
const rowsMax = 1_000;

/** Writes what happened; sensitive values in `detail` are masked here, whoever calls. */
export async function appendCallSteps(db: Database, steps: readonly NewCallStep[]): Promise<void> {
  for (let start = 0; start < steps.length; start += rowsMax) {
    const rows = steps
      .slice(start, start + rowsMax)
      .map((step) => ({ ...step, detail: maskJson(step.detail) as JsonObject }));
    await db.insert(callSteps).values(rows).onConflictDoNothing();
  }
}

/** In the order in which they happened. */
export async function listCallSteps(
  db: Database,
  callId: string,
  options: { fromIndex?: number; limit?: number } = {},
): Promise<CallStep[]> {
  return await db
    .select()
    .from(callSteps)
    .where(and(eq(callSteps.callId, callId), gte(callSteps.index, options.fromIndex ?? 0)))
    .orderBy(asc(callSteps.index))
    .limit(options.limit ?? 5_000);
}
