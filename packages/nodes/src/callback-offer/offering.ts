import {
  type Decision,
  type MaybeSensitive,
  type NodeContext,
  type PromptContent,
  reveal,
} from '@patchbay/flow-schema';
import { contactAttributes } from '../contact/contact-attributes.ts';
import { dialledNumber } from '../transfer/destination.ts';
import type { CallbackOfferConfig } from './callback-offer.config.ts';

export type Context = NodeContext<CallbackOfferConfig>;

/** `number` is the one proposed, `attempts` how often one was entered. */
export type OfferData = { number: string; attempts: number };
export type PromptData = OfferData & { playback: number };
export type TimerData = OfferData & { timer: number };

/** What a caller hears in one state and is waited for in the next. */
export function say(
  context: Context,
  content: PromptContent,
  state: string,
  data: OfferData,
  silent: (context: Context, data: OfferData) => Decision,
): Decision {
  const resolved = context.resolvePrompt(content, { number: data.number });
  if (!resolved.ok) return context.fail(resolved.failure.code, resolved.failure.message);
  const { number, attempts } = data;
  if (resolved.items.length === 0) return silent(context, { number, attempts });
  const playback = context.emit({ type: 'playback.start', items: resolved.items });
  return context.stay(state, { number, attempts, playback } satisfies PromptData);
}

export function waitIn(context: Context, state: string, { number, attempts }: OfferData): Decision {
  const { numberTimeoutMs, timeoutMs } = context.config;
  const durationMs = state === 'entering_number' ? numberTimeoutMs : timeoutMs;
  const timer = context.emit({ type: 'timer.start', durationMs });
  return context.stay(state, { number, attempts, timer } satisfies TimerData);
}

export const waitForOffer = (context: Context, data: OfferData): Decision => waitIn(context, 'awaiting_offer', data);
export const waitForConfirm = (context: Context, data: OfferData): Decision =>
  waitIn(context, 'awaiting_confirm', data);
export const waitForDigits = (context: Context, data: OfferData): Decision => waitIn(context, 'entering_number', data);

/** The number as it can be dialled; fewer than three digits are nobody's. */
function usable(number: string): string | null {
  const dialled = dialledNumber(number);
  return dialled !== null && dialled.replace(/\D/g, '').length >= 3 ? dialled : null;
}

/** The offer is accepted: with the number they call from, else with one they enter. */
export function propose(context: Context): Decision {
  const number = usable(context.call.callerNumber);
  return number === null ? askNumber(context, 0) : confirm(context, { number, attempts: 0 });
}

export function confirm(context: Context, data: OfferData): Decision {
  return say(context, context.config.confirmPrompt, 'confirming', data, waitForConfirm);
}

export function askNumber(context: Context, attempts: number): Decision {
  if (attempts >= context.config.attemptsMax) return context.leave('declined');
  return say(
    context,
    context.config.numberPrompt,
    'asking_number',
    { number: '', attempts: attempts + 1 },
    waitForDigits,
  );
}

/** One key of the number: # ends it, * stands for the + of a country code at its beginning. */
export function takeDigit(
  context: Context,
  { number, attempts }: OfferData,
  pressed: MaybeSensitive<string>,
): Decision {
  const key = reveal(pressed);
  if (key === '#') return complete(context, { number, attempts });
  const digit = key === '*' && number === '' ? '+' : key.replace('*', '');
  const next = { number: number + digit, attempts };
  return next.number.length >= 20 ? complete(context, next) : waitForDigits(context, next);
}

export function complete(context: Context, { number, attempts }: OfferData): Decision {
  const found = usable(number);
  return found === null ? askNumber(context, attempts) : confirm(context, { number: found, attempts });
}

/** What a key means while the number is read back; null where it means nothing. */
export function answerTo(context: Context, pressed: MaybeSensitive<string>): 'accept' | 'change' | null {
  const key = reveal(pressed);
  if (key === context.config.acceptKey) return 'accept';
  return key === context.config.changeKey ? 'change' : null;
}

export function promise(context: Context, { number, attempts }: OfferData): Decision {
  const { queueId, mode, callsMax, retryAfterMs, numberVariable } = context.config;
  const place = context.waitingIn;
  const shown = contactAttributes(
    context,
    context.config.context.map(({ label, value }) => ({ name: label, value })),
  );
  if (!shown.ok) return context.fail(shown.failure.code, shown.failure.message);
  const failure = numberVariable === '' ? null : context.set(numberVariable, number);
  if (failure !== null) return context.fail(failure.code, failure.message);
  if (place === null && queueId === '') {
    return context.fail('queue_not_chosen', 'Outside of a waiting flow a callback needs a queue to wait in.');
  }
  context.emit({
    type: 'callback.promise',
    from: place?.join ?? null,
    queueId: place?.queueId ?? queueId,
    number,
    mode,
    language: context.language,
    context: shown.values,
    attemptsMax: callsMax,
    retryAfterMs,
  });
  return context.stay('promising', { number, attempts } satisfies OfferData);
}
