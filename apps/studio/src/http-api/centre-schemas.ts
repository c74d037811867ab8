import type { SkillWish } from '@patchbay/flow-schema';
import * as z from 'zod';

const id = z.string().trim().min(1).max(64);

const wish: z.ZodType<SkillWish> = z
  .union([
    z.object({ skill: id, levelMin: z.int().min(1).max(10) }),
    z.object({
      get all() {
        return z.array(wish);
      },
    }),
    z.object({
      get any() {
        return z.array(wish);
      },
    }),
  ])
  .meta({ id: 'SkillWish', description: 'One skill with a minimum level, or several joined by "all" or "any".' });

const rings = z
  .array(z.object({ afterMs: z.int().min(0), wants: wish.nullable() }))
  .describe('Wanted skills, relaxed step by step with waiting time; null wants nobody in particular.');

const overflowAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queue'), queueId: id }),
  z.object({ kind: z.literal('voicemail') }),
  z.object({ kind: z.literal('number'), number: z.string().max(64) }),
  z.object({ kind: z.literal('callback') }),
]);

const overflow = z.array(
  z.discriminatedUnion('when', [
    z.object({ when: z.literal('waited'), afterMs: z.int().min(0), action: overflowAction }),
    z.object({ when: z.literal('length'), lengthMax: z.int().min(0), action: overflowAction }),
    z.object({ when: z.literal('no_agents'), action: overflowAction }),
    z.object({ when: z.literal('closed'), action: overflowAction }),
  ]),
);

const time = z.string().regex(/^\d{2}:\d{2}$/, 'a time such as 08:30');

/** All that people decide about a queue. Limits that depend on other rows are checked where it is stored. */
export const queueFields = {
  name: z.string().trim().min(1).max(80),
  priority: z.int(),
  strategy: z.enum([
    'skills_first',
    'longest_idle',
    'most_recently_idle',
    'round_robin',
    'fewest_calls',
    'ring_several',
  ]),
  ringTogetherMax: z.int(),
  ringTimeoutMs: z.int(),
  wrapUpMs: z
    .int()
    .nullable()
    .describe('After-call work that follows a call by itself; 0 for none, null for as long as the agent wants.'),
  ageingPerMinute: z.number(),
  rings,
  terms: z.array(
    z.object({
      when: z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean()]))),
      priorityAdded: z.int().optional(),
      vip: z.boolean().optional(),
      rings: rings.optional(),
    }),
  ),
  overflow,
  open: z.boolean().describe('False while somebody has closed it by hand.'),
  hours: z
    .object({ timeZone: z.string(), week: z.array(z.object({ day: z.int(), from: time, to: time })) })
    .nullable()
    .describe('Weekly times by day, 1 Monday to 7 Sunday; null is always open.'),
  serviceLevelMs: z.int(),
  serviceLevelTarget: z.number().min(0).max(1),
  alerts: z
    .object({
      waitingMax: z.int().nullable(),
      longestWaitMs: z.int().nullable(),
      serviceLevelMin: z.number().nullable(),
      agentsReadyMin: z.int().nullable(),
    })
    .nullable(),
  wrapUpRequired: z.boolean(),
} as const;

/** What comes back of a queue. */
export const queueAnswer = z.object({
  id: z.string(),
  ...queueFields,
  createdAt: z.date(),
  archivedAt: z.date().nullable(),
});

/** A queue right now. Times are epoch milliseconds. */
export const queueLiveAnswer = z.object({
  id: z.string(),
  open: z.boolean(),
  waiting: z.int(),
  longestSinceMs: z.number().nullable(),
  expectedWaitMs: z.number().nullable(),
  today: z.object({
    offered: z.int(),
    answered: z.int(),
    answeredInTime: z.int(),
    abandoned: z.int(),
    abandonedInTime: z.int(),
    shortAbandoned: z.int(),
    overflowed: z.int(),
    moved: z.int(),
    calledBack: z.int(),
  }),
  agents: z.object({
    signedIn: z.int(),
    ready: z.int(),
    busy: z.int(),
    wrappingUp: z.int(),
    notReady: z.int(),
  }),
  contacts: z
    .array(
      z.object({
        id: z.string(),
        isCallback: z.boolean(),
        sinceMs: z.number(),
        position: z.int(),
        priority: z.number(),
        vip: z.boolean(),
        ringingAt: z.array(z.string()),
        why: z.object({ en: z.string(), zh: z.string() }),
        expectedWaitMs: z.number().nullable(),
      }),
    )
    .describe('Who waits, in order.'),
});

/** All that people decide about an agent. */
export const agentFields = {
  teamId: id.nullable(),
  phoneKind: z.enum(['browser', 'sip']),
  sipAddress: z.string().max(200).nullable(),
  extension: z.string().max(32).nullable(),
  chatsMax: z.int(),
  autoAnswer: z.boolean(),
  skills: z.array(z.object({ skillId: id, level: z.int() })).max(200),
  queueIds: z.array(id).max(500),
} as const;

/** What comes back of an agent; the id is that of the person. */
export const agentAnswer = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  disabled: z.boolean(),
  ...agentFields,
  createdAt: z.date(),
});

/** What an agent does right now. `sinceMs` is in epoch milliseconds. */
export const agentStateAnswer = z.object({
  id: z.string(),
  status: z.enum(['signed_out', 'ready', 'not_ready', 'ringing', 'talking', 'consulting', 'after_call_work']),
  reason: z.string().nullable(),
  sinceMs: z.number().nullable(),
  callId: z.string().nullable(),
  queueId: z.string().nullable(),
  phone: z.enum(['ready', 'away']),
});

export const idInput = z.object({ id });

/** Every field may be left out. */
export function partial<Fields extends Record<string, z.ZodType>>(fields: Fields) {
  return z.object(fields).partial().shape;
}
