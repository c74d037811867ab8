import { type Database, trunks } from '@patchbay/drizzle';
import { asc, eq } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { isUniqueViolation, notFound, RecordError } from '../record-error.ts';
import { type SealingSecret, seal, unseal } from '../sealing/seal.ts';

type Row = typeof trunks.$inferSelect;
/** Without its password: that is read by the runtime only. */
export type Trunk = Omit<Row, 'passwordSealed'> & { readonly hasPassword: boolean };

export interface TrunkInput {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly transport: Row['transport'];
  readonly username: string | null;
  /** Signs in at the carrier; needs a user name. Left out: it does not. */
  readonly registers?: boolean;
  readonly codecs: string[];
  readonly callerId: string | null;
  readonly enabled: boolean;
  readonly position: number;
  /** `undefined` keeps the one there is, `null` removes it. */
  readonly password?: string | null | undefined;
}

/** In the order in which they are tried. */
export async function listTrunks(db: Database): Promise<Trunk[]> {
  return (await db.select().from(trunks).orderBy(asc(trunks.position), asc(trunks.id))).map(withoutPassword);
}

/** @throws RecordError `not_found` */
export async function getTrunk(db: Database, id: string): Promise<Trunk> {
  return withoutPassword(await read(db, id));
}

/** Null where the trunk asks for none. @throws RecordError `not_found`; SealError */
export async function loadTrunkPassword(db: Database, id: string, secret: SealingSecret): Promise<string | null> {
  const { passwordSealed } = await read(db, id);
  return passwordSealed === null ? null : unseal(passwordSealed, secret);
}

/** @param id a slug of small letters, digits and `-`. @throws RecordError `name_taken`, `value_invalid` */
export async function createTrunk(
  db: Database,
  actor: Actor,
  id: string,
  input: TrunkInput,
  secret: SealingSecret,
): Promise<Trunk> {
  refuseInvalid(id, input);
  const { password, ...columns } = input;
  try {
    return await audited(db, actor, { action: 'trunk.created', subject: { kind: 'trunk', id } }, async (tx) => {
      const passwordSealed = password == null ? null : seal(password, secret);
      const [row] = await tx
        .insert(trunks)
        .values({ id, ...columns, passwordSealed })
        .returning();
      if (!row) throw notFound('trunk', id);
      return { result: withoutPassword(row), before: null, after: withoutPassword(row) };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new RecordError(
      'name_taken',
      { en: `There is a trunk "${id}" already.`, zh: `已存在名为“${id}”的中继线路。` },
      `trunk ${id} exists`,
    );
  }
}

/** @throws RecordError `not_found`, `value_invalid` */
export async function updateTrunk(
  db: Database,
  actor: Actor,
  id: string,
  input: TrunkInput,
  secret: SealingSecret,
): Promise<Trunk> {
  refuseInvalid(id, input);
  const { password, ...columns } = input;
  return await audited(db, actor, { action: 'trunk.changed', subject: { kind: 'trunk', id } }, async (tx) => {
    const [before] = await tx.select().from(trunks).where(eq(trunks.id, id)).for('update');
    if (!before) throw notFound('trunk', id);
    const sealed = password === undefined ? {} : { passwordSealed: password === null ? null : seal(password, secret) };
    const [row] = await tx
      .update(trunks)
      .set({ ...columns, ...sealed, updatedAt: new Date() })
      .where(eq(trunks.id, id))
      .returning();
    if (!row) throw notFound('trunk', id);
    const after = { ...withoutPassword(row), passwordChanged: password !== undefined };
    return { result: withoutPassword(row), before: withoutPassword(before), after };
  });
}

/** @throws RecordError `not_found` */
export async function deleteTrunk(db: Database, actor: Actor, id: string): Promise<void> {
  await audited(db, actor, { action: 'trunk.deleted', subject: { kind: 'trunk', id } }, async (tx) => {
    const [row] = await tx.delete(trunks).where(eq(trunks.id, id)).returning();
    if (!row) throw notFound('trunk', id);
    return { result: undefined, before: withoutPassword(row), after: null };
  });
}

async function read(db: Database, id: string): Promise<Row> {
  const [row] = await db.select().from(trunks).where(eq(trunks.id, id));
  if (!row) throw notFound('trunk', id);
  return row;
}

function withoutPassword({ passwordSealed, ...row }: Row): Trunk {
  return { ...row, hasPassword: passwordSealed !== null };
}

/** These become lines of Asterisk's configuration, so nothing that could start another line or field may be in them. */
function refuseInvalid(id: string, input: TrunkInput): void {
  const wrong = [
    !/^[a-z0-9][a-z0-9-]{0,39}$/.test(id) && 'id: small letters, digits and -, 40 at most',
    !/^[a-zA-Z0-9]([a-zA-Z0-9.:-]{0,252})$/.test(input.host) && 'host: a host name or an IP address',
    !(Number.isInteger(input.port) && input.port >= 1 && input.port <= 65_535) && 'port: 1 to 65535',
    input.username !== null && !/^[^\s;,"<>]{1,64}$/.test(input.username) && 'username: no spaces, ; , " < or >',
    input.registers === true && input.username === null && 'registers: needs a user name to sign in with',
    input.callerId !== null && !/^\+?[0-9*#]{1,32}$/.test(input.callerId) && 'callerId: digits, + in front',
    input.codecs.length === 0 && 'codecs: at least one',
    input.codecs.some((codec) => !/^[a-z0-9]{2,16}$/.test(codec)) && 'codecs: names such as alaw, ulaw, g722, opus',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in it
    typeof input.password === 'string' && /[\x00-\x1f]/.test(input.password) && 'password: no control characters',
  ].filter((problem) => typeof problem === 'string');
  if (wrong.length === 0) return;
  throw new RecordError(
    'value_invalid',
    { en: `The trunk cannot be saved: ${wrong.join('; ')}.`, zh: `无法保存中继线路：${wrong.join('；')}。` },
    `trunk ${id}: ${wrong.join('; ')}`,
  );
}
