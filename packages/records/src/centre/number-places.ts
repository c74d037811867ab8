import { type Database, numberPlaces } from '@patchbay/drizzle';
import { and, asc, desc, eq, gt, ilike, inArray, or, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { checkedText, noteProblems, refuseProblems } from '../field-problems.ts';
import { isUniqueViolation, notFound, RecordError } from '../record-error.ts';

export type NumberPlace = typeof numberPlaces.$inferSelect;

/** Where a number is from: the place of the longest prefix that fits; null where none does. */
export async function findNumberPlace(db: Database, number: string): Promise<NumberPlace | null> {
  const digits = number.replace(/^00/, '+').replace(/[^+0-9]/g, '');
  if (digits === '') return null;
  const prefixes = Array.from({ length: Math.min(digits.length, 16) }, (_, at) => digits.slice(0, at + 1));
  const [row] = await db
    .select()
    .from(numberPlaces)
    .where(inArray(numberPlaces.prefix, prefixes))
    .orderBy(desc(sql`length(${numberPlaces.prefix})`))
    .limit(1);
  return row ?? null;
}

/** By prefix, from behind `after` on. `search` looks in prefix, names and country. */
export async function listNumberPlaces(
  db: Database,
  filter: { readonly search?: string; readonly after?: string; readonly limit?: number } = {},
): Promise<NumberPlace[]> {
  const search = filter.search?.trim() ?? '';
  const escaped = search.replace(/[\\%_]/g, '\\$&');
  return await db
    .select()
    .from(numberPlaces)
    .where(
      and(
        filter.after === undefined ? undefined : gt(numberPlaces.prefix, filter.after),
        search === ''
          ? undefined
          : or(
              ilike(numberPlaces.prefix, `${escaped}%`),
              ilike(numberPlaces.placeEn, `%${escaped}%`),
              ilike(numberPlaces.placeZh, `%${escaped}%`),
              eq(numberPlaces.country, search.toUpperCase()),
            ),
      ),
    )
    .orderBy(asc(numberPlaces.prefix))
    .limit(filter.limit ?? 200);
}

/** Adds a place. @throws RecordError `name_taken` (the prefix), `value_invalid` */
export async function createNumberPlace(db: Database, actor: Actor, input: NumberPlace): Promise<NumberPlace> {
  const values = checkedNumberPlace(input);
  const subject = { kind: 'number_place', id: values.prefix } as const;
  try {
    return await audited(db, actor, { action: 'number_place.created', subject }, async (tx) => {
      await tx.insert(numberPlaces).values(values);
      return { result: values, before: null, after: values };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw prefixTaken(values.prefix);
    throw error;
  }
}

/** @param prefix the one it has now. @throws RecordError `not_found`, `name_taken` (the prefix), `value_invalid` */
export async function updateNumberPlace(
  db: Database,
  actor: Actor,
  prefix: string,
  input: NumberPlace,
): Promise<NumberPlace> {
  const values = checkedNumberPlace(input);
  const subject = { kind: 'number_place', id: prefix } as const;
  try {
    return await audited(db, actor, { action: 'number_place.changed', subject }, async (tx) => {
      const [before] = await tx.select().from(numberPlaces).where(eq(numberPlaces.prefix, prefix)).for('update');
      if (!before) throw notFound('number_place', prefix);
      await tx.update(numberPlaces).set(values).where(eq(numberPlaces.prefix, prefix));
      return { result: values, before, after: values };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw prefixTaken(values.prefix);
    throw error;
  }
}

/** @throws RecordError `not_found` */
export async function deleteNumberPlace(db: Database, actor: Actor, prefix: string): Promise<void> {
  const subject = { kind: 'number_place', id: prefix } as const;
  await audited(db, actor, { action: 'number_place.deleted', subject }, async (tx) => {
    const [before] = await tx.delete(numberPlaces).where(eq(numberPlaces.prefix, prefix)).returning();
    if (!before) throw notFound('number_place', prefix);
    return { result: undefined, before, after: null };
  });
}

/** The input as it may be stored. @throws RecordError `value_invalid` with every problem by its field */
export function checkedNumberPlace(input: NumberPlace): NumberPlace {
  const notes = noteProblems();
  const prefix = input.prefix.replace(/[\s()./-]/g, '').replace(/^00/, '+');
  if (!/^(\+[1-9][0-9]{0,14}|[0-9]{1,15})$/.test(prefix)) {
    notes.add(
      'prefix',
      'digits, with + in front for an international prefix, such as +4930',
      '须为数字，国际前缀以 + 开头，如 +8610',
    );
  }
  const placeEn = checkedText(notes, 'placeEn', input.placeEn, { lengthMax: 120 });
  const placeZh = checkedText(notes, 'placeZh', input.placeZh, { lengthMax: 120, mayBeEmpty: true });
  const country = input.country.trim().toUpperCase();
  if (!/^([A-Z]{2})?$/.test(country)) {
    notes.add('country', 'a country code of two letters such as CN, or nothing', '须为两位国家代码，如 CN，或留空');
  }
  refuseProblems({ en: 'The place', zh: '归属地' }, notes);
  return { prefix, placeEn, placeZh, country };
}

function prefixTaken(prefix: string): RecordError {
  return new RecordError(
    'name_taken',
    { en: `There is a place for ${prefix} already.`, zh: `前缀 ${prefix} 已有归属地。` },
    `number place ${prefix} exists`,
    [{ field: 'prefix', reason: { en: 'there is a place for this prefix already', zh: '此前缀已有归属地' } }],
  );
}
