/** A SIP message as far as a test phone needs it (RFC 3261): header names in lower case, repeated headers in order. */
export interface SipMessage {
  /** `INVITE sip:2000@127.0.0.1 SIP/2.0` or `SIP/2.0 200 OK`. */
  readonly startLine: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const compactNames: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  l: 'content-length',
  c: 'content-type',
};

/** Reads a datagram; null for one that is no SIP message (such as a keep-alive of two line breaks). */
export function parseSipMessage(datagram: Buffer): SipMessage | null {
  const text = datagram.toString('utf8');
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const [startLine, ...lines] = text.slice(0, headEnd).split('\r\n');
  if (startLine === undefined || !startLine.includes('SIP/2.0')) return null;
  const headers = lines.flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    if (colon < 0) return [];
    const name = line.slice(0, colon).trim().toLowerCase();
    return [[compactNames[name] ?? name, line.slice(colon + 1).trim()]];
  });
  return { startLine, headers, body: text.slice(headEnd + 4) };
}

/** The bytes of a message. Header values go out as they are given, so that hostile ones can be tried too. */
export function renderSipMessage(
  startLine: string,
  headers: readonly (readonly [name: string, value: string | Buffer])[],
  body = '',
): Buffer {
  const parts: Buffer[] = [Buffer.from(`${startLine}\r\n`)];
  for (const [name, value] of headers) {
    parts.push(Buffer.from(`${name}: `), typeof value === 'string' ? Buffer.from(value) : value, Buffer.from('\r\n'));
  }
  parts.push(Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`));
  return Buffer.concat(parts);
}

/** The first header of that name (lower case); an empty text when there is none. */
export function headerOf(message: SipMessage, name: string): string {
  return message.headers.find(([header]) => header === name)?.[1] ?? '';
}

/** All headers of that name in order, as pairs for `renderSipMessage`. */
export function headersOf(message: SipMessage, name: string, as: string): [string, string][] {
  return message.headers.filter(([header]) => header === name).map(([, value]) => [as, value]);
}

/** The status of a response, or 0 for a request. */
export function statusOf(message: SipMessage): number {
  return message.startLine.startsWith('SIP/2.0 ') ? Number(message.startLine.slice(8, 11)) : 0;
}

/** The method of a request, or of the request that a response answers. */
export function methodOf(message: SipMessage): string {
  return statusOf(message) > 0
    ? (headerOf(message, 'cseq').split(' ')[1] ?? '')
    : (message.startLine.split(' ')[0] ?? '');
}

/** The address inside a Contact, From or To header. */
export function addressOf(header: string): string {
  return /<([^>]+)>/.exec(header)?.[1] ?? header.split(';')[0] ?? '';
}
