import { randomUUID } from 'node:crypto';
import { type Database, formAnswers } from '@patchbay/drizzle';
import type { Json, JsonObject } from '@patchbay/flow-schema';
import { and, eq, sql } from 'drizzle-orm';
import { maskJson } from '../sealing/seal-json.ts';

/**
 * Keeps what an agent filled into a form; of a form filled in again in the same call only the last answer counts. Sensitive values, in
 * their wrapper, are masked: the flow alone gets them.
 * @param answer.choices the variables whose value was chosen among few: reports tell these values apart
 */
export async function recordFormAnswer(
  db: Database,
  answer: {
    callId: string;
    flowId: string;
    version: string;
    nodeId: string;
    agentId: string;
    values: JsonObject;
    choices: readonly string[];
    at: Date;
  },
): Promise<void> {
  const { callId, flowId, nodeId } = answer;
  const values = readable(maskJson(answer.values));
  await db.transaction(async (tx) => {
    // Of two answers at once, the later one finds the other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`form ${callId} ${flowId} ${nodeId}`}, 0))`);
    await tx
      .update(formAnswers)
      .set({ replaced: true })
      .where(
        and(
          eq(formAnswers.callId, callId),
          eq(formAnswers.flowId, flowId),
          eq(formAnswers.nodeId, nodeId),
          eq(formAnswers.replaced, false),
        ),
      );
    await tx.insert(formAnswers).values({ ...answer, choices: [...answer.choices], id: randomUUID(), values });
  });
}

/** What PostgreSQL cannot read out of JSON, and nobody on a screen, becomes the sign for that: NUL and halves of characters. */
function readable(value: Json): Json {
  if (typeof value === 'string') return value.replace(/[\0\p{Surrogate}]/gu, '\ufffd');
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, readable(each)]));
}
