import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateFor } from '../testing/certificate';
import { Mailbox } from '../testing/mailbox';
import { MailError, type OpenMailServer, sendMail } from './send-mail';

const right = certificateFor('127.0.0.1');
const other = certificateFor('127.0.0.1');
const mail = { to: ['boss@example.com'], subject: 'Calls', text: 'Good morning' };
const offersStartTls = new Mailbox('right', right);
const encryptedAtOnce = new Mailbox('right', right, { implicit: true });
const ofAnotherName = new Mailbox('right', certificateFor('192.0.2.1'));
const over = new Mailbox('right', certificateFor('127.0.0.1', { days: 0 }), { implicit: true });
const inClear = new Mailbox('right', null);
const all = [offersStartTls, encryptedAtOnce, ofAnotherName, over, inClear];
const ports = new Map<Mailbox, number>();

async function send(
  mailbox: Mailbox,
  security: OpenMailServer['security'],
  trustedCertificate: string | null,
  username = 'patchbay',
) {
  const server: OpenMailServer = {
    host: '127.0.0.1',
    port: ports.get(mailbox) ?? 0,
    security,
    trustedCertificate,
    username,
    password: 'right',
    hasPassword: true,
    fromAddress: 'reports@example.com',
    fromName: '',
    updatedAt: new Date(),
  };
  const before = all.reduce((sum, { mails }) => sum + mails.length, 0);
  const outcome = await sendMail(server, mail).then(
    () => 'sent',
    (error: unknown) => (error instanceof MailError ? error.code : String(error)),
  );
  expect(all.reduce((sum, { mails }) => sum + mails.length, 0) - before).toBe(outcome === 'sent' ? 1 : 0);
  return outcome;
}

beforeAll(async () => {
  for (const mailbox of all) ports.set(mailbox, await mailbox.open());
});
afterAll(async () => {
  for (const mailbox of all) await mailbox.close();
});

describe('mail over an encrypted connection', () => {
  it('goes out by STARTTLS and by TLS where the certificate is trusted, and arrives encrypted', async () => {
    expect(await send(offersStartTls, 'starttls', right.cert)).toBe('sent');
    expect(await send(encryptedAtOnce, 'tls', `${other.cert}\n${right.cert}`)).toBe('sent');
    expect(offersStartTls.mails.at(-1)?.encrypted).toBe(true);
    expect(encryptedAtOnce.mails.at(-1)?.encrypted).toBe(true);
  });

  it('does not go to a server whose certificate is nobody’s who is trusted, of another name, or over', async () => {
    expect(await send(offersStartTls, 'starttls', null)).toBe('certificate_refused');
    expect(await send(encryptedAtOnce, 'tls', null)).toBe('certificate_refused');
    expect(await send(offersStartTls, 'starttls', other.cert)).toBe('certificate_refused');
    expect(await send(ofAnotherName, 'starttls', right.cert)).toBe('certificate_refused');
    expect(await send(over, 'tls', null)).toBe('certificate_refused');
  });

  it('is not sent in clear instead, neither the mail nor the password', async () => {
    expect(await send(inClear, 'starttls', right.cert)).toBe('not_encrypted');
    expect(await send(inClear, 'tls', right.cert)).toBe('not_encrypted');
    expect(inClear.signIns).toBe(0);
    expect(await send(inClear, 'none', null)).toBe('sent');
    expect(inClear.mails.at(-1)?.encrypted).toBe(false);
  });

  it('blames neither the addresses nor a password where the server wants somebody to sign in first', async () => {
    expect(await send(inClear, 'none', null, '')).toBe('sign_in_needed');
  });
});
