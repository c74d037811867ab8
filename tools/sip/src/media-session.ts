import { createSocket, type Socket } from 'node:dgram';
import { HeardAudio } from './heard-audio.ts';
import { tone } from './measure-audio.ts';
import { endedKeyOf, parseRtpPacket, renderRtpPacket, renderTelephoneEvent } from './rtp-packet.ts';
import { decodeUlaw, encodeUlaw } from './ulaw.ts';

const frameMs = 20;
const frameSamples = 160;
const pcmu = 0;
const telephoneEvent = 101;
const silence = encodeUlaw(new Int16Array(frameSamples));

/** Where RTP is to be sent. */
export interface MediaAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * The sound of one call over a loopback UDP socket: PCMU both ways and keys as RFC 4733 events. Sends silence while there is nothing
 * else to send, as telephones do.
 */
export class MediaSession {
  readonly heard = new HeardAudio();
  /** The keys that the far side pressed, in order. */
  readonly keys: string[] = [];
  /** When the last of them was pressed, by the far side's clock: its end is told several times. */
  #lastKeyAt = -1;
  readonly #socket: Socket;
  #remote: MediaAddress | null = null;
  #timer: NodeJS.Timeout | null = null;
  #sequence = 1;
  #timestamp = 0;
  readonly #ssrc = Math.floor(Math.random() * 0xffff_ffff);
  #startedAt = 0;
  #framesSent = 0;
  #closed = false;
  /** One encoded frame that is sent over and over in place of silence. */
  #hum: Buffer | null = null;
  #toSend: { samples: Int16Array; sent: () => void }[] = [];
  #keys: { digit: string; frames: number; sent: number; eventTimestamp: number; pressed: (atMs: number) => void }[] =
    [];

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (datagram) => {
      const packet = parseRtpPacket(datagram);
      if (packet?.payloadType === telephoneEvent) this.#noteKey(packet.timestamp, endedKeyOf(packet.payload));
      if (packet?.payloadType !== pcmu) return;
      this.heard.add({ atMs: performance.now(), samples: decodeUlaw(packet.payload) });
    });
  }

  static async open(): Promise<MediaSession> {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(0, '127.0.0.1', resolve);
    });
    return new MediaSession(socket);
  }

  /** The session description of this side (RFC 4566): an offer and an answer alike. */
  describe(): string {
    return [
      'v=0',
      'o=- 1 1 IN IP4 127.0.0.1',
      's=-',
      'c=IN IP4 127.0.0.1',
      't=0 0',
      `m=audio ${this.#socket.address().port} RTP/AVP ${pcmu} ${telephoneEvent}`,
      'a=rtpmap:0 PCMU/8000',
      `a=rtpmap:${telephoneEvent} telephone-event/8000`,
      `a=fmtp:${telephoneEvent} 0-16`,
      `a=ptime:${frameMs}`,
      'a=sendrecv',
      '',
    ].join('\r\n');
  }

  /** Begins to send to the address in the other side's description. */
  connect(remoteDescription: string): void {
    const host = /^c=IN IP4 ([\d.]+)/m.exec(remoteDescription)?.[1];
    const port = Number(/^m=audio (\d+)/m.exec(remoteDescription)?.[1]);
    if (host === undefined || !(port > 0)) throw new Error(`No audio address in ${JSON.stringify(remoteDescription)}`);
    this.#remote = { host, port };
    if (this.#timer !== null) return;
    this.#startedAt = performance.now();
    this.#timer = setInterval(() => this.#catchUp(), frameMs / 2);
  }

  /** Queues sound (8 kHz) behind what is still to be sent; resolves when the last of it has gone out. */
  say(samples: Int16Array): Promise<void> {
    return new Promise((sent) => {
      for (let offset = 0; offset < samples.length; offset += frameSamples) {
        const frame = new Int16Array(frameSamples);
        frame.set(samples.subarray(offset, offset + frameSamples));
        const isLast = offset + frameSamples >= samples.length;
        this.#toSend.push({ samples: frame, sent: isLast ? sent : () => undefined });
      }
    });
  }

  /**
   * Sends a tone from now on wherever nothing else is to be sent; null falls silent again.
   * @param frequencyHz a multiple of 50, so that every frame holds whole waves and one encoded frame serves for ever
   */
  hum(frequencyHz: number | null): void {
    if (frequencyHz !== null && frequencyHz % 50 !== 0) throw new Error(`${frequencyHz} Hz is no multiple of 50`);
    this.#hum = frequencyHz === null ? null : encodeUlaw(tone(frequencyHz, frameMs));
  }

  /** Presses a key; resolves with the time (`performance.now()`) at which its first end packet went out, which is when it counts. */
  press(digit: string, durationMs = 100): Promise<number> {
    return new Promise((pressed) => {
      const frames = Math.max(2, Math.round(durationMs / frameMs));
      this.#keys.push({ digit, frames, sent: 0, eventTimestamp: 0, pressed });
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#socket.close();
  }

  #noteKey(timestamp: number, key: string | null): void {
    if (key === null || timestamp === this.#lastKeyAt) return;
    this.#lastKeyAt = timestamp;
    this.keys.push(key);
  }

  #catchUp(): void {
    const due = Math.floor((performance.now() - this.#startedAt) / frameMs);
    // After a pause of the whole process a telephone would not send everything it missed at once.
    if (due - this.#framesSent > 10) this.#framesSent = due - 1;
    while (this.#framesSent < due) {
      this.#framesSent += 1;
      this.#sendFrame();
    }
  }

  #sendFrame(): void {
    this.#timestamp += frameSamples;
    const key = this.#keys[0];
    if (key === undefined) {
      const frame = this.#toSend.shift();
      const idle = this.#hum ?? silence;
      this.#send(pcmu, false, this.#timestamp, frame === undefined ? idle : encodeUlaw(frame.samples));
      frame?.sent();
      return;
    }
    if (key.sent === 0) key.eventTimestamp = this.#timestamp;
    key.sent += 1;
    const last = key.sent >= key.frames;
    const payload = renderTelephoneEvent(key.digit, key.sent * frameSamples, last);
    this.#send(telephoneEvent, key.sent === 1, key.eventTimestamp, payload);
    if (!last) return;
    // RFC 4733, 2.5.1.4: the end is sent three times.
    this.#send(telephoneEvent, false, key.eventTimestamp, payload);
    this.#send(telephoneEvent, false, key.eventTimestamp, payload);
    this.#keys.shift();
    key.pressed(performance.now());
  }

  #send(payloadType: number, marker: boolean, timestamp: number, payload: Buffer): void {
    if (this.#remote === null) return;
    const packet = { payloadType, marker, sequence: this.#sequence++, timestamp, ssrc: this.#ssrc, payload };
    this.#socket.send(renderRtpPacket(packet), this.#remote.port, this.#remote.host);
  }
}
