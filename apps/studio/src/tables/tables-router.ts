import { columnTypes, tableLimits } from '@patchbay/flow-schema';
import {
  changeTableShape,
  compareTable,
  countTableProblems,
  createTable,
  describeTable,
  editTableRows,
  findTableRow,
  getTable,
  importTableRows,
  listTableRevisions,
  listTables,
  lookAtRowsImport,
  publishTable,
  type RowsImport,
  readRevisionRows,
  readTableRows,
  restoreTable,
  rowEditsMax,
  setTableArchived,
} from '@patchbay/records';
import * as z from 'zod';
import { readCsv, writeCsv } from '@/centre/import/read-csv';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';

/** Characters of a file: 100,000 rows of a usual table. */
export const tableCsvLengthMax = 8_000_000;

const byId = z.object({ id: z.string().max(100) });
const nameSchema = z.string().trim().min(1).max(100);
const descriptionSchema = z.string().max(1_000).default('');
const noteSchema = z.string().max(200).default('');
const numberSchema = z.int().min(1).max(1_000_000_000);
const shapeSchema = z.object({
  columns: z
    .array(
      z.object({
        id: z.string().max(100),
        label: z.string().max(200),
        type: z.enum(columnTypes),
        required: z.boolean(),
        choices: z.array(z.string().max(200)).max(tableLimits.choicesMax),
      }),
    )
    .max(tableLimits.columnsMax),
  keyColumn: z.string().max(100),
});
const cellsSchema = z.record(z.string().max(100), z.string().max(tableLimits.cellLengthMax * 2));
const rowIdSchema = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
const editSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), rowId: rowIdSchema, cells: cellsSchema }),
  z.object({ kind: z.literal('insert'), rowId: rowIdSchema.nullable(), cells: cellsSchema }),
  z.object({ kind: z.literal('remove'), rowId: rowIdSchema }),
]);
const fileSchema = byId.extend({
  text: z.string().max(tableCsvLengthMax + 1),
  fileName: z.string().max(200),
  mode: z.enum(['replace', 'merge']),
  badRows: z.enum(['refuse', 'skip']),
});

/** Tables that flows look things up in: a draft that is edited like a spreadsheet, and what is published of it. */
export const tablesRouter = router({
  list: procedure('table.read')
    .input(z.object({ archived: z.boolean().default(false) }).default({ archived: false }))
    .query(({ ctx, input }) => listTables(ctx.db, input)),

  read: procedure('table.read')
    .input(byId)
    .query(async ({ ctx, input: { id } }) => {
      const [table, problems] = await Promise.all([getTable(ctx.db, id), countTableProblems(ctx.db, id)]);
      return { ...table, problems };
    }),

  revisions: procedure('table.read')
    .input(byId)
    .query(({ ctx, input: { id } }) => listTableRevisions(ctx.db, id)),

  rows: procedure('table.read')
    .input(
      byId.extend({
        search: z.string().max(200),
        only: z.enum(['all', 'problems', 'changed']),
        offset: z.int().min(0).max(tableLimits.rowsMax),
        limit: z.int().min(1).max(500),
      }),
    )
    .query(({ ctx, input: { id, ...query } }) => readTableRows(ctx.db, { tableId: id, ...query })),

  /** What a call would find now; null where no row has the key. */
  find: procedure('table.read')
    .input(byId.extend({ key: z.string().max(2_000) }))
    .query(({ ctx, input: { id, key } }) => findTableRow(ctx.db, id, key)),

  /** What differs between a revision and a later one, or the draft by its number. */
  compare: procedure('table.read')
    .input(byId.extend({ from: z.int().min(0).max(1_000_000_000), to: numberSchema }))
    .query(({ ctx, input: { id, from, to } }) => compareTable(ctx.db, { tableId: id, from, to, limit: 200 })),

  /** A revision, or the draft by its number, as a file that can be imported again. */
  export: procedure('table.read')
    .input(byId.extend({ number: numberSchema }))
    .query(async ({ ctx, input: { id, number } }) => {
      const [table, revisions, rows] = await Promise.all([
        getTable(ctx.db, id),
        listTableRevisions(ctx.db, id),
        readRevisionRows(ctx.db, { tableId: id, number, offset: 0, limit: tableLimits.rowsMax }),
      ]);
      const { columns } = revisions.find((revision) => revision.number === number)?.shape ?? table.shape;
      const text = writeCsv(
        columns.map(({ label }) => label),
        rows.map(({ cells }) => columns.map((column) => cells[column.id] ?? '')),
      );
      return { name: `${table.name}.csv`, text };
    }),

  create: procedure('table.edit')
    .input(z.object({ name: nameSchema, description: descriptionSchema, shape: shapeSchema }))
    .mutation(async ({ ctx, input }) => ({ id: (await createTable(ctx.db, ctx.actor, input)).id })),

  describe: procedure('table.edit')
    .input(byId.extend({ name: nameSchema, description: descriptionSchema }))
    .mutation(async ({ ctx, input }) => {
      await describeTable(ctx.db, ctx.actor, input);
      return null;
    }),

  setArchived: procedure('table.edit')
    .input(byId.extend({ archived: z.boolean() }))
    .mutation(async ({ ctx, input: { id, archived } }) => {
      await setTableArchived(ctx.db, ctx.actor, id, archived);
      return null;
    }),

  changeShape: procedure('table.edit')
    .input(byId.extend({ shape: shapeSchema }))
    .mutation(async ({ ctx, input }) => {
      await changeTableShape(ctx.db, ctx.actor, input);
      return null;
    }),

  edit: procedure('table.edit')
    .input(byId.extend({ edits: z.array(editSchema).min(1).max(rowEditsMax) }))
    .mutation(({ ctx, input: { id, edits } }) => editTableRows(ctx.db, ctx.actor, id, edits)),

  publish: procedure('table.publish')
    .input(byId.extend({ note: noteSchema }))
    .mutation(({ ctx, input }) => publishTable(ctx.db, ctx.actor, input)),

  restore: procedure('table.edit')
    .input(byId.extend({ number: numberSchema, note: noteSchema }))
    .mutation(({ ctx, input }) => restoreTable(ctx.db, ctx.actor, input)),

  /** What a file would do; nothing is changed. */
  look: procedure('table.edit')
    .input(fileSchema)
    .mutation(({ ctx, input }) => lookAtRowsImport(ctx.db, readFile(input))),

  /** Carries out what `look` has shown, all of it or nothing; `undo` is the revision that restores what was. */
  carryOut: procedure('table.edit')
    .input(fileSchema.extend({ fingerprint: z.string().max(64) }))
    .mutation(async ({ ctx, input }) => {
      const { counts, badRowCount, undo } = await importTableRows(ctx.db, ctx.actor, {
        ...readFile(input),
        fingerprint: input.fingerprint,
      });
      return { counts, badRowCount, undo };
    }),
});

function readFile({ id, text, fileName, mode, badRows }: z.infer<typeof fileSchema>): RowsImport {
  const { table, problems } = readCsv(text, tableCsvLengthMax);
  const [first] = problems;
  if (first) {
    const at =
      first.line === null ? { en: '', zh: '' } : { en: ` (line ${first.line})`, zh: `（第 ${first.line} 行）` };
    throw new PublicError('BAD_REQUEST', 'file_unreadable', {
      en: `The file cannot be read: ${first.reason.en}${at.en}.`,
      zh: `无法读取文件：${first.reason.zh}${at.zh}。`,
    });
  }
  return { tableId: id, columns: table.columns, rows: table.rows, mode, badRows, fileName };
}
