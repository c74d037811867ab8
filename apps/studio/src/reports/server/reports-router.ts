import { nodeTypes } from '@patchbay/nodes';
import {
  changeSavedReport,
  getSetting,
  listCallsBehind,
  listDimensionValues,
  readCountProgress,
  removeSavedReport,
  runReport,
  saveReport,
  setSetting,
} from '@patchbay/records';
import { reviewSources } from '@patchbay/reports';
import { allow } from '@/access/allow';
import { announceChange } from '@/server/changes';
import { procedure, router } from '@/server/trpc';
import { listKeptReports, listOfferedParts, listReadyReports, readerOf } from './all-reports';
import { allowReport } from './allow-report';
import { callsInput, changeInput, formulaInput, runInput, savedIdInput, saveInput, valuesInput } from './report-inputs';

/** More lines nobody reads on a screen; a file has them all. */
const shownMax = 5_000;

/** Reports: what there is, what they tell, what is behind a number, and what people keep. */
export const reportsRouter = router({
  list: procedure('report.read').query(async ({ ctx }) => {
    const [ready, saved, offered, formula] = await Promise.all([
      listReadyReports(ctx.db, ctx.actor),
      listKeptReports(ctx.db, ctx.actor),
      listOfferedParts(ctx.db, ctx.actor),
      getSetting(ctx.db, 'reports.formula'),
    ]);
    return { ready, saved, offered, formula };
  }),

  run: procedure('report.read')
    .input(runInput)
    .query(({ ctx, input }) => {
      allowReport(ctx.actor, input.definition);
      return runReport(ctx.db, input.definition, input.view, {
        nowMs: Date.now(),
        registry: nodeTypes,
        linesMax: shownMax,
      });
    }),

  calls: procedure('report.read')
    .input(callsInput)
    .query(({ ctx, input }) => {
      allowReport(ctx.actor, input.definition);
      // What is counted need not be of the report that is named.
      if (reviewSources.some((source) => source === input.count.source)) allow(ctx.actor, 'quality.review');
      return listCallsBehind(ctx.db, { ...input, cursor: input.cursor ?? null, nowMs: Date.now() });
    }),

  /** How far figures are made anew after the centre went over to another clock; null where they are. */
  counting: procedure('report.read').query(({ ctx }) => readCountProgress(ctx.db, Date.now())),

  values: procedure('report.read')
    .input(valuesInput)
    .query(({ ctx, input }) => listDimensionValues(ctx.db, input.dimension, input.flowId, nodeTypes)),

  save: procedure('report.edit')
    .input(saveInput)
    .mutation(({ ctx, input }) => saveReport(ctx.db, readerOf(ctx.actor), input)),

  change: procedure('report.edit')
    .input(changeInput)
    .mutation(({ ctx, input: { id, ...changes } }) => changeSavedReport(ctx.db, readerOf(ctx.actor), id, changes)),

  remove: procedure('report.edit')
    .input(savedIdInput)
    .mutation(async ({ ctx, input }) => {
      await removeSavedReport(ctx.db, readerOf(ctx.actor), input.id);
      return null;
    }),

  /** How the centre works figures out wherever a report says nothing else. */
  setFormula: procedure('setting.edit')
    .input(formulaInput)
    .mutation(async ({ ctx, input }) => {
      await setSetting(ctx.db, ctx.actor, 'reports.formula', input);
      // The floor counts by the same waits.
      await announceChange({ kind: 'centre' });
      return input;
    }),
});
