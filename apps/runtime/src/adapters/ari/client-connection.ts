import ari, { type Client } from 'ari-client';
import { WebSocket } from 'ws';
import { TelephonyError } from '../../ports/telephony.ts';
import type { AriConnection, AriConnectionListener } from './ari-connection.ts';
import { isObject, parseJson, textIn } from './ari-json.ts';
import type { AriReply, AriRequest } from './ari-request.ts';
import { guardClient } from './guard-client.ts';
import { RequestGate } from './request-gate.ts';
import { withDeadline } from './with-deadline.ts';

export interface ClientConnectionOptions {
  /** `http://host:port`, without user and password. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** The Stasis applications whose events are wanted. */
  readonly apps: readonly string[];
  readonly requestTimeoutMs: number;
  /** Connections to Asterisk's HTTP server that are used at the same time and kept open between requests. */
  readonly connectionsMax: number;
}

const connectTimeoutMs = 10_000;
const reconnectDelayMsMin = 250;
const reconnectDelayMsMax = 5_000;
const pingIntervalMs = 5_000;

/** Raw bytes beside the JSON that every other operation answers with. */
interface RawReply {
  readonly status: number;
  readonly data: Uint8Array;
}

/**
 * ARI through ari-client: events over a websocket that we open, requests over HTTP. What happens while the websocket is away is
 * lost: compare the inventory at every `online`.
 *
 * Node's own HTTP agent keeps connections open between requests; the gate bounds how many there are.
 */
export class ClientConnection implements AriConnection {
  readonly #options: ClientConnectionOptions;
  readonly #gate: RequestGate;
  #client: Client | null = null;
  #listener: AriConnectionListener | null = null;
  #online = false;
  #reconnectDelayMs = reconnectDelayMsMin;
  #whenOnline: (() => void)[] = [];
  #stopped = false;
  readonly #stop = new AbortController();

  constructor(options: ClientConnectionOptions) {
    this.#options = options;
    this.#gate = new RequestGate(options.connectionsMax);
  }

  get connected(): boolean {
    return this.#online;
  }

  async start(listener: AriConnectionListener): Promise<void> {
    this.#listener = listener;
    const client = await this.#load();
    if (client === null) return;
    this.#client = client;
    guardClient(client, (socket) => this.#watch(socket));
    client.on('*', (event: unknown) => this.#take(event));
    const online = new Promise<void>((resolve) => {
      this.#whenOnline.push(resolve);
    });
    this.#open(client);
    await online;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#listener = null;
    this.#stop.abort();
    const socket = this.#client?._ws;
    if (socket !== undefined) this.#client?.stop();
    socket?.terminate();
    this.#online = false;
    for (const resolve of this.#whenOnline.splice(0)) resolve();
  }

  async request(request: AriRequest): Promise<AriReply> {
    const parameters = { ...request.parameters };
    if (request.body !== undefined) parameters.body = JSON.stringify(request.body);
    const { status, data } = await this.#call(request.operation, parameters);
    return { status, body: parseJson(Buffer.from(data).toString('utf8')) };
  }

  async readRecording(recordingId: string): Promise<Uint8Array | null> {
    const { status, data } = await this.#call('recordings.getStoredFile', { recordingName: recordingId });
    if (status === 404) return null;
    if (status >= 400) throw new TelephonyError('refused', `recordings.getStoredFile: ${status}`);
    return data;
  }

  #call(operation: string, parameters: Record<string, string>): Promise<RawReply> {
    const [resource = '', name = ''] = operation.split('.');
    const client = this.#client;
    // ari-client's own wrapper drops the status of a refusal, so its operation is called beneath the wrapper.
    const send = client?._swagger.apis[resource]?.[name];
    if (!this.#online || send === undefined) {
      return Promise.reject(new TelephonyError('disconnected', `${operation}: Asterisk is not connected`));
    }
    return this.#gate.run(() => {
      const reply = new Promise<RawReply>((resolve) => {
        const settle = (response: { status: number; data?: Uint8Array | string }) =>
          resolve({ status: response.status, data: Buffer.from(response.data ?? '') });
        send(parameters, settle, settle);
      });
      // A connection that breaks is reported to nobody: the deadline is what ends such a request.
      return withDeadline(reply, this.#options.requestTimeoutMs, operation);
    });
  }

  /** Reads Asterisk's API documents; tries until they can be had. Null when stopped meanwhile. */
  async #load(): Promise<Client | null> {
    const { url, user, password } = this.#options;
    for (let delayMs = reconnectDelayMsMin; !this.#stopped; delayMs = Math.min(delayMs * 2, reconnectDelayMsMax)) {
      try {
        return await withDeadline(ari.connect(url, user, password), connectTimeoutMs, 'API documents');
      } catch (error) {
        this.#listener?.offline(error instanceof Error ? error.message : 'the API documents could not be read');
        await this.#pause(delayMs);
      }
    }
    return null;
  }

  #open(client: Client): void {
    // Its promise says nothing that the socket does not say: guardClient keeps ari-client from reconnecting by itself.
    client.start(this.#options.apps.join(',')).catch(() => undefined);
  }

  async #openAgain(): Promise<void> {
    await this.#pause(this.#reconnectDelayMs);
    this.#reconnectDelayMs = Math.min(this.#reconnectDelayMs * 2, reconnectDelayMsMax);
    if (this.#client !== null && !this.#stopped) this.#open(this.#client);
  }

  #watch(socket: WebSocket): void {
    let alive = true;
    const ping = setInterval(() => {
      if (socket.readyState === WebSocket.OPEN && alive) socket.ping();
      // Neither opened nor answered within the interval: 'close' follows.
      else socket.terminate();
      alive = false;
    }, pingIntervalMs);
    socket.on('open', () => {
      this.#reconnectDelayMs = reconnectDelayMsMin;
      this.#online = true;
      this.#listener?.online();
      for (const resolve of this.#whenOnline.splice(0)) resolve();
    });
    socket.on('pong', () => {
      alive = true;
    });
    socket.on('close', (code) => {
      clearInterval(ping);
      if (this.#stopped) return;
      if (this.#online) this.#listener?.offline(`the websocket closed with code ${code}`);
      this.#online = false;
      void this.#openAgain();
    });
  }

  #take(event: unknown): void {
    if (isObject(event) && textIn(event, 'type') === 'ApplicationReplaced') {
      // Another process serves the application now. The socket stays open and silent, so it says nothing by itself.
      this.#online = false;
      this.#listener?.offline('another process has taken over the application');
      return;
    }
    this.#listener?.event(event);
  }

  #pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      this.#stop.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
