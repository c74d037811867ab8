import { nodeTypes } from '@patchbay/nodes';
import { runReport } from '@patchbay/records';
import { formulaWith, type ReportResult, reportViewSchema } from '@patchbay/reports';
import * as z from 'zod';
import { procedure, router } from '@/server/trpc';
import { findReport, listKeptReports, listReadyReports } from './all-reports';
import { allowReport } from './allow-report';
import { listedReport, reportAnswer, runByIdInput, runInput, viewFromAddress } from './report-api-schemas';

const tags = ['Reports'];

/** Reports for programs: the same ones, by their ids. */
export const reportsApiRouter = router({
  list: procedure('report.read')
    .meta({ openapi: { method: 'GET', path: '/reports', tags, summary: 'List the reports, ready, derived and kept' } })
    .output(z.array(listedReport))
    .query(async ({ ctx }) => {
      const [ready, saved] = await Promise.all([
        listReadyReports(ctx.db, ctx.actor),
        listKeptReports(ctx.db, ctx.actor),
      ]);
      return [
        ...ready.map(({ id, group, title, about, definition, view, asks }) => ({
          id,
          group,
          title,
          about,
          definition,
          view,
          asks: [...asks],
        })),
        ...saved.map(({ id, name, about, definition, view }) => ({
          id,
          group: 'own' as const,
          title: { en: name, zh: name },
          about: { en: about, zh: about },
          definition,
          view,
          asks: [],
        })),
      ];
    }),

  run: procedure('report.read')
    .meta({
      openapi: {
        method: 'GET',
        path: '/reports/{id}',
        tags,
        summary: 'What a report tells: raw sums, and what its formulas make of them',
      },
    })
    .input(runByIdInput)
    .output(reportAnswer)
    .query(async ({ ctx, input }) => {
      const { definition, view } = await findReport(ctx.db, ctx.actor, input.id);
      allowReport(ctx.actor, definition);
      return told(
        await runReport(ctx.db, definition, viewFromAddress(view, input), { nowMs: Date.now(), registry: nodeTypes }),
      );
    }),

  ask: procedure('report.read')
    .meta({
      openapi: {
        method: 'POST',
        path: '/reports/run',
        tags,
        summary: 'What a report of your own would tell: any measures by any dimensions, with filters and a comparison',
      },
    })
    .input(runInput)
    .output(reportAnswer)
    .query(async ({ ctx, input }) => {
      allowReport(ctx.actor, input.definition);
      return told(
        await runReport(ctx.db, input.definition, reportViewSchema.parse(input.view ?? {}), {
          nowMs: Date.now(),
          registry: nodeTypes,
        }),
      );
    }),
});

/** Without what only screens need. */
function told({
  measures,
  rows,
  totals,
  names,
  span,
  comparedSpan,
  timeZone,
  grain,
  definition,
  formula,
  rowCount,
}: ReportResult) {
  return {
    dimensions: [...definition.dimensions],
    span,
    comparedSpan,
    timeZone,
    grain,
    formula: formulaWith(formula, null),
    measures: measures.map(({ id, label, unit, formula: words }) => ({ id, label, unit, formula: words })),
    rows: rows.map(({ key, sums, values, compared }) => ({
      key: [...key],
      sums: { ...sums },
      values: valuesOf(values),
      compared: compared === null ? null : { sums: { ...compared.sums }, values: valuesOf(compared.values) },
    })),
    totals: { sums: { ...totals.sums }, values: valuesOf(totals.values) },
    names: Object.fromEntries(
      Object.entries(names).map(([dimension, known]) => [
        dimension,
        Object.fromEntries(Object.entries(known).map(([value, { text }]) => [value, text])),
      ]),
    ),
    rowCount,
  };
}

const valuesOf = (values: ReportResult['totals']['values']): Record<string, number | null> =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, value ?? null]));
