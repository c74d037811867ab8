import { type Database, screenArrangements } from '@patchbay/drizzle';
import type { Arrangement } from '@patchbay/flow-schema';
import { and, eq, or } from 'drizzle-orm';
import * as z from 'zod';
import { type Actor, audited } from '../audit.ts';
import { type Role, roles } from '../permissions.ts';

/** Where derived items are shown. */
export const screenSurfaces = ['seat', 'floor', 'reports'] as const;
export type ScreenSurface = (typeof screenSurfaces)[number];

const keySchema = z.string().min(1).max(500);
const nameSchema = z.string().trim().max(200);
const itemsMax = 5_000;
const fewEnough = (record: object) => Object.keys(record).length <= itemsMax;

/** What somebody may arrange. A name that is empty in one language is shown in the other. */
export const arrangementSchema = z.strictObject({
  order: z.array(keySchema).max(itemsMax),
  hidden: z.record(keySchema, z.boolean()).refine(fewEnough),
  names: z
    .record(
      keySchema,
      z.strictObject({ en: nameSchema, zh: nameSchema }).refine(({ en, zh }) => en !== '' || zh !== ''),
    )
    .refine(fewEnough),
});

/** Whose arrangement it is: what a role starts out with, or what one person made of it. */
export type ArrangementOwner =
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'person'; readonly userId: string };

/** Null where there is none: everything is shown as derived. */
export interface Arrangements {
  readonly role: Arrangement | null;
  readonly person: Arrangement | null;
}

/** How somebody sees what is derived: what was made for their role, and what they made of it themselves. */
export async function loadArrangements(
  db: Database,
  surface: ScreenSurface,
  { role, userId }: { role: string | null; userId: string },
): Promise<Arrangements> {
  const rows = await db
    .select()
    .from(screenArrangements)
    .where(
      and(
        eq(screenArrangements.surface, surface),
        or(eq(screenArrangements.userId, userId), role === null ? undefined : eq(screenArrangements.role, role)),
      ),
    );
  const of = (row: (typeof rows)[number] | undefined): Arrangement | null =>
    row === undefined ? null : { order: row.order, hidden: row.hidden, names: row.names };
  return { role: of(rows.find((row) => row.role !== null)), person: of(rows.find((row) => row.userId !== null)) };
}

/** What was made for each role; null where nothing was. */
export async function loadRoleArrangements(
  db: Database,
  surface: ScreenSurface,
): Promise<Readonly<Record<Role, Arrangement | null>>> {
  const rows = await db.select().from(screenArrangements).where(eq(screenArrangements.surface, surface));
  return Object.fromEntries(
    roles.map((role) => {
      const row = rows.find((each) => each.role === role);
      return [role, row === undefined ? null : { order: row.order, hidden: row.hidden, names: row.names }];
    }),
  ) as Record<Role, Arrangement | null>;
}

/** Keeps an arrangement as a whole; null takes it back, and everything is as derived, or as the role has it. */
export async function saveArrangement(
  db: Database,
  actor: Actor,
  surface: ScreenSurface,
  owner: ArrangementOwner,
  arrangement: Arrangement | null,
): Promise<void> {
  const of = owner.kind === 'role' ? owner.role : owner.userId;
  const id = `${surface}/${owner.kind}/${of}`;
  const subject = { kind: 'screen_arrangement', id } as const;
  await audited(db, actor, { action: 'screen_arrangement.changed', subject }, async (tx) => {
    const [row] = await tx.select().from(screenArrangements).where(eq(screenArrangements.id, id)).for('update');
    const before = row === undefined ? null : { order: row.order, hidden: row.hidden, names: row.names };
    if (arrangement === null) {
      if (before === null) return { result: undefined, unchanged: true };
      await tx.delete(screenArrangements).where(eq(screenArrangements.id, id));
      return { result: undefined, before, after: null };
    }
    const names = Object.fromEntries(
      Object.entries(arrangement.names).map(([key, { en, zh }]) => [key, { en: en || zh, zh: zh || en }]),
    );
    const after = { order: [...arrangement.order], hidden: { ...arrangement.hidden }, names };
    await tx
      .insert(screenArrangements)
      .values({
        id,
        surface,
        role: owner.kind === 'role' ? owner.role : null,
        userId: owner.kind === 'person' ? owner.userId : null,
        ...after,
      })
      .onConflictDoUpdate({ target: screenArrangements.id, set: { ...after, updatedAt: new Date() } });
    return { result: undefined, before, after };
  });
}
