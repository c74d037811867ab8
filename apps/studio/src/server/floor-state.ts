import { type FloorField, floorFieldName, floorHash } from '@patchbay/records';
import * as z from 'zod';
import { log } from './log';
import { redis } from './redis';

const id = z.string().min(1);
const instantMs = z.number();
const count = z.number().int().min(0);
const words = z.object({ en: z.string(), zh: z.string() });

const agent = z.object({
  kind: z.literal('agent'),
  id,
  status: z.enum(['signed_out', 'ready', 'not_ready', 'ringing', 'talking', 'consulting', 'after_call_work']),
  reason: z.string().nullable(),
  sinceMs: instantMs,
  callId: z.string().nullable(),
  conversationId: z.string().nullable(),
  queueId: z.string().nullable(),
  phone: z.enum(['ready', 'away']),
  wrapUpUntilMs: instantMs.nullable(),
});

const queue = z.object({
  kind: z.literal('queue'),
  id,
  open: z.boolean(),
  waiting: count,
  longestSinceMs: instantMs.nullable(),
  today: z.object({
    offered: count,
    answered: count,
    answeredInTime: count,
    abandoned: count,
    abandonedInTime: count,
    shortAbandoned: count,
    overflowed: count,
    moved: count,
    calledBack: count,
  }),
  agents: z.object({ signedIn: count, ready: count, busy: count, wrappingUp: count, notReady: count }),
  expectedWaitMs: z.number().nullable(),
});

const contact = z.object({
  kind: z.literal('contact'),
  id,
  isCallback: z.boolean(),
  queueId: id,
  sinceMs: instantMs,
  position: count,
  priority: z.number(),
  vip: z.boolean(),
  ringingAt: z.array(z.string()),
  why: words,
  expectedWaitMs: z.number().nullable(),
});

const conversation = z.object({
  kind: z.literal('conversation'),
  id,
  callId: id,
  agentId: id,
  part: z.enum(['agent', 'colleague']),
  colleague: z.object({ agentId: id, name: z.string() }).nullable(),
  queueId: z.string().nullable(),
  direction: z.enum(['inbound', 'outbound']),
  state: z.enum(['ringing', 'connecting', 'talking', 'held', 'consulting', 'three_way', 'away']),
  sinceMs: instantMs,
  answeredAtMs: instantMs.nullable(),
  recording: z.enum(['off', 'on', 'paused']),
  consult: z.object({ label: z.string(), state: z.enum(['waiting', 'ringing', 'talking', 'held']) }).nullable(),
  supervisors: z.array(z.object({ agentId: z.string(), mode: z.enum(['listen', 'whisper', 'barge']) })),
  why: words.nullable(),
});

const fieldSchema = z.discriminatedUnion('kind', [agent, queue, contact, conversation]);

/**
 * One field of the floor as Redis holds it. Null, and a line in the log, for what is none or stands under another name: one
 * bad field never hides the others.
 */
export function parseFloorField(name: string, text: string): FloorField | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    log.warn({ error, field: name }, 'floor.field_unreadable');
    return null;
  }
  const parsed = fieldSchema.safeParse(value);
  if (parsed.success && floorFieldName(parsed.data) === name) return parsed.data;
  log.warn({ field: name, problem: parsed.error?.issues[0]?.path.join('.') ?? 'name' }, 'floor.field_unreadable');
  return null;
}

/** One reading under way, and the one that follows it for whoever asked meanwhile. */
const reading: { now: Promise<FloorField[]> | null; next: Promise<FloorField[]> | null } = { now: null, next: null };

/**
 * What is going on now, everything: `floorViewOf` says what of it somebody may see. Many who ask at once, as after an outage,
 * share a reading, which begins after the last of them asked.
 */
export function readFloor(): Promise<FloorField[]> {
  if (reading.now === null) return begin();
  reading.next ??= reading.now.then(begin, begin);
  return reading.next;
}

function begin(): Promise<FloorField[]> {
  reading.next = null;
  const now = readHash().finally(() => {
    if (reading.now === now) reading.now = null;
  });
  reading.now = now;
  return now;
}

async function readHash(): Promise<FloorField[]> {
  const hash = await redis().hgetall(floorHash);
  return Object.entries(hash)
    .map(([name, text]) => parseFloorField(name, text))
    .filter((field) => field !== null);
}

/** One field of the floor; null where there is none. */
export async function readFloorField<Kind extends FloorField['kind']>(
  kind: Kind,
  id: string,
): Promise<Extract<FloorField, { kind: Kind }> | null> {
  const name = floorFieldName({ kind, id });
  const text = await redis().hget(floorHash, name);
  const field = text === null ? null : parseFloorField(name, text);
  return field as Extract<FloorField, { kind: Kind }> | null;
}
