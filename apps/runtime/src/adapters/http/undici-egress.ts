import { lookup } from 'node:dns/promises';
import { isSensitive, reveal } from '@patchbay/flow-schema';
import { type Agent, type Dispatcher, request } from 'undici';
import type {
  BytesEgress,
  BytesResult,
  HttpEgress,
  HttpRequestCommand,
  HttpResult,
  OutboundRequest,
} from '../../ports/http-egress.ts';
import { checkHeader, parseTarget } from './check-request.ts';
import { EgressProblem, findProblem } from './egress-problem.ts';
import { type AllowedHosts, createGuardedAgent, type ResolveHost, refuseForbiddenLiteral } from './guarded-agent.ts';
import { readAnswer, readBytes } from './read-answer.ts';

export type EgressCredential =
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'header'; readonly name: string; readonly value: string };

export interface EgressOptions {
  readonly allowedHosts: AllowedHosts;
  /** Throws where there is no such credential. */
  loadCredential(id: string): Promise<{ readonly hosts: readonly string[]; readonly secret: EgressCredential }>;
  readonly resolve?: ResolveHost;
  /** Of an answer's body; a million unless told. */
  readonly bodyBytesMax?: number;
}

const redirectsMax = 5;
const jsonDepthMax = 64;
const requestBodyBytesMax = 1_000_000;
const timeoutMsMax = 120_000;

/** One request of the chain that redirects make. */
interface Hop {
  readonly url: URL;
  readonly method: OutboundRequest['method'];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** The egress gateway over undici. */
export class UndiciEgress implements HttpEgress, BytesEgress {
  readonly #agent: Agent;
  readonly #options: EgressOptions;

  constructor(options: EgressOptions) {
    this.#options = options;
    const resolve = options.resolve ?? ((hostname) => lookup(hostname, { all: true, verbatim: true }));
    this.#agent = createGuardedAgent(resolve, options.allowedHosts);
  }

  request(command: HttpRequestCommand, signal: AbortSignal): Promise<HttpResult> {
    const limits = { bytesMax: this.#options.bodyBytesMax ?? 1_000_000, jsonDepthMax };
    return this.#inTime(command, signal, async ({ statusCode, body, headers }) => ({
      ok: true,
      status: statusCode,
      body: await readAnswer(body, headers, limits),
    }));
  }

  requestBytes(request: OutboundRequest, bytesMax: number, signal: AbortSignal): Promise<BytesResult> {
    return this.#inTime(request, signal, async ({ statusCode, body, headers }) => ({
      ok: true,
      status: statusCode,
      bytes: await readBytes(body, headers, bytesMax),
    }));
  }

  async #inTime<Result>(
    outbound: OutboundRequest,
    signal: AbortSignal,
    read: (answer: Dispatcher.ResponseData) => Promise<Result>,
  ): Promise<Result | Extract<HttpResult, { ok: false }>> {
    const timeoutMs = Math.min(Math.max(outbound.timeoutMs, 1), timeoutMsMax);
    const deadline = AbortSignal.timeout(timeoutMs);
    const either = AbortSignal.any([deadline, signal]);
    try {
      // Not everything on the way listens to the signal (a name look-up does not), so the caller stops waiting here.
      return await Promise.race([this.#follow(outbound, either).then(read), rejectWhenAborted(either)]);
    } catch (error) {
      return { ok: false, ...failureOf(error, { timedOut: deadline.aborted, cancelled: signal.aborted, timeoutMs }) };
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  /** The answer at the end of the redirects, its body not read yet. */
  async #follow(command: OutboundRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    let hop = await this.#firstHop(command);
    for (let redirects = 0; ; redirects++) {
      await refuseForbiddenLiteral(hop.url.hostname, this.#options.allowedHosts);
      const answer = await request(hop.url, {
        dispatcher: this.#agent,
        method: hop.method,
        headers: { ...hop.headers },
        body: hop.body,
        signal,
      });
      const next = redirectOf(hop, answer, command);
      if (next === null) return answer;
      // Nobody reads the body of a redirect.
      answer.body.on('error', () => undefined).destroy();
      if (redirects >= redirectsMax) throw new EgressProblem('redirect', `More than ${redirectsMax} redirects.`);
      hop = next;
    }
  }

  async #firstHop(command: OutboundRequest): Promise<Hop> {
    const url = parseTarget(reveal(command.url));
    const headers: Record<string, string> = {
      'user-agent': 'Patchbay',
      accept: 'application/json, text/plain;q=0.9, */*;q=0.8',
    };
    for (const header of command.headers) {
      const [name, value] = checkHeader(header.name, reveal(header.value));
      headers[name] = value;
    }
    headers['accept-encoding'] = 'identity';
    headers['idempotency-key'] = command.idempotencyKey;
    if (command.credentialId !== null) Object.assign(headers, await this.#credentialHeader(command.credentialId, url));
    const body = command.body === null ? null : reveal(command.body);
    if (body !== null && Buffer.byteLength(body) > requestBodyBytesMax) {
      throw new EgressProblem('invalid_request', `The request's body is larger than ${requestBodyBytesMax} bytes.`);
    }
    return { url, method: command.method, headers, body };
  }

  async #credentialHeader(id: string, url: URL): Promise<Record<string, string>> {
    const { hosts, secret } = await this.#options.loadCredential(id).catch(() => {
      throw new EgressProblem('invalid_request', 'The credential that the request names cannot be read.');
    });
    const host = url.hostname.replace(/\.$/, '');
    if (!hosts.some((one) => one.toLowerCase() === host)) {
      throw new EgressProblem('blocked', `The credential is not meant for the host ${host}.`);
    }
    switch (secret.kind) {
      case 'bearer':
        return { authorization: `Bearer ${secret.token}` };
      case 'basic':
        // RFC 7617 section 2.1: UTF-8 is what servers expect by now.
        return {
          authorization: `Basic ${Buffer.from(`${secret.username}:${secret.password}`, 'utf8').toString('base64')}`,
        };
      case 'header':
        return Object.fromEntries([checkHeader(secret.name, secret.value)]);
    }
  }
}

