import type { SkillWish } from '@patchbay/flow-schema';
import * as z from 'zod';

export const strategies = [
  'skills_first',
  'longest_idle',
  'most_recently_idle',
  'round_robin',
  'fewest_calls',
  'ring_several',
] as const;

// Shapes only: bounds, references and circles are checked where the queue is written, which answers by field.
const partsMax = 20;
const wishSchema: z.ZodType<SkillWish> = z.lazy(() =>
  z.union([
    z.strictObject({ skill: z.string().max(64), levelMin: z.number() }),
    z.strictObject({ all: z.array(wishSchema).max(partsMax) }),
    z.strictObject({ any: z.array(wishSchema).max(partsMax) }),
  ]),
);
const ringsSchema = z.array(z.object({ afterMs: z.number(), wants: wishSchema.nullable() })).max(20);

const actionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queue'), queueId: z.string().max(64) }),
  z.object({ kind: z.literal('voicemail') }),
  z.object({ kind: z.literal('number'), number: z.string().trim().max(40) }),
  z.object({ kind: z.literal('callback') }),
]);

const overflowSchema = z.discriminatedUnion('when', [
  z.object({ when: z.literal('waited'), afterMs: z.number(), action: actionSchema }),
  z.object({ when: z.literal('length'), lengthMax: z.number(), action: actionSchema }),
  z.object({ when: z.literal('no_agents'), action: actionSchema }),
  z.object({ when: z.literal('closed'), action: actionSchema }),
]);

const termsSchema = z.object({
  when: z.record(z.string().max(64), z.array(z.union([z.string().max(200), z.number(), z.boolean()])).max(100)),
  priorityAdded: z.number().exactOptional(),
  vip: z.boolean().exactOptional(),
  rings: ringsSchema.exactOptional(),
});

/** All that people decide about a queue. */
export const queueSchema = z.object({
  name: z.string().max(200),
  priority: z.number(),
  strategy: z.enum(strategies),
  ringTogetherMax: z.number(),
  ringTimeoutMs: z.number(),
  wrapUpMs: z.number().nullable(),
  ageingPerMinute: z.number(),
  rings: ringsSchema,
  terms: z.array(termsSchema).max(50),
  overflow: z.array(overflowSchema).max(20),
  open: z.boolean(),
  hours: z
    .object({
      timeZone: z.string().max(64),
      week: z.array(z.object({ day: z.number(), from: z.string().max(5), to: z.string().max(5) })).max(100),
    })
    .nullable(),
  serviceLevelMs: z.number(),
  serviceLevelTarget: z.number(),
  alerts: z
    .object({
      waitingMax: z.number().nullable(),
      longestWaitMs: z.number().nullable(),
      serviceLevelMin: z.number().nullable(),
      agentsReadyMin: z.number().nullable(),
    })
    .nullable(),
  wrapUpRequired: z.boolean(),
});
