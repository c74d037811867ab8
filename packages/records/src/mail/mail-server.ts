import { X509Certificate } from 'node:crypto';
import { type Database, mailServers } from '@patchbay/drizzle';
import { eq } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { RecordError } from '../record-error.ts';
import { type SealingSecret, seal, unseal } from '../sealing/seal.ts';
import { isMailAddress } from './mail-address.ts';

type Row = typeof mailServers.$inferSelect;
/** Without its password. */
export type MailServer = Omit<Row, 'id' | 'passwordSealed'> & { readonly hasPassword: boolean };
export type MailServerInput = Omit<MailServer, 'hasPassword' | 'updatedAt'> & {
  /** `undefined` keeps the one there is; empty: none. */
  readonly password?: string | undefined;
};

const id = 'default';
const hostName = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9a-fA-F:.]+\])$/;

/** Null where none was named yet. */
export async function getMailServer(db: Database): Promise<MailServer | null> {
  const [row] = await db.select().from(mailServers);
  return row === undefined ? null : withoutPassword(row);
}

/** With its password, for sending only. Null where none was named yet. @throws SealError */
export async function openMailServer(
  db: Database,
  sealingSecret: SealingSecret,
): Promise<(MailServer & { readonly password: string }) | null> {
  const [row] = await db.select().from(mailServers);
  if (row === undefined) return null;
  const { passwordSealed } = row;
  return { ...withoutPassword(row), password: passwordSealed ? unseal(passwordSealed.sealed, sealingSecret) : '' };
}

/** @throws RecordError `value_invalid` */
export async function saveMailServer(
  db: Database,
  actor: Actor,
  input: MailServerInput,
  sealingSecret: SealingSecret,
): Promise<void> {
  refuseInvalid(input);
  const { password, ...named } = input;
  const sealed =
    password === undefined
      ? {}
      : { passwordSealed: password === '' ? null : { sealed: seal(password, sealingSecret) } };
  const subject = { kind: 'setting', id: 'mail.server' } as const;
  await audited(db, actor, { action: 'mail_server.changed', subject }, async (tx) => {
    const [before] = await tx.select().from(mailServers).for('update');
    const values = { ...named, ...sealed, updatedAt: new Date() };
    const [row] = await tx
      .insert(mailServers)
      .values({ ...values, id })
      .onConflictDoUpdate({ target: mailServers.id, set: values })
      .returning();
    if (!row) throw new Error('the mail server was not stored');
    const after = { ...withoutPassword(row), passwordChanged: password !== undefined };
    return { result: undefined, before: before ? withoutPassword(before) : null, after };
  });
}

/** From then on nothing is sent. */
export async function removeMailServer(db: Database, actor: Actor): Promise<void> {
  const subject = { kind: 'setting', id: 'mail.server' } as const;
  await audited(db, actor, { action: 'mail_server.removed', subject }, async (tx) => {
    const [row] = await tx.delete(mailServers).where(eq(mailServers.id, id)).returning();
    if (!row) return { result: undefined, unchanged: true };
    return { result: undefined, before: withoutPassword(row), after: null };
  });
}

/** Writes down that somebody had a mail sent to try the server. */
export async function noteTestMail(db: Database, actor: Actor, to: string, failure: string | null): Promise<void> {
  const subject = { kind: 'setting', id: 'mail.server' } as const;
  await audited(db, actor, { action: 'mail_server.tried', subject }, async () => ({
    result: undefined,
    before: null,
    after: { to, failure },
  }));
}

function withoutPassword({ id: _, passwordSealed, ...row }: Row): MailServer {
  return { ...row, hasPassword: passwordSealed !== null };
}

function refuseInvalid(input: MailServerInput): void {
  const { host, port, username, fromAddress, fromName, password, trustedCertificate } = input;
  if (!hostName.test(host))
    throw invalid('host', 'a host name such as smtp.example.com', '主机名，例如 smtp.example.com');
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw invalid('port', '1 to 65535', '1 到 65535');
  if (!isMailAddress(fromAddress)) {
    throw invalid('fromAddress', 'an address such as reports@example.com', '邮箱地址，例如 reports@example.com');
  }
  if (trustedCertificate !== null && !isCertificate(trustedCertificate)) {
    throw invalid(
      'trustedCertificate',
      'one or more certificates in PEM, from “-----BEGIN CERTIFICATE-----” to “-----END CERTIFICATE-----”',
      '一个或多个 PEM 格式的证书，从“-----BEGIN CERTIFICATE-----”到“-----END CERTIFICATE-----”',
    );
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in it
  if ([username, fromName, password ?? ''].some((value) => /[\x00-\x1f\x7f]/.test(value))) {
    throw invalid('username', 'no line breaks or control characters', '不能包含换行或控制字符');
  }
}

function invalid(field: string, en: string, zh: string): RecordError {
  return new RecordError(
    'value_invalid',
    { en: `The mail server cannot be saved. Right would be: ${en}.`, zh: `无法保存邮件服务器。正确的值应为：${zh}。` },
    `mail server: ${field}`,
    [{ field, reason: { en: `Right would be: ${en}.`, zh: `正确的值应为：${zh}。` } }],
  );
}

/** One certificate or several, one behind the other. */
function isCertificate(pem: string): boolean {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const rest = blocks.reduce((text, block) => text.replace(block, ''), pem);
  return blocks.length > 0 && !/-----/.test(rest) && blocks.every(isReadable);
}

function isReadable(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    // Whatever is wrong with it, the field says what would be right.
    return false;
  }
}
