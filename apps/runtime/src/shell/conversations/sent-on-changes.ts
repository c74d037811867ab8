import { ended, putThrough } from './conversation-endings.ts';
import type { Consult, Conversation, Sent, SentStep } from './conversation-state.ts';

const nextStep: Readonly<Record<SentStep, SentStep>> = {
  target: 'sender',
  sender: 'queue',
  queue: 'forwarding',
  forwarding: 'apology',
  apology: 'apology',
};

/** How far it has come with a customer who was sent on. */
function sentOf({ sent, consult }: Conversation): Sent {
  return sent ?? { step: 'target', label: consult?.label ?? '' };
}

/** The next one whom the customer gets, while nobody is tried; null for a customer who is seen to. */
export function wantedStepOf(conversation: Conversation): SentStep | null {
  const { phase, consult } = conversation;
  return phase === 'sent_on' && consult === null ? sentOf(conversation).step : null;
}

/** Nobody answered there: whoever comes next is to be tried. */
export function withoutTaker(conversation: Conversation): Conversation {
  const { step, label } = sentOf(conversation);
  return { ...conversation, consult: null, sent: { step: nextStep[step], label } };
}

/** There is nobody at this step. */
export function notTaken(conversation: Conversation, step: SentStep): Conversation {
  return wantedStepOf(conversation) === step ? withoutTaker(conversation) : conversation;
}

/** Whoever was tried has answered. */
export function received(conversation: Conversation, consult: Consult, nowMs: number): Conversation {
  return {
    ...putThrough(conversation, consult, nowMs),
    sent: null,
    why: returnReasonOf(conversation) ?? conversation.why,
  };
}

/** There is nobody left who could take the customer. */
export function apologised(conversation: Conversation, nowMs: number): Conversation {
  if (wantedStepOf(conversation) !== 'apology') return conversation;
  const message = 'Whom the customer was sent to could not be reached, nor anybody else.';
  return ended(conversation, 'transfer', { kind: 'failed', code: 'not_reached', message }, true, nowMs);
}

/** What whoever gets the customer now is told; null where they are the one whom the customer was sent to. */
export function returnReasonOf(conversation: Conversation): Conversation['why'] {
  const { step, label } = sentOf(conversation);
  if (conversation.phase !== 'sent_on' || step === 'target') return null;
  return { en: `Came back: nobody answered at ${label}`, zh: `转接退回：${label}无人接听` };
}
