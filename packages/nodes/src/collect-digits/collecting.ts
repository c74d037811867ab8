import {
  type Decision,
  isSensitive,
  type MaybeSensitive,
  type NodeContext,
  type PromptContent,
  reveal,
  sensitive,
} from '@patchbay/flow-schema';
import { retryPrompt } from '../fields/retry-field.ts';
import { startPrompt } from '../prompting/start-prompt.ts';
import type { CollectDigitsConfig } from './collect-digits.config.ts';

type Context = NodeContext<CollectDigitsConfig>;
type Digits = MaybeSensitive<string>;

/** How often each kind of attempt has failed so far. */
export type Attempts = { noInput: number; invalid: number; corrections: number };
export type PromptingData = Attempts & { playback: number; digits: Digits };
export type CollectingData = Attempts & { timer: number; digits: Digits };
export type ConfirmingData = PromptingData;
export type AwaitingData = CollectingData;

function attemptsOf({ noInput, invalid, corrections }: Attempts): Attempts {
  return { noInput, invalid, corrections };
}

/** Digits with one more; secret as soon as any part of them is. */
export function withDigit(context: Context, digits: Digits, digit: Digits): Digits {
  const joined = reveal(digits) + reveal(digit);
  return context.config.sensitive || isSensitive(digits) || isSensitive(digit) ? sensitive(joined) : joined;
}

export function beginAttempt(context: Context, content: PromptContent, attempts: Attempts): Decision {
  const started = startPrompt(context, content);
  if (started.kind === 'failed') return started.decision;
  if (started.kind === 'silent') return collect(context, '', attempts);
  const data: PromptingData = { ...attemptsOf(attempts), playback: started.playback, digits: '' };
  return context.stay('prompting', data);
}

/** Waits for the next digit. */
function collect(context: Context, digits: Digits, attempts: Attempts): Decision {
  const { firstDigitTimeoutMs, interDigitTimeoutMs } = context.config;
  const durationMs = reveal(digits) === '' ? firstDigitTimeoutMs : interDigitTimeoutMs;
  const data: CollectingData = {
    ...attemptsOf(attempts),
    timer: context.emit({ type: 'timer.start', durationMs }),
    digits,
  };
  return context.stay('collecting', data);
}

/** Takes pressed keys one after another; those that come after the entry is complete are dropped. */
export function takeKeys(context: Context, before: Digits, pressed: Digits, attempts: Attempts): Decision {
  const { endKey, digitsMax } = context.config;
  let digits = before;
  for (const key of reveal(pressed)) {
    if (key === endKey) return complete(context, digits, attempts);
    digits = withDigit(context, digits, isSensitive(pressed) ? sensitive(key) : key);
    if (reveal(digits).length >= digitsMax) return complete(context, digits, attempts);
  }
  return collect(context, digits, attempts);
}

function fitsPattern(context: Context, digits: Digits): boolean | Decision {
  const { pattern } = context.config;
  if (pattern === '') return true;
  const fits = context.evaluate('digits.matches(pattern)', { digits, pattern: `^(?:${pattern})$` });
  return fits.ok ? reveal(fits.value) === true : context.fail(fits.failure.code, fits.failure.message);
}

export function complete(context: Context, digits: Digits, attempts: Attempts): Decision {
  if (reveal(digits).length < context.config.digitsMin) return retryInvalid(context, attempts);
  const fits = fitsPattern(context, digits);
  if (typeof fits !== 'boolean') return fits;
  if (!fits) return retryInvalid(context, attempts);
  return context.config.confirm.enabled ? confirm(context, digits, attempts) : accept(context, digits, attempts);
}

/** Digits that the variable's type cannot hold (a `*` in a number, say) are the caller's slip and not a failure. */
export function accept(context: Context, digits: Digits, attempts: Attempts): Decision {
  if (context.set(context.config.variable, digits) !== null) return retryInvalid(context, attempts);
  return context.leave('collected');
}

function confirm(context: Context, digits: Digits, attempts: Attempts): Decision {
  const started = startPrompt(context, context.config.confirm.prompt, { digits });
  if (started.kind === 'failed') return started.decision;
  if (started.kind === 'silent') return awaitAnswer(context, digits, attempts);
  const data: ConfirmingData = { ...attemptsOf(attempts), playback: started.playback, digits };
  return context.stay('confirming', data);
}

export function awaitAnswer(context: Context, digits: Digits, attempts: Attempts): Decision {
  const timer = context.emit({ type: 'timer.start', durationMs: context.config.confirm.timeoutMs });
  const data: AwaitingData = { ...attemptsOf(attempts), timer, digits };
  return context.stay('awaiting_answer', data);
}

/** What a key means while the caller is asked; null where it means nothing (often the end key, pressed out of habit). */
export function answerOf(context: Context, key: Digits): 'accept' | 'correct' | null {
  const { acceptKey, correctKey } = context.config.confirm;
  const pressed = reveal(key);
  if (pressed === acceptKey) return 'accept';
  return pressed === correctKey ? 'correct' : null;
}

export function takeAnswer(
  context: Context,
  answer: 'accept' | 'correct',
  data: ConfirmingData | AwaitingData,
): Decision {
  if (answer === 'accept') return accept(context, data.digits, data);
  const attempts = { ...attemptsOf(data), corrections: data.corrections + 1 };
  if (attempts.corrections > context.config.confirm.correctionsMax) return context.leave('invalid');
  return beginAttempt(context, context.config.prompt, attempts);
}

export function retryInvalid(context: Context, before: Attempts): Decision {
  const { invalid, prompt } = context.config;
  const attempts = { ...attemptsOf(before), invalid: before.invalid + 1 };
  if (attempts.invalid > invalid.retriesMax) return context.leave('invalid');
  return beginAttempt(context, retryPrompt(invalid, attempts.invalid, prompt), attempts);
}

export function retryNoInput(context: Context, before: Attempts): Decision {
  const { noInput, prompt } = context.config;
  const attempts = { ...attemptsOf(before), noInput: before.noInput + 1 };
  if (attempts.noInput > noInput.retriesMax) return context.leave('no_input');
  return beginAttempt(context, retryPrompt(noInput, attempts.noInput, prompt), attempts);
}

/** Nobody answered the read-back: it is read again, as one of the attempts without input. */
export function retryConfirm(context: Context, data: AwaitingData): Decision {
  const attempts = { ...attemptsOf(data), noInput: data.noInput + 1 };
  if (attempts.noInput > context.config.noInput.retriesMax) return context.leave('no_input');
  return confirm(context, data.digits, attempts);
}
