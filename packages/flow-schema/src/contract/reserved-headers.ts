/**
 * Headers that no request of a flow may set: they steer the connection itself (RFC 9110, 7.6.1), or belong to the gateway, which
 * writes them for retries and lengths. In lower case.
 */
export const reservedHeaders: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'idempotency-key',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
