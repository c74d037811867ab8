import { type Database, sipEndpoints } from '@patchbay/drizzle';
import { asc, eq, gt, lte } from 'drizzle-orm';
import { notFound } from '../record-error.ts';
import { type SealingSecret, seal, unseal } from '../sealing/seal.ts';

type Row = typeof sipEndpoints.$inferSelect;
export type SipEndpoint = Omit<Row, 'passwordSealed'>;

/** Writes down a phone that is to exist until `expiresAt`; the runtime makes it known to Asterisk. */
export async function createSipEndpoint(
  db: Database,
  input: { id: string; userId: string; password: string; expiresAt: Date },
  secret: SealingSecret,
): Promise<void> {
  const { id, userId, password, expiresAt } = input;
  await db
    .insert(sipEndpoints)
    .values({ id, kind: 'browser', userId, passwordSealed: seal(password, secret), expiresAt });
}

/**
 * The phone of the seat that belongs to a sign-in: made with `password` when there is none yet, and kept with the password it
 * has when there is, so that a reload finds it as it was. It lives until `expiresAt`, or until the sign-in is ended.
 */
export async function openSeatEndpoint(
  db: Database,
  input: { userId: string; sessionId: string; id: string; password: string; expiresAt: Date },
  secret: SealingSecret,
): Promise<{ endpoint: SipEndpoint; password: string }> {
  const { id, userId, sessionId, password, expiresAt } = input;
  const [row] = await db
    .insert(sipEndpoints)
    .values({ id, kind: 'seat', userId, sessionId, passwordSealed: seal(password, secret), expiresAt })
    .onConflictDoUpdate({ target: sipEndpoints.sessionId, set: { expiresAt } })
    .returning();
  if (row === undefined) throw new Error('an upsert gave no row');
  return { endpoint: withoutPassword(row), password: unseal(row.passwordSealed, secret) };
}

/** The phone of the seat of a sign-in; null where there is none. */
export async function findSeatEndpoint(db: Database, sessionId: string): Promise<SipEndpoint | null> {
  const [row] = await db.select().from(sipEndpoints).where(eq(sipEndpoints.sessionId, sessionId));
  return row === undefined ? null : withoutPassword(row);
}

/** @throws RecordError `not_found` */
export async function getSipEndpoint(db: Database, id: string): Promise<SipEndpoint> {
  return withoutPassword(await read(db, id));
}

/** @throws RecordError `not_found`; SealError */
export async function loadSipEndpointPassword(db: Database, id: string, secret: SealingSecret): Promise<string> {
  return unseal((await read(db, id)).passwordSealed, secret);
}

/** Asterisk knows it now. */
export async function markSipEndpointReady(db: Database, id: string, at: Date): Promise<void> {
  await db.update(sipEndpoints).set({ readyAt: at }).where(eq(sipEndpoints.id, id));
}

/** Keeps a phone longer, while its tab is open. @throws RecordError `not_found` */
export async function extendSipEndpoint(db: Database, id: string, expiresAt: Date): Promise<void> {
  const rows = await db.update(sipEndpoints).set({ expiresAt }).where(eq(sipEndpoints.id, id)).returning();
  if (rows.length === 0) throw notFound('sip_endpoint', id);
}

/** Those that must exist in Asterisk at `now`. */
export async function listLiveSipEndpoints(db: Database, now: Date): Promise<SipEndpoint[]> {
  const rows = await db
    .select()
    .from(sipEndpoints)
    .where(gt(sipEndpoints.expiresAt, now))
    .orderBy(asc(sipEndpoints.createdAt));
  return rows.map(withoutPassword);
}

export async function listExpiredSipEndpoints(db: Database, now: Date): Promise<SipEndpoint[]> {
  const rows = await db.select().from(sipEndpoints).where(lte(sipEndpoints.expiresAt, now));
  return rows.map(withoutPassword);
}

/** After Asterisk has forgotten it. */
export async function deleteSipEndpoint(db: Database, id: string): Promise<void> {
  await db.delete(sipEndpoints).where(eq(sipEndpoints.id, id));
}

async function read(db: Database, id: string): Promise<Row> {
  const [row] = await db.select().from(sipEndpoints).where(eq(sipEndpoints.id, id));
  if (!row) throw notFound('sip_endpoint', id);
  return row;
}

function withoutPassword({ passwordSealed: _, ...row }: Row): SipEndpoint {
  return row;
}
