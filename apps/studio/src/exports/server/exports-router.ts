import { cancelDataExport, type DataExport, getDataExport, listDataExports } from '@patchbay/records';
import { sheetFormats } from '@patchbay/sheets';
import * as z from 'zod';
import { procedure, router } from '@/server/trpc';
import { exportRequestSchema } from '../export-request';
import { askExport, removeExport } from './ask-export';

const byId = z.object({ id: z.string().min(1).max(64) });
const askSchema = z.object({
  request: exportRequestSchema,
  format: z.enum(sheetFormats),
  title: z.string().trim().min(1).max(120),
  locale: z.enum(['en', 'zh']).default('en'),
  /** IANA; the centre's where it is not said. */
  timeZone: z.string().max(64).nullable().default(null),
});
const shownSchema = z.object({
  id: z.string(),
  title: z.string(),
  format: z.enum(sheetFormats),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled', 'expired']),
  rows: z.number(),
  rowsExpected: z.number().nullable(),
  bytes: z.number().nullable(),
  failure: z.string().nullable(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
  expiresAt: z.date().nullable(),
});

/** Tables as files: each person sees those that they asked for. */
export const exportsRouter = router({
  list: procedure('export.make').query(async ({ ctx }) => (await listDataExports(ctx.db, ctx.actor.id)).map(shown)),

  read: procedure('export.make')
    .input(byId)
    .output(shownSchema)
    .query(async ({ ctx, input }) => shown(await getDataExport(ctx.db, input.id, ctx.actor.id))),

  ask: procedure('export.make')
    .input(askSchema)
    .output(shownSchema)
    .mutation(async ({ ctx, input }) => shown(await askExport(ctx, input))),

  cancel: procedure('export.make')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await cancelDataExport(ctx.db, ctx.actor, input.id);
      return null;
    }),

  remove: procedure('export.make')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await removeExport(ctx, input.id);
      return null;
    }),
});

function shown(row: DataExport): z.infer<typeof shownSchema> {
  const { id, title, format, state, rows, rowsExpected, bytes, failure, createdAt, finishedAt, expiresAt } = row;
  return { id, title, format, state, rows, rowsExpected, bytes, failure, createdAt, finishedAt, expiresAt };
}
