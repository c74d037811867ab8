import { type Database, egressHosts } from '@patchbay/drizzle';
import { asc, eq } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound, RecordError } from '../record-error.ts';
import { isHostName, normalizeHost } from './host-name.ts';

export type EgressHost = typeof egressHosts.$inferSelect;

/** Hosts on private addresses that flows may reach all the same. */
export async function listEgressHosts(db: Database): Promise<EgressHost[]> {
  return await db.select().from(egressHosts).orderBy(asc(egressHosts.host));
}

/** @throws RecordError `value_invalid` */
export async function allowEgressHost(db: Database, actor: Actor, hostAsTyped: string, reason: string): Promise<void> {
  const host = normalizeHost(hostAsTyped);
  if (!isHostName(host)) {
    throw new RecordError(
      'value_invalid',
      {
        en: `"${hostAsTyped}" is not a host. Write only the name or address, such as crm.internal or 10.0.0.5.`,
        zh: `“${hostAsTyped}”不是有效主机。请只填写主机名或地址，例如 crm.internal 或 10.0.0.5。`,
      },
      `"${hostAsTyped}" is not a host name`,
    );
  }
  const subject = { kind: 'egress_host', id: host } as const;
  await audited(db, actor, { action: 'egress_host.allowed', subject }, async (tx) => {
    const [before] = await tx.select().from(egressHosts).where(eq(egressHosts.host, host)).for('update');
    await tx
      .insert(egressHosts)
      .values({ host, reason })
      .onConflictDoUpdate({ target: egressHosts.host, set: { reason } });
    return { result: undefined, before: before ? { reason: before.reason } : null, after: { reason } };
  });
}

/** @throws RecordError `not_found` */
export async function disallowEgressHost(db: Database, actor: Actor, host: string): Promise<void> {
  const subject = { kind: 'egress_host', id: host } as const;
  await audited(db, actor, { action: 'egress_host.disallowed', subject }, async (tx) => {
    const [before] = await tx.delete(egressHosts).where(eq(egressHosts.host, host)).returning();
    if (!before) throw notFound('egress_host', host);
    return { result: undefined, before: { reason: before.reason }, after: null };
  });
}
