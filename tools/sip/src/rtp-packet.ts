/** One RTP packet (RFC 3550, no CSRC list, no extension). */
export interface RtpPacket {
  readonly payloadType: number;
  readonly marker: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payload: Buffer;
}

export function renderRtpPacket(packet: RtpPacket): Buffer {
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = (packet.marker ? 0x80 : 0) | packet.payloadType;
  header.writeUInt16BE(packet.sequence & 0xffff, 2);
  header.writeUInt32BE(packet.timestamp >>> 0, 4);
  header.writeUInt32BE(packet.ssrc >>> 0, 8);
  return Buffer.concat([header, packet.payload]);
}

/** Null for a datagram that is no RTP version 2 packet. */
export function parseRtpPacket(datagram: Buffer): RtpPacket | null {
  const first = datagram[0];
  const second = datagram[1];
  if (first === undefined || second === undefined || datagram.length < 12 || first >> 6 !== 2) return null;
  const headerBytes = 12 + (first & 0x0f) * 4;
  return {
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    sequence: datagram.readUInt16BE(2),
    timestamp: datagram.readUInt32BE(4),
    ssrc: datagram.readUInt32BE(8),
    payload: datagram.subarray(headerBytes),
  };
}

const eventCodes = '0123456789*#ABCD';

/** The key that a telephone event tells the end of; null for one that still is pressed, and for anything else. */
export function endedKeyOf(payload: Buffer): string | null {
  const [code, flags] = payload;
  if (code === undefined || flags === undefined || (flags & 0x80) === 0) return null;
  return eventCodes[code] ?? null;
}

/** The payload of a telephone event (RFC 4733, 2.3): `durationSamples` since the key went down. */
export function renderTelephoneEvent(digit: string, durationSamples: number, end: boolean): Buffer {
  const code = eventCodes.indexOf(digit);
  if (digit.length !== 1 || code < 0) throw new Error(`${JSON.stringify(digit)} is not one of the keys ${eventCodes}`);
  const payload = Buffer.alloc(4);
  payload[0] = code;
  // Volume 10: -10 dBm0, as telephones send.
  payload[1] = (end ? 0x80 : 0) | 10;
  payload.writeUInt16BE(Math.min(durationSamples, 0xffff), 2);
  return payload;
}
