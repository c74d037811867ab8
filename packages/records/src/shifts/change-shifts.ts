import { randomUUID } from 'node:crypto';
import { agentShifts, agents, type Database, shiftParts, users } from '@patchbay/drizzle';
import { and, asc, eq, gt, inArray, lt, notInArray } from 'drizzle-orm';
import { type Actor, type AuditedChange, auditedEach } from '../audit.ts';
import { notFound } from '../record-error.ts';
import { checkShifts, type NamedShift } from './checked-shifts.ts';
import { partsOfShift, readShifts, type Shift, type ShiftInput } from './shift.ts';

const rowsAtOnce = 1_000;

export interface ShiftChanges {
  /** With an id: a shift that is there becomes this. Without: a new one. */
  readonly save: readonly (ShiftInput & { readonly id?: string | undefined })[];
  readonly remove: readonly string[];
}

/**
 * Plans shifts, changes and removes them, all of it or nothing. What reports have counted of them is put right.
 * @returns what is there now of those that were to be saved, in their order
 * @throws RecordError `not_found` (an agent, a shift), `value_invalid` (with the two that overlap)
 */
export async function changeShifts(db: Database, actor: Actor, changes: ShiftChanges): Promise<Shift[]> {
  return await auditedEach(db, actor, async (tx) => await change(tx, changes));
}

async function change(
  tx: Database,
  { save, remove }: ShiftChanges,
): Promise<{ result: Shift[]; changes: AuditedChange[] }> {
  const touchedIds = [...new Set([...save.flatMap(({ id }) => id ?? []), ...remove])];
  const idle = touchedIds.length === 0 ? [] : await readShifts(tx, inArray(agentShifts.id, touchedIds));
  const agentIds = [...new Set([...save, ...idle].map(({ agentId }) => agentId))];
  const names = await lockAgents(tx, agentIds);
  // Read again: until their agent was locked, somebody else may have changed them.
  const before = touchedIds.length === 0 ? [] : await readShifts(tx, inArray(agentShifts.id, touchedIds));
  const known = new Map(before.map((one) => [one.id, one]));
  const unknown = touchedIds.find((id) => !known.has(id));
  if (unknown !== undefined) throw notFound('shift', unknown);
  const saved: NamedShift[] = save.map(({ id = randomUUID(), ...input }) => ({
    ...input,
    id,
    agentName: names.get(input.agentId) ?? '',
  }));
  await checkShifts(tx, saved, await neighbours(tx, saved, touchedIds), new Date());
  if (touchedIds.length > 0) await tx.delete(agentShifts).where(inArray(agentShifts.id, touchedIds));
  await insert(tx, saved);
  const result = saved.map((one) => ({ ...one, breaks: [...one.breaks].sort((a, b) => +a.since - +b.since) }));
  const gone = before.filter(({ id }) => remove.includes(id));
  return {
    result,
    changes: [
      ...result
        .filter((one) => JSON.stringify(told(one)) !== JSON.stringify(told(known.get(one.id) ?? null)))
        .map((one) => changeOf(known.get(one.id) ?? null, one)),
      ...gone.map((one) => changeOf(one, null)),
    ],
  };
}

/** In one order, so that two people who plan many at once wait for each other instead of for ever. */
async function lockAgents(tx: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: agents.userId, name: users.name })
    .from(agents)
    .innerJoin(users, eq(users.id, agents.userId))
    .where(inArray(agents.userId, [...ids]))
    .orderBy(asc(agents.userId))
    .for('update', { of: agents });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const unknown = ids.find((id) => !names.has(id));
  if (unknown !== undefined) throw notFound('agent', unknown);
  return names;
}

/** Those of the same agents that stay, as far as they can be in the way. */
async function neighbours(tx: Database, saved: readonly NamedShift[], except: readonly string[]): Promise<Shift[]> {
  if (saved.length === 0) return [];
  const times = (of: (one: NamedShift) => Date) => saved.map((one) => of(one).getTime());
  const first = times(({ since }) => since).reduce((least, at) => Math.min(least, at));
  const last = times(({ until }) => until).reduce((most, at) => Math.max(most, at));
  return await readShifts(
    tx,
    and(
      inArray(agentShifts.agentId, [...new Set(saved.map(({ agentId }) => agentId))]),
      gt(agentShifts.until, new Date(first)),
      lt(agentShifts.since, new Date(last)),
      except.length === 0 ? undefined : notInArray(agentShifts.id, [...except]),
    ),
  );
}

async function insert(tx: Database, shifts: readonly NamedShift[]): Promise<void> {
  const rows = shifts.map(({ id, agentId, since, until }) => ({ id, agentId, since, until }));
  const parts = shifts.flatMap((one) =>
    partsOfShift(one).map((part) => ({ ...part, shiftId: one.id, agentId: one.agentId })),
  );
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await tx.insert(agentShifts).values(rows.slice(at, at + rowsAtOnce));
  for (let at = 0; at < parts.length; at += rowsAtOnce)
    await tx.insert(shiftParts).values(parts.slice(at, at + rowsAtOnce));
}

function changeOf(before: Shift | null, after: Shift | null): AuditedChange {
  const action = before === null ? 'shift.planned' : after === null ? 'shift.removed' : 'shift.changed';
  const id = (after ?? before)?.id ?? '';
  return { action, subject: { kind: 'shift', id }, before: told(before), after: told(after) };
}

function told(shift: Shift | null): unknown {
  if (shift === null) return null;
  const { agentName, since, until, breaks } = shift;
  return { agent: agentName, since, until, breaks };
}
