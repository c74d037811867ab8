import { deferred } from './deferred.ts';
import { renderSipMessage, statusOf } from './sip-message.ts';
import { SipSocket } from './sip-socket.ts';

/** A test telephone's signing in at an Asterisk that asks for no password (RFC 3261, section 10). */
export interface RegistrationOptions {
  /** The SIP port of the Asterisk. */
  readonly port: number;
  readonly user: string;
  /** Where the telephone takes calls. */
  readonly contactPort: number;
  /** 0 signs out. */
  readonly expiresS: number;
}

/** Resolves with the status of the answer. */
export async function registerPhone({ port, user, contactPort, expiresS }: RegistrationOptions): Promise<number> {
  const answered = deferred<number>();
  const socket = await SipSocket.open(0, (message) => {
    if (statusOf(message) >= 200) answered.resolve(statusOf(message));
  });
  const address = `<sip:${user}@127.0.0.1:${port}>`;
  const message = renderSipMessage(`REGISTER sip:127.0.0.1:${port} SIP/2.0`, [
    ['Via', socket.newVia()],
    ['Max-Forwards', '70'],
    ['From', `${address};tag=register${socket.port}`],
    ['To', address],
    ['Call-ID', `register-${process.pid}-${socket.port}@127.0.0.1`],
    ['CSeq', '1 REGISTER'],
    ['Contact', `<sip:${user}@127.0.0.1:${contactPort}>`],
    ['Expires', String(expiresS)],
  ]);
  socket.sendReliably(message, { host: '127.0.0.1', port });
  const status = await answered.promise;
  socket.close();
  return status;
}
