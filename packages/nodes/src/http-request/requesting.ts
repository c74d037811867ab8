import {
  type Decision,
  type EventOf,
  isSensitive,
  type Json,
  type MaybeSensitive,
  type NodeContext,
  reveal,
  sensitive,
} from '@patchbay/flow-schema';
import { startPrompt } from '../prompting/start-prompt.ts';
import { buildRequest } from './build-request.ts';
import type { HttpRequestConfig } from './http-request.config.ts';

type Context = NodeContext<HttpRequestConfig>;

/** `attempt` counts from 1; `playback` is what is heard meanwhile, until it is over. */
type Visit = { attempt: number; key: string; playback: number | null };
export type RequestingData = Visit & { request: number };
export type BackingOffData = Visit & { timer: number };

const delayMsMax = 30_000;

export function begin(context: Context): Decision {
  const sent = send(context, { attempt: 1, key: `${context.runId}.${context.nextSeq}`, playback: null });
  if (sent.kind !== 'stay') return sent;
  const prompt = startPrompt(context, context.config.waitPrompt);
  // Silence is no reason to go without the data.
  return prompt.kind === 'playing' ? context.stay(sent.state, { ...sent.data, playback: prompt.playback }) : sent;
}

export function send(context: Context, { attempt, key, playback }: Visit): Decision {
  const built = buildRequest(context, key);
  if (!built.ok) {
    stopPrompt(context, playback);
    return context.fail(built.failure.code, built.failure.message);
  }
  const data: RequestingData = { attempt, key, playback, request: context.emit(built.value) };
  return context.stay('requesting', data);
}

export function stopPrompt(context: Context, playback: number | null): void {
  if (playback !== null) context.emit({ type: 'playback.stop', target: playback });
}

/** A pause before the next attempt, twice as long each time; null when none is left or the reason is not one to repeat for. */
function backOff(context: Context, reason: string, { attempt, key, playback }: Visit): Decision | null {
  const { retriesMax, on, delayMs } = context.config.retry;
  if (attempt > retriesMax || !on.some((known) => known === reason)) return null;
  const durationMs = Math.min(delayMs * 2 ** (attempt - 1), delayMsMax);
  const timer = context.emit({ type: 'timer.start', durationMs });
  const data: BackingOffData = { attempt: attempt + 1, key, playback, timer };
  return context.stay('backing_off', data);
}

export function takeFailure(context: Context, event: EventOf<'http.failed'>, data: RequestingData): Decision {
  const again = backOff(context, event.code, data);
  if (again !== null) return again;
  stopPrompt(context, data.playback);
  return context.fail(`http_${event.code}`, event.message);
}

export function statusPort(status: number): string {
  return `status_${status}`;
}

export function takeResponse(context: Context, event: EventOf<'http.responded'>, data: RequestingData): Decision {
  const { config } = context;
  const expected = config.outcomes.some(({ status }) => status === event.status);
  const again = expected ? null : backOff(context, String(event.status), data);
  if (again !== null) return again;
  stopPrompt(context, data.playback);
  const plain: Json = { status: event.status, body: reveal(event.body) };
  const response: MaybeSensitive = isSensitive(event.body) || config.sensitiveResponse ? sensitive(plain) : plain;
  if (config.responseVariable !== '') {
    const failure = context.set(config.responseVariable, response);
    if (failure !== null) return context.fail(failure.code, failure.message);
  }
  if (expected) return context.leave(statusPort(event.status));
  if (event.status < 200 || event.status > 299) {
    return context.fail('http_status', `The server answered with status ${event.status}.`);
  }
  return keepResults(context, response);
}

function keepResults(context: Context, response: MaybeSensitive): Decision {
  for (const { variable, value } of context.config.results) {
    const evaluated = context.evaluate(value, { response });
    if (!evaluated.ok) return context.fail(evaluated.failure.code, `${variable}: ${evaluated.failure.message}`);
    const failure = context.set(variable, evaluated.value);
    if (failure !== null) return context.fail(failure.code, failure.message);
  }
  return context.leave('ok');
}
