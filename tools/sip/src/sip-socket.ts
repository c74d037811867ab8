import { createSocket, type Socket } from 'node:dgram';
import { headerOf, methodOf, parseSipMessage, type SipMessage, statusOf } from './sip-message.ts';

/** T1, T2 and 64 times T1 of RFC 3261, 17.1.1.1: the first pause before sending again, the longest, and when to give up. */
const pauseMinMs = 500;
const pauseMaxMs = 4_000;
const giveUpMs = 32_000;

/** A UDP socket on the loopback that sends and receives SIP messages. */
export class SipSocket {
  readonly #socket: Socket;
  /** What is sent again until the far end has taken it. */
  readonly #unsettled = new Map<string, NodeJS.Timeout>();
  #branches = 0;
  #closing: 'no' | 'once settled' | 'closed' = 'no';

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static async open(
    port: number,
    onMessage: (message: SipMessage, from: { port: number; address: string }) => void,
    host = '127.0.0.1',
  ): Promise<SipSocket> {
    const socket = createSocket('udp4');
    const opened = new SipSocket(socket);
    socket.on('message', (datagram, from) => {
      const message = parseSipMessage(datagram);
      if (message === null) return;
      opened.#settle(message);
      onMessage(message, from);
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(port, host, resolve);
    });
    return opened;
  }

  get host(): string {
    return this.#socket.address().address;
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** A Via header with a branch of its own (RFC 3261, 8.1.1.7). */
  newVia(): string {
    this.#branches += 1;
    return `SIP/2.0/UDP ${this.host}:${this.port};rport;branch=z9hG4bK-${this.port}-${process.pid}-${this.#branches}`;
  }

  send(message: Buffer, to: { port: number; host: string }): void {
    this.#socket.send(message, to.port, to.host);
  }

  /**
   * Sends a request until its final response comes, or a final response to an INVITE until its ACK does: a datagram may be
   * lost on its way to one who is busy (RFC 3261, 17.1.2 and 13.3.1.4).
   */
  sendReliably(message: Buffer, to: { port: number; host: string }): void {
    const parsed = parseSipMessage(message);
    if (parsed === null) throw new Error('What is to be sent is no SIP message');
    this.#repeat(keyOf(parsed), message, to, pauseMinMs, giveUpMs);
  }

  /** Says nothing more about a call, whether the far end has taken the last word or not. */
  forget(callId: string): void {
    for (const key of [...this.#unsettled.keys()]) if (key.startsWith(`${callId} `)) this.#drop(key);
  }

  /** Closes at once when nothing is to be sent again, else when the far end has taken the last of it. */
  closeOnceSettled(): void {
    if (this.#closing === 'closed') return;
    if (this.#unsettled.size === 0) this.close();
    else this.#closing = 'once settled';
  }

  close(): void {
    if (this.#closing === 'closed') return;
    this.#closing = 'closed';
    for (const timer of this.#unsettled.values()) clearTimeout(timer);
    this.#unsettled.clear();
    this.#socket.close();
  }

  #repeat(key: string, message: Buffer, to: { port: number; host: string }, pauseMs: number, leftMs: number): void {
    this.send(message, to);
    clearTimeout(this.#unsettled.get(key));
    const timer = setTimeout(() => {
      if (leftMs > pauseMs) this.#repeat(key, message, to, Math.min(2 * pauseMs, pauseMaxMs), leftMs - pauseMs);
      else this.#drop(key);
    }, pauseMs).unref();
    this.#unsettled.set(key, timer);
  }

  #settle(message: SipMessage): void {
    const status = statusOf(message);
    if (status >= 200 || methodOf(message) === 'ACK') this.#drop(keyOf(message));
  }

  #drop(key: string): void {
    const timer = this.#unsettled.get(key);
    if (timer === undefined) return;
    clearTimeout(timer);
    this.#unsettled.delete(key);
    if (this.#closing === 'once settled' && this.#unsettled.size === 0) this.close();
  }
}

/** The same for what is sent and for what says that it has come: a request and its response, a response to an INVITE and its ACK. */
function keyOf(message: SipMessage): string {
  const cseq = headerOf(message, 'cseq').replace(/ACK$/, 'INVITE');
  return `${headerOf(message, 'call-id')} ${cseq}`;
}
