import { type EndpointState, TelephonyError, type TelephonyEvent } from '../../ports/telephony.ts';
import type { AriConnection } from './ari-connection.ts';
import { endpointStateOf, watchApplicationOf } from './ari-events.ts';
import { isObject, objectsOf, textIn } from './ari-json.ts';
import { checkReply } from './ari-reply.ts';
import type { AriReply, AriRequest } from './ari-request.ts';
import { checkId } from './check-argument.ts';

const forgottenMsMax = 500;
const forgottenPauseMs = 5;

/** What ARI says of the phones behind endpoints. */
export class AriEndpoints {
  readonly #connection: AriConnection;
  readonly #app: string;

  constructor(connection: AriConnection, app: string) {
    this.#connection = connection;
    this.#app = app;
  }

  async states(): Promise<ReadonlyMap<string, EndpointState>> {
    const request: AriRequest = { operation: 'endpoints.listByTech', parameters: { tech: 'PJSIP' } };
    const { body } = checkReply(await this.#connection.request(request), request.operation);
    return new Map(
      objectsOf(body).map((endpoint) => [textIn(endpoint, 'resource'), endpointStateOf(textIn(endpoint, 'state'))]),
    );
  }

  /** What is known of it now is told to the listener first. */
  async watch(endpointId: string, listener: (event: TelephonyEvent) => void): Promise<void> {
    checkId(endpointId);
    const request: AriRequest = { operation: 'applications.subscribe', parameters: this.#watchOf(endpointId) };
    const reply = await this.#connection.request(request);
    // So says ARI of an event source that there is not.
    if (reply.status === 422) throw new TelephonyError('not_found', `There is no endpoint ${endpointId}`);
    checkReply(reply, request.operation);
    const { body } = await this.#get(endpointId);
    const state = isObject(body) ? endpointStateOf(textIn(body, 'state')) : 'unknown';
    listener({ type: 'endpoint.state', endpointId, state, at: Date.now() });
  }

  async unwatch(endpointId: string): Promise<void> {
    checkId(endpointId);
    const request: AriRequest = { operation: 'applications.unsubscribe', parameters: this.#watchOf(endpointId) };
    const reply = await this.#connection.request(request);
    // 422: there is no such endpoint. 409: it was not watched.
    if (![404, 409, 422].includes(reply.status)) checkReply(reply, request.operation);
  }

  async channelsAt(endpointId: string): Promise<readonly string[]> {
    checkId(endpointId);
    const { body } = await this.#get(endpointId);
    const ids = isObject(body) ? body.channel_ids : null;
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  }

  async packetsHeard(channelId: string): Promise<number | null> {
    checkId(channelId);
    const request: AriRequest = { operation: 'channels.rtpstatistics', parameters: { channelId } };
    const reply = await this.#connection.request(request);
    if (reply.status === 404) return null;
    const { body } = checkReply(reply, request.operation);
    const count = isObject(body) ? body.rxcount : null;
    return typeof count === 'number' ? count : null;
  }

  /**
   * Asterisk takes a deleted endpoint off its list some time after it has said that it is deleted. One that was put again under
   * that name in between is taken off in its place, and takes calls without ever being listed. An endpoint with a channel stays
   * listed until that is gone, which is not waited for.
   */
  async untilForgotten(endpointId: string): Promise<void> {
    const until = performance.now() + forgottenMsMax;
    while (performance.now() < until) {
      const { status } = await this.#get(endpointId);
      if (status === 404) return;
      await new Promise((resolve) => setTimeout(resolve, forgottenPauseMs));
    }
  }

  async #get(endpointId: string): Promise<AriReply> {
    const request: AriRequest = { operation: 'endpoints.get', parameters: { tech: 'PJSIP', resource: endpointId } };
    const reply = await this.#connection.request(request);
    return reply.status === 404 ? reply : checkReply(reply, request.operation);
  }

  #watchOf(endpointId: string): { applicationName: string; eventSource: string } {
    return { applicationName: watchApplicationOf(this.#app), eventSource: `endpoint:PJSIP/${endpointId}` };
  }
}
