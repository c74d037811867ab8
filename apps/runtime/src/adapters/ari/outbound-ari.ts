import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Telephony } from '../../ports/telephony.ts';
import { AriTelephony } from './ari-telephony.ts';
import { OutboundWebsocket, type OutboundWebsocketOptions } from './outbound-websocket.ts';

export interface OutboundAriOptions extends Omit<OutboundWebsocketOptions, 'requestTimeoutMs'> {
  /** The Stasis application. */
  readonly app: string;
  /** After this long without an answer a request has failed; default 5 s. */
  readonly requestTimeoutMs?: number;
}

export interface OutboundAri {
  readonly telephony: Telephony;
  /** Takes all upgrades from an HTTP server: those to `/ari/events` are served, every other one is refused. */
  attach(server: Server): void;
  /** The same for one upgrade; false when it was for another path and was not touched. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
}

/** Telephony on an Asterisk (22.5 or later) that connects to us with a persistent outbound ARI websocket. */
export function createOutboundAri(options: OutboundAriOptions): OutboundAri {
  const connection = new OutboundWebsocket({ requestTimeoutMs: 5_000, ...options });
  return {
    telephony: new AriTelephony(connection, options.app),
    attach: (server) => connection.attach(server),
    handleUpgrade: (request, socket, head) => connection.handleUpgrade(request, socket, head),
  };
}
