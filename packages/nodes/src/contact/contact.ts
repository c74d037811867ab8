import type { Decision, EventOf, Failure, NodeContext, PlaybackItem, TransferTarget } from '@patchbay/flow-schema';
import { dialledNumber } from '../transfer/destination.ts';
import type { ContactConfig } from './contact-fields.ts';

/** What is kept of somebody on their way to a person. */
export type ContactData = {
  /** The `queue.join`, `agent.call` or `dial.start` under way. */
  contact: number;
  /** The queue they wait in; empty while one agent or number rings. */
  queueId: string;
  /** Since when they wait, ring or talk. */
  since: number;
  waitedMs: number;
  talkedMs: number;
  agent: string;
  /** Why a rule sent them on; empty where none did. */
  reason: string;
};

export type ContactContext = NodeContext<ContactConfig>;

/** Where a caller is sent to whose conversation ended in a transfer to a queue. */
export type JoinNext = (
  context: ContactContext,
  queueId: string,
  before: ContactData,
  /** Their agent was lost: they go back to where they stood. */
  isReturn: boolean,
) => Decision;

function keep(context: ContactContext, data: ContactData): Failure | null {
  const { agentVariable, talkedVariable, waitedVariable, reasonVariable } = context.config;
  const values = [
    [agentVariable, data.agent],
    [talkedVariable, Math.round(data.talkedMs / 1_000)],
    [waitedVariable, Math.round(data.waitedMs / 1_000)],
    [reasonVariable, data.reason],
  ] as const;
  for (const [variable, value] of values) {
    const failure = variable === '' ? null : context.set(variable, value);
    if (failure !== null) return failure;
  }
  return null;
}

/** Goes on by a port, with what is known of the contact in its variables. */
export function leaveWith(context: ContactContext, port: string, data: ContactData): Decision {
  const failure = keep(context, data);
  return failure === null ? context.leave(port) : context.fail(failure.code, failure.message);
}

export function failWith(context: ContactContext, data: ContactData, code: string, message: string): Decision {
  const failure = keep(context, data);
  return failure === null ? context.fail(code, message) : context.fail(failure.code, failure.message);
}

/** What the next agent hears: what was decided on the way, else what the node says. */
export function whisperOf(
  context: ContactContext,
): { readonly ok: true; readonly items: PlaybackItem[] } | { readonly ok: false; readonly failure: Failure } {
  const { whisper } = context.contactTerms;
  return whisper.length > 0 ? { ok: true, items: [...whisper] } : context.resolvePrompt(context.config.whisper);
}

/** Rings one agent, with music for the caller. */
export function ringAgent(
  context: ContactContext,
  agentId: string,
  whisper: PlaybackItem[],
  before: Omit<ContactData, 'contact'>,
): Decision {
  const { ringTimeoutMs } = context.config;
  const contact = context.emit({ type: 'agent.call', agentId, ringTimeoutMs, whisper });
  context.emit({ type: 'music.start' });
  return context.stay('ringing', { ...before, contact, queueId: '', since: context.now } satisfies ContactData);
}

/** Calls a number that a rule or an agent names. What is heard while it rings comes from the line. */
function dial(context: ContactContext, written: string, before: ContactData): Decision {
  const number = dialledNumber(written);
  if (number === null)
    return failWith(context, before, 'number_invalid', `“${written}” is not a number that can be dialled.`);
  const contact = context.emit({
    type: 'dial.start',
    destination: { kind: 'number', number },
    ringTimeoutMs: context.config.ringTimeoutMs,
    callerId: null,
  });
  return context.stay('dialling', { ...before, contact, queueId: '', since: context.now } satisfies ContactData);
}

function sendOn(
  context: ContactContext,
  { target, isReturn = false }: { readonly target: TransferTarget; readonly isReturn?: boolean },
  before: ContactData,
  joinNext: JoinNext,
): Decision {
  switch (target.kind) {
    case 'queue':
      return joinNext(context, target.queueId, before, isReturn);
    case 'agent':
      return ringAgent(context, target.agentId, [], before);
    case 'number':
      return dial(context, target.number, before);
  }
}

/** An agent has taken the call: nothing else is heard by the caller from here on. */
export function connect(context: ContactContext, { agentName }: EventOf<'agent.answered'>): Decision {
  const data = context.data as ContactData;
  context.emit({ type: 'agent.connect', target: data.contact });
  context.setContactTerms({ whisper: [] });
  const waitedMs = data.waitedMs + context.now - data.since;
  return context.stay('connecting', { ...data, agent: agentName, since: context.now, waitedMs } satisfies ContactData);
}

/** The end of a place in a queue, or of the call to an agent. `waited` where nobody had answered yet. */
export function takeOutcome(
  context: ContactContext,
  { outcome, talkedMs }: EventOf<'queue.left'>,
  waited: boolean,
  joinNext: JoinNext,
): Decision {
  const before = context.data as ContactData;
  const data: ContactData = {
    ...before,
    talkedMs: before.talkedMs + talkedMs,
    waitedMs: before.waitedMs + (waited ? context.now - before.since : 0),
  };
  switch (outcome.kind) {
    case 'completed':
      return leaveWith(context, 'answered', data);
    case 'transferred':
      return sendOn(context, outcome, data, joinNext);
    case 'overflow':
      if (outcome.action.kind === 'number')
        return dial(context, outcome.action.number, { ...data, reason: outcome.reason });
      return leaveWith(context, outcome.action.kind, { ...data, reason: outcome.reason });
    case 'no_answer':
      return leaveWith(context, 'no_answer', data);
    case 'failed':
      return failWith(context, data, outcome.code, outcome.message);
    case 'cancelled':
      return failWith(context, data, 'contact_cancelled', 'The place in the queue was taken away.');
  }
}

/** An agent's button: the conversation ends and the call goes on at its node. */
export function act(context: ContactContext, { nodeId }: EventOf<'agent.acted'>): Decision {
  const data = context.data as ContactData;
  const failure = keep(context, { ...data, talkedMs: data.talkedMs + context.now - data.since });
  context.emit({ type: data.queueId === '' ? 'agent.cancel' : 'queue.leave', target: data.contact });
  return failure === null ? context.goTo(nodeId) : context.fail(failure.code, failure.message);
}

export function endDial(
  context: ContactContext,
  { outcome, message }: EventOf<'dial.ended'>,
  answered: boolean,
): Decision {
  const before = context.data as ContactData;
  const passedMs = context.now - before.since;
  const data: ContactData = answered
    ? { ...before, talkedMs: before.talkedMs + passedMs }
    : { ...before, waitedMs: before.waitedMs + passedMs };
  if (answered || outcome === 'completed') return leaveWith(context, 'answered', data);
  if (outcome === 'busy' || outcome === 'no_answer') return leaveWith(context, 'no_answer', data);
  return failWith(context, data, `dial_${outcome}`, message);
}
