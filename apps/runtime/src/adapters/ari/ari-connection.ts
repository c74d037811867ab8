import type { AriReply, AriRequest } from './ari-request.ts';

/** What a connection tells. `online` and `offline` alternate; the first `online` comes once requests are possible. */
export interface AriConnectionListener {
  event(json: unknown): void;
  online(): void;
  offline(reason: string): void;
}

/** How requests reach an Asterisk and its events come back. Two forms: the outbound websocket and ari-client. */
export interface AriConnection {
  readonly connected: boolean;
  /** Resolves with the first `online`. Connections that break are made again for ever. */
  start(listener: AriConnectionListener): Promise<void>;
  stop(): Promise<void>;
  /** Resolves with any answer, refusals too. Rejects with a TelephonyError `timeout` or `disconnected`. */
  request(request: AriRequest): Promise<AriReply>;
  /** The bytes of a stored recording; null when there is none. */
  readRecording(recordingId: string): Promise<Uint8Array | null>;
}
