import type { DialTarget } from '../../ports/telephony.ts';
import { legArgument } from './ari-events.ts';
import { isObject, textIn } from './ari-json.ts';
import { checkReply } from './ari-reply.ts';
import type { AriRequest } from './ari-request.ts';
import { type AriRequests, conflict } from './ari-requests.ts';
import { endpointOf, headerVariables } from './check-argument.ts';
import { cleanText } from './clean-text.ts';

/** Q.850 causes for a far end that cannot be rung at all. */
const noRoute = 3;
const subscriberAbsent = 20;
const noCircuit = 34;

const callerIdLengthMax = 128;
const createTriesMax = 6;
const createPauseMs = 50;

/** Rings far ends. */
export class AriDialler {
  readonly #requests: AriRequests;
  readonly #app: string;

  constructor(requests: AriRequests, app: string) {
    this.#requests = requests;
    this.#app = app;
  }

  /**
   * Asked twice for a leg, it rings once.
   * @returns null once the far end is being rung, else the Q.850 cause why it cannot be
   */
  async dial(legId: string, target: DialTarget): Promise<number | null> {
    const endpoint = endpointOf(target.endpoint);
    const create: AriRequest = {
      operation: 'channels.create',
      parameters: { endpoint: target.endpoint, app: this.#app, appArgs: legArgument, channelId: legId },
      body: {
        variables: {
          // What the far end is shown is the connected line of an outgoing channel; `i` keeps it from being sent right away.
          'CONNECTEDLINE(name,i)': cleanText(target.callerId.name, callerIdLengthMax),
          'CONNECTEDLINE(num,i)': cleanText(target.callerId.number, callerIdLengthMax),
          ...headerVariables(target.headers ?? {}),
        },
      },
    };
    this.#requests.gone.delete(legId);
    const created = await this.#create(create, legId);
    if (created === 'failed') return this.#whyNotRung(endpoint);
    const timeout = String(Math.max(1, Math.ceil(target.ringTimeoutMs / 1_000)));
    const request = { operation: 'channels.dial', parameters: { channelId: legId, timeout } } as const;
    // The created channel takes a moment to enter the application; until then nothing can be asked of it.
    const dialled = await this.#requests.untilReady(request);
    // The answer to an earlier request was lost with the connection: the leg is there, and may have been dialled.
    if (created === 'there' && dialled.status === conflict) return null;
    // 404: gone already, which leg.gone tells.
    if (dialled.status < 400 || dialled.status === 404) return null;
    const reason_code = String(noCircuit);
    await this.#requests.mayBeGone({ operation: 'channels.hangup', parameters: { channelId: legId, reason_code } });
    checkReply(dialled, request.operation);
    return null;
  }

  /**
   * An endpoint whose configuration is replaced has no contact for some milliseconds, and a failure says no more than of one that
   * has none at all: only what stays so for a moment is believed. "409 already exists" is no more certain: Asterisk keeps that
   * error for its thread and gives it for later failures of another kind, so the leg is looked for.
   */
  async #create(request: AriRequest, legId: string): Promise<'made' | 'there' | 'failed'> {
    for (let tries = 1; ; tries += 1) {
      const reply = await this.#requests.ask(request);
      if (reply.status < 500 && reply.status !== conflict) {
        checkReply(reply, request.operation);
        return 'made';
      }
      if (reply.status === conflict && (await this.#isThere(legId))) return 'there';
      if (tries === createTriesMax) return 'failed';
      await new Promise((resolve) => setTimeout(resolve, createPauseMs));
    }
  }

  async #isThere(channelId: string): Promise<boolean> {
    return (await this.#requests.mayBeGone({ operation: 'channels.get', parameters: { channelId } })).status < 400;
  }

  /** Creating a channel to a far end that cannot be had ends in a bare "500 Allocation failed". */
  async #whyNotRung(endpoint: { tech: string; resource: string }): Promise<number> {
    const { status, body } = await this.#requests.ask({ operation: 'endpoints.get', parameters: endpoint });
    if (status === 404) return noRoute;
    return isObject(body) && textIn(body, 'state') === 'offline' ? subscriberAbsent : noCircuit;
  }
}
