import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, Server } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { TelephonyError } from '../../ports/telephony.ts';
import type { AriConnection, AriConnectionListener } from './ari-connection.ts';
import { isObject, numberIn, parseJson, textIn } from './ari-json.ts';
import { type AriReply, type AriRequest, renderRestRequest } from './ari-request.ts';
import { PendingRequests } from './pending-requests.ts';

export interface OutboundWebsocketOptions {
  /** What Asterisk shows (websocket_client.conf). */
  readonly user: string;
  readonly password: string;
  readonly requestTimeoutMs: number;
  /** Asterisk's recording folder on this machine. */
  readonly recordingDir: string;
  readonly path?: string;
  /** How often it is asked whether it still answers; 5 s by default. */
  readonly pingIntervalMs?: number;
}

const pingIntervalMsUsual = 5_000;
/** Pings without an answer after which the connection is given up: five minutes. */
const pingsUnansweredMax = 60;
/** Most events are followed by a request of ours within this time, and the request acknowledges them as well. */
const pongDelayMs = 4;
const messageBytesMax = 16 * 1024 * 1024;

/**
 * The end of the websocket that Asterisk itself opens and keeps open (connection_type=persistent). Requests and events share
 * it. While nobody answers, Asterisk queues the events and keeps new calls waiting; on return it sends them in order.
 */
