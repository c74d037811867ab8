import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { certificateFor, type TestCertificate } from './certificate';

/** A mail server on the loopback interface: it keeps what it is given, and refuses what a test wants refused. */
export class Mailbox {
  readonly mails: { readonly to: string[]; readonly source: string; readonly encrypted: boolean }[] = [];
  /** How often somebody told it a password. */
  signIns = 0;
  /** By address: what the server says to it instead of taking it. */
  readonly refusals = new Map<string, { readonly status: number; readonly words: string }>();
  /** Said to the next message once it is there, then forgotten. */
  refuseMessage: { readonly status: number; readonly words: string } | null = null;
  readonly #server: SMTPServer;

  /**
   * @param certificate what it encrypts with; null: it offers no encryption
   * @param options.implicit encrypted from the first byte, instead of once it is asked
   */
  constructor(
    readonly password: string,
    certificate: TestCertificate | null = certificateFor('127.0.0.1'),
    { implicit = false } = {},
  ) {
    this.#server = new SMTPServer({
      ...certificate,
      secure: implicit,
      allowInsecureAuth: true,
      disabledCommands: certificate === null ? ['STARTTLS'] : [],
      onAuth: ({ username, password: given }, _session, answer) => {
        this.signIns += 1;
        if (given === password) answer(null, { user: username });
        else answer(refusal(535, '5.7.8 authentication failed'));
      },
      onRcptTo: ({ address }, _session, answer) => {
        const found = this.refusals.get(address);
        answer(found ? refusal(found.status, found.words) : null);
      },
      onData: (stream, { envelope, secure }, answer) => {
        void text(stream).then((source) => {
          const refused = this.refuseMessage;
          this.refuseMessage = null;
          if (refused !== null) return answer(refusal(refused.status, refused.words));
          this.mails.push({ to: envelope.rcptTo.map(({ address }) => address), source, encrypted: secure });
          answer(null, 'kept');
        });
      },
    });
    // A client that ends the connection in the middle is what some tests are about.
    this.#server.on('error', () => undefined);
  }

  /** @returns the port that it listens on */
  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** The only attachment of a mail, decoded. */
  attachment(index: number): string {
    const source = this.mails[index]?.source ?? '';
    const part = /Content-Disposition: attachment[\s\S]*?\r?\n\r?\n([\s\S]*?)\r?\n--/.exec(source)?.[1] ?? '';
    return Buffer.from(part, 'base64').toString();
  }
}

function refusal(status: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: status });
}
