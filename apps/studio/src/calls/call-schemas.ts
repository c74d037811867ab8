import { type CallCursor, callFilterSchema } from '@patchbay/records';
import * as z from 'zod';
import { PublicError } from '@/server/public-error';

const pageFields = {
  limit: z.int().min(1).max(500).optional(),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(200).optional(),
};

export const callListSchema = callFilterSchema.extend(pageFields);
export const callPageOfSchema = z.object({ filter: callFilterSchema, ...pageFields });

export const callCountSchema = z.object({ count: z.number(), isExact: z.boolean() });

export const callSchema = z.object({
  id: z.string(),
  direction: z.enum(['inbound', 'outbound']),
  callerNumber: z.string(),
  callerName: z.string(),
  calledNumber: z.string(),
  flowId: z.string().nullable(),
  flowName: z.string().nullable(),
  version: z.string().nullable(),
  language: z.string().nullable(),
  startedAt: z.date(),
  answeredAt: z.date().nullable(),
  /** When the caller was first connected with a person. */
  personAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  endReason: z.string().nullable(),
});

export const callPageSchema = z.object({ calls: z.array(callSchema), nextCursor: z.string().nullable() });

export const callWithStepsSchema = callSchema.extend({
  steps: z.array(
    z.object({
      callId: z.string(),
      index: z.number(),
      at: z.date(),
      depth: z.number(),
      flowId: z.string(),
      version: z.string(),
      nodeId: z.string().nullable(),
      kind: z.string(),
      port: z.string().nullable(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
});

const cursorSchema = z.tuple([z.number(), z.string()]);

export function writeCursor({ startedAt, id }: CallCursor): string {
  return Buffer.from(JSON.stringify([startedAt.getTime(), id])).toString('base64url');
}

/** @throws PublicError `cursor_invalid` */
export function readCursor(text: string): CallCursor {
  try {
    const [at, id] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { startedAt: new Date(at), id };
  } catch (cause) {
    throw new PublicError(
      'BAD_REQUEST',
      'cursor_invalid',
      { en: 'The cursor is not one of this list. Begin with the first page.', zh: '游标无效，请从第一页开始。' },
      { cause },
    );
  }
}
