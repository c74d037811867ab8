import { type Database, journalEntries } from '@patchbay/drizzle';
import type { Json } from '@patchbay/flow-schema';
import { asc, eq } from 'drizzle-orm';
import { maskJson } from '../sealing/seal-json.ts';

/** One step of a past call as its run took it: what came, what the flow did about it, and where it went. */
export interface CallMoment {
  readonly at: Date;
  readonly event: Json;
  readonly commands: readonly Json[];
  readonly trace: readonly Json[];
}

/** More steps than a call takes before the limits of its run end it. */
const momentsMax = 20_000;

/**
 * What happened to a call, event by event, in order. Whatever was sensitive is masked and cannot be had back from this.
 * Empty where the call never reached a flow, or is not known.
 */
export async function loadCallMoments(db: Database, callId: string): Promise<CallMoment[]> {
  const rows = await db
    .select({
      at: journalEntries.at,
      event: journalEntries.event,
      commands: journalEntries.commands,
      trace: journalEntries.trace,
    })
    .from(journalEntries)
    .where(eq(journalEntries.runId, callId))
    .orderBy(asc(journalEntries.index))
    .limit(momentsMax);
  return rows.map(({ at, event, commands, trace }) => ({
    at,
    event: maskJson(event),
    commands: maskJson(commands) as Json[],
    trace: maskJson(trace) as Json[],
  }));
}
