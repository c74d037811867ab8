import { randomUUID } from 'node:crypto';
import { credentials, type Database, speechProviders } from '@patchbay/drizzle';
import { asc, eq } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { isUniqueViolation, notFound, RecordError } from '../record-error.ts';
import { type SealingSecret, seal, unseal } from '../sealing/seal.ts';
import { isHostName, normalizeHost } from './host-name.ts';

type Row = typeof credentials.$inferSelect;
/** Without its secret: that is read by the runtime only. */
export type Credential = Omit<Row, 'secretSealed'>;

export type CredentialSecret =
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'header'; readonly name: string; readonly value: string };

export interface CredentialInput {
  readonly name: string;
  /** The only hosts that it is ever sent to. */
  readonly hosts: readonly string[];
  /** `undefined` keeps the one there is. */
  readonly secret?: CredentialSecret | undefined;
}

export async function listCredentials(db: Database): Promise<Credential[]> {
  return (await db.select().from(credentials).orderBy(asc(credentials.name))).map(withoutSecret);
}

/** For the egress gateway only. @throws RecordError `not_found`; SealError */
export async function loadCredentialSecret(
  db: Database,
  id: string,
  sealingSecret: SealingSecret,
): Promise<{ hosts: readonly string[]; secret: CredentialSecret }> {
  const [row] = await db.select().from(credentials).where(eq(credentials.id, id));
  if (!row) throw notFound('credential', id);
  return { hosts: row.hosts, secret: JSON.parse(unseal(row.secretSealed.sealed, sealingSecret)) as CredentialSecret };
}

/** @throws RecordError `value_invalid`, `name_taken` */
export async function createCredential(
  db: Database,
  actor: Actor,
  input: CredentialInput & { secret: CredentialSecret },
  sealingSecret: SealingSecret,
): Promise<Credential> {
  const id = randomUUID();
  const hosts = checkedHosts(input);
  refuseInvalidSecret(input.secret);
  const subject = { kind: 'credential', id } as const;
  return await namingTaken(input.name, () =>
    audited(db, actor, { action: 'credential.created', subject }, async (tx) => {
      const [row] = await tx
        .insert(credentials)
        .values({
          id,
          name: input.name,
          kind: input.secret.kind,
          hosts,
          secretSealed: { sealed: seal(JSON.stringify(input.secret), sealingSecret) },
        })
        .returning();
      if (!row) throw notFound('credential', id);
      return { result: withoutSecret(row), before: null, after: withoutSecret(row) };
    }),
  );
}

/** @throws RecordError `not_found`, `value_invalid`, `name_taken` */
export async function updateCredential(
  db: Database,
  actor: Actor,
  id: string,
  input: CredentialInput,
  sealingSecret: SealingSecret,
): Promise<Credential> {
  const hosts = checkedHosts(input);
  if (input.secret) refuseInvalidSecret(input.secret);
  const { secret } = input;
  const subject = { kind: 'credential', id } as const;
  return await namingTaken(input.name, () =>
    audited(db, actor, { action: 'credential.changed', subject }, async (tx) => {
      const [before] = await tx.select().from(credentials).where(eq(credentials.id, id)).for('update');
      if (!before) throw notFound('credential', id);
      const sealed = secret
        ? { kind: secret.kind, secretSealed: { sealed: seal(JSON.stringify(secret), sealingSecret) } }
        : {};
      const [row] = await tx
        .update(credentials)
        .set({ name: input.name, hosts, ...sealed, updatedAt: new Date() })
        .where(eq(credentials.id, id))
        .returning();
      if (!row) throw notFound('credential', id);
      const after = { ...withoutSecret(row), secretChanged: secret !== undefined };
      return { result: withoutSecret(row), before: withoutSecret(before), after };
    }),
  );
}

/** @throws RecordError `not_found`; `in_use` while a speech provider signs in with it */
export async function deleteCredential(db: Database, actor: Actor, id: string): Promise<void> {
  await audited(db, actor, { action: 'credential.deleted', subject: { kind: 'credential', id } }, async (tx) => {
    const users = await tx
      .select({ name: speechProviders.name })
      .from(speechProviders)
      .where(eq(speechProviders.credentialId, id));
    if (users.length > 0) throw inUse(users.map(({ name }) => name));
    const [row] = await tx.delete(credentials).where(eq(credentials.id, id)).returning();
    if (!row) throw notFound('credential', id);
    return { result: undefined, before: withoutSecret(row), after: null };
  });
}

function inUse(names: readonly string[]): RecordError {
  return new RecordError(
    'in_use',
    {
      en: `Speech providers sign in with it: ${names.join(', ')}. Give them another credential first.`,
      zh: `以下语音服务正在使用此凭据：${names.join('、')}。请先为它们更换凭据。`,
    },
    `credential is used by ${names.length} speech providers`,
  );
}

function withoutSecret({ secretSealed: _, ...row }: Row): Credential {
  return row;
}

function checkedHosts(input: CredentialInput): string[] {
  const hosts = [...new Set(input.hosts.map(normalizeHost))];
  const wrong = hosts.find((host) => !isHostName(host));
  if (input.name.trim() === '') throw invalid('name: must not be empty');
  if (hosts.length === 0) throw invalid('hosts: name at least one host that it may be sent to');
  if (wrong !== undefined) throw invalid(`hosts: "${wrong}" is not a host name such as api.example.com`);
  return hosts;
}

/** A header that could smuggle in another header is refused here, before it is ever stored. */
function refuseInvalidSecret(secret: CredentialSecret): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in it
  const control = /[\x00-\x1f\x7f]/;
  const values = Object.values(secret);
  if (values.some((value) => control.test(value))) throw invalid('secret: no line breaks or control characters');
  if (secret.kind === 'bearer' && secret.token === '') throw invalid('secret: the token must not be empty');
  if (secret.kind === 'basic' && secret.username.includes(':')) throw invalid('secret: no ":" in the user name');
  if (secret.kind === 'header' && !/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/.test(secret.name)) {
    throw invalid('secret: the header needs a name such as X-Api-Key');
  }
}

function invalid(why: string): RecordError {
  return new RecordError(
    'value_invalid',
    { en: `The credential cannot be saved: ${why}.`, zh: `无法保存凭据：${why}。` },
    `credential: ${why}`,
  );
}

async function namingTaken<T>(name: string, save: () => Promise<T>): Promise<T> {
  try {
    return await save();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new RecordError(
      'name_taken',
      { en: `There is a credential named "${name}" already.`, zh: `已存在名为“${name}”的凭据。` },
      `credential name "${name}" exists`,
    );
  }
}
