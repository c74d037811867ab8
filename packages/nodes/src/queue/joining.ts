import {
  type Decision,
  type Failure,
  type Json,
  type MaybeSensitive,
  type NodeContext,
  reveal,
  type SkillRing,
} from '@patchbay/flow-schema';
import { type ContactData, failWith, whisperOf } from '../contact/contact.ts';
import { contactAttributes } from '../contact/contact-attributes.ts';
import type { QueueConfig } from './queue.config.ts';

type Context = NodeContext<QueueConfig>;

/** A waiting flow that was over sooner than this would be entered again and again: music comes in between. */
const flowMsMin = 2_000;
const pauseMs = 10_000;

/** Beside the contact: when the waiting flow began, and the timer while there is music instead. */
export type QueueData = ContactData & { flowSince: number; timer: number };

function isVip(
  context: Context,
): { readonly ok: true; readonly vip: boolean } | { readonly ok: false; readonly failure: Failure } {
  const { vip, vipWhen } = context.config;
  if (context.contactTerms.vip !== null) return { ok: true, vip: context.contactTerms.vip };
  if (vip !== 'when') return { ok: true, vip: vip === 'yes' };
  const evaluated = context.evaluate(vipWhen);
  return evaluated.ok ? { ok: true, vip: reveal(evaluated.value) === true } : evaluated;
}

function ringsOf({ config, contactTerms }: Context): SkillRing[] | null {
  if (contactTerms.rings !== null) return [...contactTerms.rings];
  return config.skills === 'own' ? config.rings : null;
}

/** Takes a place, and lets the caller hear what is heard meanwhile. */
export function join(context: Context): Decision {
  const attributes = contactAttributes(context, context.config.attributes);
  if (!attributes.ok) return context.fail(attributes.failure.code, attributes.failure.message);
  const vip = isVip(context);
  if (!vip.ok) return context.fail(vip.failure.code, vip.failure.message);
  const whisper = whisperOf(context);
  if (!whisper.ok) return context.fail(whisper.failure.code, whisper.failure.message);
  const { queueId, priority, stickyMs } = context.config;
  const contact = context.emit({
    type: 'queue.join',
    queueId,
    priority: context.contactTerms.priority ?? priority,
    vip: vip.vip,
    rings: ringsOf(context),
    stickyMs,
    attributes: attributes.values,
    whisper: whisper.items,
  });
  const nothing = { waitedMs: 0, talkedMs: 0, agent: '', reason: '', flowSince: 0, timer: 0 };
  return hear(context, { ...nothing, contact, queueId, since: context.now });
}

/**
 * Joins the queue that an agent sends the caller on to. The skills decided here were meant for the first one: a caller who comes
 * back to it because their agent was lost is looked after as before.
 */
export function joinNext(context: Context, queueId: string, before: ContactData, isReturn: boolean): Decision {
  const vip = isVip(context);
  if (!vip.ok) return failWith(context, before, vip.failure.code, vip.failure.message);
  const attributes = contactAttributes(context, context.config.attributes);
  if (!attributes.ok) return failWith(context, before, attributes.failure.code, attributes.failure.message);
  const contact = context.emit({
    type: 'queue.join',
    queueId,
    priority: context.contactTerms.priority ?? context.config.priority,
    vip: vip.vip,
    rings: isReturn && queueId === context.config.queueId ? ringsOf(context) : null,
    stickyMs: isReturn ? context.config.stickyMs : 0,
    attributes: attributes.values,
    whisper: [],
    ...(isReturn && { returnedAfterMs: before.waitedMs }),
  });
  return hear(context, { ...before, contact, queueId, since: context.now, flowSince: 0, timer: 0 });
}

/** The waiting flow from its beginning, else music. */
export function hear(context: Context, data: QueueData): Decision {
  const { flowId, inputs } = context.config.waiting;
  if (flowId === '') return hearMusic(context, data);
  const values: Record<string, MaybeSensitive<Json>> = {};
  for (const { name, value } of inputs) {
    const evaluated = context.evaluate(value);
    // What the flow says is decoration; the place is not given up for it.
    if (!evaluated.ok) return hearMusic(context, data);
    values[name] = evaluated.value;
  }
  return context.enterFlow(flowId, values, 'listening', { ...data, flowSince: context.now } satisfies QueueData);
}

export function hearMusic(context: Context, data: QueueData): Decision {
  context.emit({ type: 'music.start' });
  return context.stay('waiting', data);
}

/** The waiting flow is over by itself: it begins again, after some music where it took no time. */
export function hearAgain(context: Context, data: QueueData): Decision {
  if (context.now - data.flowSince >= flowMsMin) return hear(context, data);
  context.emit({ type: 'music.start' });
  const timer = context.emit({ type: 'timer.start', durationMs: pauseMs });
  return context.stay('pausing', { ...data, timer } satisfies QueueData);
}
