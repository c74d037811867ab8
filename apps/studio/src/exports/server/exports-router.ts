import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '@patchbay/flow-schema';
import {
  askDataExport,
  cancelDataExport,
  type DataExport,
  deleteDataExport,
  getDataExport,
  getSetting,
  listDataExports,
} from '@patchbay/records';
import { sheetFormats } from '@patchbay/sheets';
import * as z from 'zod';
import { procedure, router } from '@/server/trpc';
import { exportRequestSchema } from '../export-request';
import { allowExport } from './allow-export';
import { queueExport } from './exports-runner';
import { mediaFolder } from './media-folder';

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
    .mutation(async ({ ctx, input: { request, timeZone, ...asked } }) => {
      allowExport(ctx.actor, request);
      const zone = timeZone ?? (await getSetting(ctx.db, 'centre.timeZone'));
      const plain = JSON.parse(JSON.stringify(request)) as Json;
      const row = await askDataExport(ctx.db, ctx.actor, { ...asked, timeZone: zone, request: plain });
      await queueExport(row.id);
      return shown(row);
    }),

  cancel: procedure('export.make')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await cancelDataExport(ctx.db, ctx.actor, input.id);
      return null;
    }),

  remove: procedure('export.make')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      const path = await deleteDataExport(ctx.db, ctx.actor, input.id);
      if (path !== null) await rm(join(mediaFolder(), path), { force: true });
      return null;
    }),
});

function shown(row: DataExport): z.infer<typeof shownSchema> {
  const { id, title, format, state, rows, rowsExpected, bytes, failure, createdAt, finishedAt, expiresAt } = row;
  return { id, title, format, state, rows, rowsExpected, bytes, failure, createdAt, finishedAt, expiresAt };
}
