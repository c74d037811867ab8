import { randomUUID } from 'node:crypto';
import { type Database, formAnswers } from '@patchbay/drizzle';
import type { JsonObject } from '@patchbay/flow-schema';
import { maskJson } from '../sealing/seal-json.ts';

/** Keeps what an agent filled into a form. Sensitive values, in their wrapper, are masked: the flow alone gets them. */
export async function recordFormAnswer(
  db: Database,
  answer: {
    callId: string;
    flowId: string;
    version: string;
    nodeId: string;
    agentId: string;
    values: JsonObject;
    at: Date;
  },
): Promise<void> {
  await db.insert(formAnswers).values({ ...answer, id: randomUUID(), values: maskJson(answer.values) });
}
