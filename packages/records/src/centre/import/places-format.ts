import { type Database, numberPlaces } from '@patchbay/drizzle';
import { asc, inArray, sql } from 'drizzle-orm';
import { type Actor, audited } from '../../audit.ts';
import { RecordError } from '../../record-error.ts';
import { checkedNumberPlace, type NumberPlace } from '../number-places.ts';
import type { Cells, ImportFormat } from './import-types.ts';

const columnOfField: Readonly<Record<string, string>> = {
  prefix: 'prefix',
  placeEn: 'place_en',
  placeZh: 'place_zh',
  country: 'country',
};
const rowsAtOnce = 500;

/** Many at once and one entry in the audit log: lists of places run to thousands. */
export const placesFormat: ImportFormat = {
  columns: [{ name: 'prefix', required: true }, { name: 'place_en' }, { name: 'place_zh' }, { name: 'country' }],
  nameColumn: 'prefix',
  rowsMax: 20_000,
  load: async (db) => {
    const rows = await db.select().from(numberPlaces).orderBy(asc(numberPlaces.prefix));
    return new Map(rows.map((row) => [row.prefix, cellsOf(row)]));
  },
  keyOf: ({ prefix = '' }) => prefix.replace(/[\s()./-]/g, '').replace(/^00/, '+'),
  writeAll: async (tx, rows, { actor }, tell) => {
    const places = rows.flatMap(({ line, cells, before }) => {
      try {
        return [checkedNumberPlace(readPlace(cells, before))];
      } catch (error) {
        if (!(error instanceof RecordError)) throw error;
        for (const { field, reason } of error.fields) tell(line, columnOfField[field] ?? null, reason);
        return [];
      }
    });
    await auditedAll(
      tx,
      actor,
      places.map(({ prefix }) => prefix),
      async (inner) => {
        for (let at = 0; at < places.length; at += rowsAtOnce) {
          const { placeEn, placeZh, country } = {
            placeEn: sql`excluded.place_en`,
            placeZh: sql`excluded.place_zh`,
            country: sql`excluded.country`,
          };
          await inner
            .insert(numberPlaces)
            .values(places.slice(at, at + rowsAtOnce))
            .onConflictDoUpdate({ target: numberPlaces.prefix, set: { placeEn, placeZh, country } });
        }
        return places;
      },
    );
  },
  removeAll: async (tx, prefixes, { actor }) => {
    await auditedAll(tx, actor, prefixes, async (inner) => {
      for (let at = 0; at < prefixes.length; at += rowsAtOnce) {
        await inner.delete(numberPlaces).where(inArray(numberPlaces.prefix, prefixes.slice(at, at + rowsAtOnce)));
      }
      return null;
    });
  },
};

async function auditedAll(
  tx: Database,
  actor: Actor,
  prefixes: readonly string[],
  write: (inner: Database) => Promise<NumberPlace[] | null>,
): Promise<void> {
  if (prefixes.length === 0) return;
  const subject = { kind: 'number_place', id: '*' } as const;
  await audited(tx, actor, { action: 'number_place.imported', subject }, async (inner) => {
    const before: NumberPlace[] = [];
    for (let at = 0; at < prefixes.length; at += rowsAtOnce) {
      const some = prefixes.slice(at, at + rowsAtOnce);
      before.push(...(await inner.select().from(numberPlaces).where(inArray(numberPlaces.prefix, some))));
    }
    return { result: undefined, before, after: await write(inner) };
  });
}

function cellsOf({ prefix, placeEn, placeZh, country }: NumberPlace): Cells {
  return { prefix, place_en: placeEn, place_zh: placeZh, country };
}

function readPlace(cells: Cells, before: Cells | null): NumberPlace {
  const { prefix = '', place_en: placeEn = '', place_zh: placeZh = '', country = '' } = { ...before, ...cells };
  return { prefix, placeEn, placeZh, country };
}
