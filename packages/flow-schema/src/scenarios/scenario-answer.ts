import * as z from 'zod';
import { languageSchema, nodeIdSchema } from '../document/identifiers.ts';

const codeSchema = z.string().min(1).max(100);
const messageSchema = z.string().max(1_000).default('');
const nameSchema = z.string().max(200);
const idSchema = z.string().min(1).max(200);

/** A failure whose code is the business of whoever answers. */
function failed<const T extends string>(type: T) {
  return z.strictObject({ type: z.literal(type), code: codeSchema.default('failed'), message: messageSchema });
}

const transferTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('queue'), queueId: idSchema }),
  z.strictObject({ kind: z.literal('agent'), agentId: idSchema }),
  z.strictObject({ kind: z.literal('number'), number: idSchema }),
]);

const overflowActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('voicemail') }),
  z.strictObject({ kind: z.literal('callback') }),
  z.strictObject({ kind: z.literal('number'), number: idSchema }),
]);

const contactOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('completed') }),
  z.strictObject({ kind: z.literal('transferred'), target: transferTargetSchema }),
  z.strictObject({
    kind: z.literal('overflow'),
    reason: z.enum(['waited', 'length', 'no_agents', 'closed', 'signed_out', 'away']),
    action: overflowActionSchema,
  }),
  z.strictObject({ kind: z.literal('no_answer') }),
  z.strictObject({ kind: z.literal('failed'), code: codeSchema.default('failed'), message: messageSchema }),
]);

const announcementSchema = z.strictObject({
  announcementId: idSchema.default('announcement'),
  name: nameSchema.default(''),
  closes: z.boolean().default(false),
  says: z.record(
    languageSchema,
    z.strictObject({ text: z.string().max(4_000).optional(), audioId: idSchema.optional() }),
  ),
});

/**
 * What the world answers to a command of a node: the events of the same names, without what only a running call knows (the number
 * of the command, how long somebody talked). Nothing in here is wrapped as sensitive: where the command asks for that, the run gets
 * it wrapped.
 */
export const scenarioAnswerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('http.responded'), status: z.int().min(100).max(599), body: z.json() }),
  z.strictObject({
    type: z.literal('http.failed'),
    code: z.enum(['timeout', 'blocked', 'unreachable', 'too_large', 'redirect', 'invalid_body', 'invalid_request']),
    message: messageSchema,
  }),
  z.strictObject({ type: z.literal('script.finished'), value: z.json() }),
  z.strictObject({
    type: z.literal('script.failed'),
    code: z.enum(['timeout', 'memory', 'thrown', 'invalid_result', 'unavailable']),
    message: messageSchema,
  }),
  z.strictObject({ type: z.literal('table.looked_up'), row: z.record(z.string(), z.json()).nullable() }),
  failed('table.failed'),
  z.strictObject({
    type: z.literal('hours.told'),
    opening: z.enum(['open', 'closed', 'holiday']),
    holiday: nameSchema.nullable().default(null),
    announcements: z.array(announcementSchema).max(20).default([]),
  }),
  failed('hours.failed'),
  z.strictObject({
    type: z.literal('announcements.told'),
    announcements: z.array(announcementSchema).max(20).default([]),
  }),
  failed('announcements.failed'),
  z.strictObject({ type: z.literal('dial.answered') }),
  z.strictObject({
    type: z.literal('dial.ended'),
    outcome: z.enum(['completed', 'busy', 'no_answer', 'failed', 'refused']),
  }),
  /** Connected with the caller at once, as every agent is. */
  z.strictObject({
    type: z.literal('agent.answered'),
    agentId: idSchema.default('agent'),
    agentName: nameSchema.default(''),
  }),
  /** `nodeId` is the `agent_action` whose button is pressed. */
  z.strictObject({ type: z.literal('agent.acted'), nodeId: nodeIdSchema }),
  z.strictObject({ type: z.literal('queue.left'), outcome: contactOutcomeSchema }),
  z.strictObject({
    type: z.literal('queue.told'),
    position: z.int().min(0).max(100_000),
    wait: z
      .strictObject({ fromS: z.int().min(0), toS: z.int().min(0) })
      .nullable()
      .default(null),
  }),
  z.strictObject({ type: z.literal('callback.promised') }),
  failed('callback.failed'),
  failed('recording.failed'),
  failed('playback.failed'),
]);
export type ScenarioAnswer = z.infer<typeof scenarioAnswerSchema>;
