import { callFilterSchema, cancelDataExport, type DataExport, getDataExport, listDataExports } from '@patchbay/records';
import { reportDefinitionSchema, reportViewSchema } from '@patchbay/reports';
import { sheetFormats } from '@patchbay/sheets';
import * as z from 'zod';
import { findReport } from '@/reports/server/all-reports';
import { runByIdFields, viewFromAddress } from '@/reports/server/report-api-schemas';
import { procedure, router } from '@/server/trpc';
import { askExport, removeExport } from './ask-export';

const tags = ['Exports'];
const byId = z.object({ id: z.string().min(1).max(64) });
const asked = z.object({
  format: z.enum(sheetFormats),
  title: z.string().trim().min(1).max(120).optional().describe('What the file is called.'),
  locale: z.enum(['en', 'zh']).default('en').describe('The language of headings.'),
  timeZone: z.string().max(64).optional().describe("IANA; the centre's where nothing is said."),
});
const told = z.object({
  id: z.string(),
  title: z.string(),
  format: z.enum(sheetFormats),
  state: z
    .enum(['waiting', 'running', 'done', 'failed', 'cancelled', 'expired'])
    .describe('Once `done`, GET /exports/{id}/file has it until `expiresAt`.'),
  rows: z.int().describe('Written so far.'),
  rowsExpected: z.int().nullable().describe('Null until they are counted.'),
  bytes: z.int().nullable(),
  failure: z.string().nullable().describe('Why it failed, as a code.'),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
});

/** Tables as files for programs: asked for, watched, and fetched at `/exports/{id}/file`, which is no JSON and stands beside these. */
export const exportsApiRouter = router({
  list: procedure('export.make')
    .meta({
      openapi: { method: 'GET', path: '/exports', tags, summary: 'The exports that you asked for, the latest first' },
    })
    .output(z.array(told))
    .query(async ({ ctx }) => (await listDataExports(ctx.db, ctx.actor.id)).map(shown)),

  read: procedure('export.make')
    .meta({ openapi: { method: 'GET', path: '/exports/{id}', tags, summary: 'How far an export is' } })
    .input(byId)
    .output(told)
    .query(async ({ ctx, input }) => shown(await getDataExport(ctx.db, input.id, ctx.actor.id))),

  calls: procedure('export.make')
    .meta({
      openapi: { method: 'POST', path: '/exports/calls', tags, summary: 'Export the calls that a filter means' },
    })
    .input(asked.extend({ filter: callFilterSchema.default({}) }))
    .output(told)
    .mutation(async ({ ctx, input: { filter, title = 'Calls', ...input } }) =>
      shown(await askExport(ctx, { ...input, title, request: { kind: 'calls', filter } })),
    ),

  report: procedure('export.make')
    .meta({
      openapi: {
        method: 'POST',
        path: '/exports/reports/{id}',
        tags,
        summary: 'Export a report, ready, derived or kept',
      },
    })
    .input(asked.extend(runByIdFields.shape))
    .output(told)
    .mutation(async ({ ctx, input: { format, title, locale, ...input } }) => {
      const report = await findReport(ctx.db, ctx.actor, input.id);
      const { definition } = report;
      const own = 'name' in report ? report.name : report.title[locale];
      const request = { kind: 'report', definition, view: viewFromAddress(report.view, input) } as const;
      return shown(await askExport(ctx, { format, locale, timeZone: input.timeZone, title: title ?? own, request }));
    }),

  ask: procedure('export.make')
    .meta({
      openapi: {
        method: 'POST',
        path: '/exports/reports',
        tags,
        summary: 'Export what a report of your own would tell',
      },
    })
    .input(asked.extend({ definition: reportDefinitionSchema, view: reportViewSchema.optional() }))
    .output(told)
    .mutation(async ({ ctx, input: { definition, view, title = 'Report', ...input } }) => {
      const request = { kind: 'report', definition, view: reportViewSchema.parse(view ?? {}) } as const;
      return shown(await askExport(ctx, { ...input, title, request }));
    }),

  cancel: procedure('export.make')
    .meta({
      openapi: {
        method: 'POST',
        path: '/exports/{id}/cancel',
        tags,
        summary: 'Stop an export; one that is over stays as it is',
      },
    })
    .input(byId)
    .output(told)
    .mutation(async ({ ctx, input }) => {
      await cancelDataExport(ctx.db, ctx.actor, input.id);
      return shown(await getDataExport(ctx.db, input.id, ctx.actor.id));
    }),

  remove: procedure('export.make')
    .meta({ openapi: { method: 'DELETE', path: '/exports/{id}', tags, summary: 'Delete an export with its file' } })
    .input(byId)
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input }) => {
      await removeExport(ctx, input.id);
      return input;
    }),
});

function shown(row: DataExport): z.infer<typeof told> {
  const { id, title, format, state, rows, rowsExpected, bytes, failure, createdAt, finishedAt, expiresAt } = row;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...{ id, title, format, state, rows, rowsExpected, bytes, failure },
    createdAt: createdAt.toISOString(),
    finishedAt: iso(finishedAt),
    expiresAt: iso(expiresAt),
  };
}
