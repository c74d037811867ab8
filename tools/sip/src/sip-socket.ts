import { createSocket, type Socket } from 'node:dgram';
import { parseSipMessage, type SipMessage } from './sip-message.ts';

/** A UDP socket on the loopback that sends and receives SIP messages. */
export class SipSocket {
  readonly #socket: Socket;
  #branches = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static async open(
    port: number,
    onMessage: (message: SipMessage, from: { port: number; address: string }) => void,
    host = '127.0.0.1',
  ): Promise<SipSocket> {
    const socket = createSocket('udp4');
    socket.on('message', (datagram, from) => {
      const message = parseSipMessage(datagram);
      if (message !== null) onMessage(message, from);
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(port, host, resolve);
    });
    return new SipSocket(socket);
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

  close(): void {
    this.#socket.close();
  }
}