export class OutboundWebsocket implements AriConnection {
  readonly #options: OutboundWebsocketOptions;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: messageBytesMax,
    perMessageDeflate: false,
    // What a caller sent may stand in an event; one wrong byte must not end the connection (RFC 6455, 8.1).
    skipUTF8Validation: true,
    handleProtocols: (protocols) => (protocols.has('ari') ? 'ari' : false),
  });
  readonly #pending: PendingRequests;
  #socket: WebSocket | null = null;
  /** The connection below `#socket`. */
  #stream: Duplex | null = null;
  /** Pings sent since it last said anything; it counts as connected while there is no more than one. */
  #unanswered = 0;
  #gathering = false;
  #acknowledging = false;
  #unacknowledged = false;
  #listener: AriConnectionListener | null = null;
  #whenOnline: (() => void)[] = [];

  constructor(options: OutboundWebsocketOptions) {
    this.#options = options;
    this.#pending = new PendingRequests(options.requestTimeoutMs);
  }

  get connected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN && this.#unanswered <= 1;
  }

  /** Takes every upgrade of an HTTP server: those to the websocket's path are served, all others refused. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      if (!this.handleUpgrade(request, socket, head)) refuse(socket, '404 Not Found');
    });
  }

  /** False when the request is for another path and was not touched. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== (this.#options.path ?? '/ari/events'))
      return false;
    const refusal = this.#refusalOf(request);
    if (refusal !== null) {
      refuse(socket, refusal);
      return true;
    }
    this.#server.handleUpgrade(request, socket, head, (websocket) => this.#take(websocket, socket));
    return true;
  }

  async start(listener: AriConnectionListener): Promise<void> {
    this.#listener = listener;
    if (this.connected) return;
    await new Promise<void>((resolve) => {
      this.#whenOnline.push(resolve);
    });
  }

  async stop(): Promise<void> {
    this.#listener = null;
    this.#socket?.close(1001);
    this.#socket?.terminate();
    this.#server.close();
  }

  request(request: AriRequest): Promise<AriReply> {
    const socket = this.#socket;
    if (socket === null || !this.connected) {
      return Promise.reject(new TelephonyError('disconnected', `${request.operation}: Asterisk is not connected`));
    }
    return this.#pending.add(request.operation, (id) => this.#send(socket, renderRestRequest(id, request)));
  }

  async readRecording(recordingId: string): Promise<Uint8Array | null> {
    try {
      // Files do not travel over this websocket: ARI answers 406.
      return await readFile(join(this.#options.recordingDir, `${recordingId}.wav16`));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  #refusalOf(request: IncomingMessage): string | null {
    // Before anybody listens, what Asterisk has queued would be lost.
    if (this.#listener === null) return '503 Service Unavailable';
    const { user, password } = this.#options;
    const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    return sameText(request.headers.authorization ?? '', expected) ? null : '401 Unauthorized';
  }

  #take(socket: WebSocket, stream: Duplex): void {
    const previous = this.#socket;
    this.#socket = socket;
    this.#stream = stream;
    // Asterisk holds one connection: a new one means that it has given up the old one, noticed here or not.
    if (previous !== null) this.#drop(previous, 'replaced by a new connection');
    this.#unanswered = 0;
    const ping = setInterval(() => this.#askWhetherAlive(socket), this.#options.pingIntervalMs ?? pingIntervalMsUsual);
    socket.on('pong', () => this.#isAlive(socket));
    socket.on('message', (data) => {
      this.#isAlive(socket);
      this.#acknowledgeSoon();
      this.#receive(data.toString());
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      clearInterval(ping);
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#drop(socket, `the websocket closed with code ${code}`);
    });
    this.#listener?.online();
    for (const resolve of this.#whenOnline.splice(0)) resolve();
  }

  /**
   * An Asterisk that does not answer may only be slow: its connection is kept, for ending it can end its coming back. When a
   * write of Asterisk's fails before it has seen the end of the connection, it closes its socket under the thread that waits for
   * it, which then waits for ever (Asterisk 22, res_ari, seen after SIGSTOP and SIGCONT).
   */
  #askWhetherAlive(socket: WebSocket): void {
    this.#unanswered += 1;
    if (this.#unanswered > pingsUnansweredMax) {
      socket.terminate();
      return;
    }
    if (this.#unanswered === 2) {
      const reason = 'Asterisk does not answer';
      this.#pending.rejectAll(reason);
      this.#listener?.offline(reason);
    }
    socket.ping();
  }

  #isAlive(socket: WebSocket): void {
    if (this.#socket !== socket) return;
    const wasSilent = this.#unanswered > 1;
    this.#unanswered = 0;
    if (wasSilent) this.#listener?.online();
  }

  /**
   * Asterisk leaves Nagle's algorithm on: its next event waits until this one is acknowledged, which the kernel puts off for up
   * to 40 ms. Whatever we send carries the acknowledgement; where nothing is sent, an unsolicited pong does (RFC 6455, 5.5.3).
   */
  #acknowledgeSoon(): void {
    this.#unacknowledged = true;
    if (this.#acknowledging) return;
    this.#acknowledging = true;
    setTimeout(() => {
      this.#acknowledging = false;
      if (this.#unacknowledged && this.connected) this.#socket?.pong();
      this.#unacknowledged = false;
    }, pongDelayMs);
  }

  /** Requests of one turn of the event loop leave in one write: the system call costs more than making them. */
  #send(socket: WebSocket, text: string): void {
    this.#unacknowledged = false;
    const stream = this.#stream;
    if (stream !== null && !this.#gathering) {
      this.#gathering = true;
      stream.cork();
      setImmediate(() => {
        this.#gathering = false;
        stream.uncork();
      });
    }
    socket.send(text);
  }

  #drop(socket: WebSocket, reason: string): void {
    this.#pending.rejectAll(reason);
    socket.terminate();
    // Of one that did not answer it is known already.
    if (this.#unanswered <= 1) this.#listener?.offline(reason);
  }

  #receive(text: string): void {
    const json = parseJson(text);
    if (!isObject(json) || json.type !== 'RESTResponse') {
      this.#listener?.event(json);
      return;
    }
    this.#pending.settle(textIn(json, 'request_id'), {
      status: numberIn(json, 'status_code'),
      // Of most answers only the status is looked at.
      get body() {
        return parseJson(textIn(json, 'message_body'));
      },
    });
  }
}

/** Node hands the bare socket over with an upgrade and looks after it no more. */
function refuse(socket: Duplex, status: string): void {
  // The other side may be gone already, which is what was wanted.
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Compares in a time that does not depend on how much is right. */
function sameText(actual: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(actual), digest(expected));
}