/** Headers that say what the body is: gone with it. */
const bodyHeaders = ['content-type', 'content-language', 'content-location'];
/** All that may go to another origin than the flow named: whatever else it set may be a secret. */
const harmlessHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'idempotency-key',
  'user-agent',
]);

/** The request that a redirect leads to; null where the answer is none. RFC 9110 section 15.4. */
function redirectOf(hop: Hop, answer: Dispatcher.ResponseData, command: OutboundRequest): Hop | null {
  const location = answer.headers.location;
  if (![301, 302, 303, 307, 308].includes(answer.statusCode) || typeof location !== 'string') return null;
  const url = parseTarget(location, hop.url);
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') {
    throw new EgressProblem('redirect', `${hop.url.hostname} redirects from https to http.`);
  }
  const elsewhere = url.origin !== hop.url.origin;
  const toGet =
    (answer.statusCode === 303 && hop.method !== 'GET') || (answer.statusCode <= 302 && hop.method === 'POST');
  const body = toGet ? null : hop.body;
  if (elsewhere && body !== null && command.body !== null && isSensitive(command.body)) {
    throw new EgressProblem('redirect', `${hop.url.hostname} redirects a sensitive body to ${url.hostname}.`);
  }
  const kept = Object.entries(hop.headers).filter(
    ([name]) => !(elsewhere && !harmlessHeaders.has(name)) && !(toGet && bodyHeaders.includes(name)),
  );
  return { url, method: toGet ? 'GET' : hop.method, headers: Object.fromEntries(kept), body };
}

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function failureOf(
  error: unknown,
  state: { timedOut: boolean; cancelled: boolean; timeoutMs: number },
): Pick<Extract<HttpResult, { ok: false }>, 'code' | 'message'> {
  const problem = findProblem(error);
  if (problem) return { code: problem.failure, message: problem.message };
  if (state.cancelled) return { code: 'unreachable', message: 'The request was cancelled.' };
  if (state.timedOut) return { code: 'timeout', message: `No complete answer within ${state.timeoutMs} ms.` };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('UND_ERR_') && code.endsWith('_TIMEOUT')) {
    return { code: 'timeout', message: 'The server did not answer in time.' };
  }
  // The messages of these name the header or the method, never a value.
  if (code === 'UND_ERR_INVALID_ARG')
    return { code: 'invalid_request', message: 'The request cannot be sent as it is.' };
  return { code: 'unreachable', message: `The server cannot be reached${code === '' ? '' : ` (${code})`}.` };
}
