import type { CommandOf, HttpFailureCode, Json } from '@patchbay/flow-schema';

export type HttpRequestCommand = CommandOf<'http.request'>;

export type HttpResult =
  /** Any status. `body` is parsed JSON where the answer was JSON, else text; null where there was none. */
  | { readonly ok: true; readonly status: number; readonly body: Json }
  /** `message` is for people who run the flow and holds nothing sensitive. */
  | { readonly ok: false; readonly code: HttpFailureCode; readonly message: string };

/** A request on its way out, whoever makes it. */
export type OutboundRequest = Omit<HttpRequestCommand, 'type' | 'seq' | 'sensitiveResponse'>;

export type BytesResult =
  | { readonly ok: true; readonly status: number; readonly bytes: Buffer }
  | Extract<HttpResult, { ok: false }>;

/** The same way out for what is no flow's and comes back as bytes: the sound of a text. */
export interface BytesEgress {
  /** Answers within `timeoutMs`, with `bytesMax` bytes at most; never throws. */
  requestBytes(request: OutboundRequest, bytesMax: number, signal: AbortSignal): Promise<BytesResult>;
}

/** The one way out for requests from flows. Knows where they may go, what they may carry and how much they may bring back. */
export interface HttpEgress {
  /** Answers within `command.timeoutMs`, in whatever way; never throws. An aborted signal ends it at once. */
  request(command: HttpRequestCommand, signal: AbortSignal): Promise<HttpResult>;
}
