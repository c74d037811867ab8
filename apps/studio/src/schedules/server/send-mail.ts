import { readFile } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import type { openMailServer } from '@patchbay/records';
import { createTransport } from 'nodemailer';

export type OpenMailServer = NonNullable<Awaited<ReturnType<typeof openMailServer>>>;

export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly attachment?: { readonly name: string; readonly path: string; readonly mediaType: string };
  /** The same mail sent again has the same one, so that servers and people can tell. */
  readonly messageId?: string;
}

export interface MailSent {
  /** Those whom the server would not take; the others have it. */
  readonly refused: readonly string[];
  /** The server's last word. */
  readonly answer: string;
}

export type MailFailure =
  /** The name is unknown, or nobody listens there. */
  | 'server_unreachable'
  | 'server_silent'
  /** Encryption was asked for, and the server does not offer it. */
  | 'not_encrypted'
  /** The server's certificate is of nobody who is trusted, is of another name, or is over. */
  | 'certificate_refused'
  /** It takes mail only from those who sign in (or, in clear, who encrypt first), and nobody did. */
  | 'sign_in_needed'
  | 'sign_in_refused'
  | 'recipients_refused'
  | 'message_refused'
  | 'broken';

/** Why a mail did not go out. */
export class MailError extends Error {
  constructor(
    readonly code: MailFailure,
    /** What the server said; empty where it said nothing. */
    readonly answer: string,
    /** Whether the same may work later. */
    readonly mayPass: boolean,
    cause: unknown,
  ) {
    super(`mail: ${code}`, { cause });
    this.name = 'MailError';
  }
}

const connectMsMax = 15_000;
const silentMsMax = 60_000;
const answerLengthMax = 500;

/** Hands one mail to the server, which is then answerable for it. @throws MailError */
export async function sendMail(server: OpenMailServer, mail: Mail): Promise<MailSent> {
  const { host, port, security, username, password, trustedCertificate } = server;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    // Named, they take the place of the usual ones.
    ...(trustedCertificate === null ? {} : { tls: { ca: [...rootCertificates, trustedCertificate] } }),
    ...(username === '' ? {} : { auth: { user: username, pass: password } }),
    connectionTimeout: connectMsMax,
    greetingTimeout: connectMsMax,
    dnsTimeout: connectMsMax,
    socketTimeout: silentMsMax,
    disableUrlAccess: true,
    disableFileAccess: true,
  });
  try {
    const { attachment, messageId } = mail;
    const info = await transport.sendMail({
      from: { name: server.fromName, address: server.fromAddress },
      to: [...mail.to],
      subject: mail.subject,
      text: mail.text,
      ...(messageId === undefined ? {} : { messageId }),
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(attachment === undefined
        ? {}
        : {
            attachments: [
              {
                filename: attachment.name,
                contentType: attachment.mediaType,
                content: await readFile(attachment.path),
              },
            ],
          }),
    });
    const refused = info.rejected;
    return { refused, answer: info.response.slice(0, answerLengthMax) };
  } catch (error) {
    throw mailError(error);
  } finally {
    transport.close();
  }
}

/** By the codes of the library and of SMTP: 4xx may pass, 5xx will not. */
function mailError(error: unknown): MailError {
  const of = (key: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  const answer = String(of('response') ?? '').slice(0, answerLengthMax);
  const status = Number(of('responseCode') ?? 0);
  const mayPass = status < 500;
  // Said to whichever command comes first where nobody signed in.
  if (status === 530) return new MailError('sign_in_needed', answer, false, error);
  switch (of('code')) {
    case 'EDNS':
    case 'ECONNECTION':
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
      return new MailError('server_unreachable', answer, true, error);
    case 'ETIMEDOUT':
      return new MailError('server_silent', answer, true, error);
    case 'ESOCKET':
    case 'ETLS':
      if (isAbout(error, /certificate|self-signed|altnames/i)) {
        return new MailError('certificate_refused', answer, false, error);
      }
      return of('code') === 'ETLS' || isAbout(error, /SSL|TLS/)
        ? new MailError('not_encrypted', answer, false, error)
        : new MailError('server_unreachable', answer, true, error);
    case 'EAUTH':
    case 'ENOAUTH':
      return new MailError('sign_in_refused', answer, mayPass && status !== 0, error);
    case 'EENVELOPE':
      return new MailError('recipients_refused', answer, mayPass, error);
    case 'EMESSAGE':
      return new MailError('message_refused', answer, mayPass, error);
    default:
      return new MailError(status === 0 ? 'broken' : 'message_refused', answer, mayPass, error);
  }
}

/** What the library of TLS says is told in words alone. */
function isAbout(error: unknown, words: RegExp): boolean {
  return error instanceof Error && words.test(error.message);
}
