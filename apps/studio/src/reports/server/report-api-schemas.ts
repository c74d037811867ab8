import {
  dimensionIds,
  formulaSettingsSchema,
  measureIds,
  type ReportView,
  relativeRanges,
  reportDefinitionSchema,
  reportGrains,
  reportViewSchema,
} from '@patchbay/reports';
import * as z from 'zod';

const text = z.object({ en: z.string(), zh: z.string() });

export const listedReport = z.object({
  id: z.string(),
  group: z.enum(['calls', 'queues', 'agents', 'customers', 'flows', 'quality', 'derived', 'own']),
  title: text,
  about: text,
  definition: reportDefinitionSchema,
  view: reportViewSchema,
  asks: z.array(z.enum(dimensionIds)).describe('What has to be filtered by before it tells anything.'),
});

const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/, 'a date such as 2026-03-31, or with a time such as 2026-03-31T08:15');

/** What an address can say. Everything else takes `POST /reports/run`. */
export const runByIdFields = z.object({
  id: z.string().min(1).max(300),
  range: z.enum(relativeRanges).optional().describe('Instead of from and to.'),
  from: moment.optional().describe("On the clock of the report's time zone."),
  to: moment.optional().describe('The first moment that no longer belongs to it.'),
  timeZone: z.string().max(64).optional().describe("IANA; the centre's where nothing is said."),
  grain: z.enum(['auto', ...reportGrains]).optional(),
  compare: z.enum(['previous_period', 'previous_week', 'previous_four_weeks', 'previous_year']).optional(),
  flowId: z.string().max(64).optional(),
  version: z.string().max(100).optional(),
  queueId: z.string().max(64).optional(),
  agentId: z.string().max(64).optional(),
});

export const runByIdInput = runByIdFields.refine(({ from, to }) => (from === undefined) === (to === undefined), {
  message: 'from and to come together',
  path: ['to'],
});
type RunById = z.infer<typeof runByIdInput>;

/** How the report opens, with what the address says otherwise. */
export function viewFromAddress(view: ReportView, asked: RunById): ReportView {
  const { range, from, to, timeZone, grain, compare, flowId, version, queueId, agentId } = asked;
  const filters = Object.entries({ flow: flowId, version, queue: queueId, agent: agentId }).flatMap(
    ([dimension, value]) => (value === undefined ? [] : [{ dimension, values: [value] }]),
  );
  return reportViewSchema.parse({
    ...view,
    ...(range === undefined ? {} : { range: { kind: 'relative', range } }),
    ...(from === undefined || to === undefined ? {} : { range: { kind: 'absolute', from, to } }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(grain === undefined ? {} : { grain }),
    ...(compare === undefined ? {} : { compare: { kind: compare } }),
    filters: [...view.filters, ...filters],
  });
}

export const runInput = z.object({ definition: reportDefinitionSchema, view: reportViewSchema.optional() });

const sums = z.record(z.string(), z.number());
const values = z.record(z.string(), z.number().nullable());
const span = z.object({ from: z.string(), to: z.string() });

export const reportAnswer = z.object({
  dimensions: z.array(z.enum(dimensionIds)).describe('What the key of a line stands for, in order.'),
  span,
  comparedSpan: span.nullable(),
  timeZone: z.string(),
  grain: z.enum(reportGrains),
  formula: formulaSettingsSchema,
  measures: z.array(
    z.object({
      id: z.enum(measureIds),
      label: text,
      unit: z
        .enum(['count', 'share', 'duration', 'score'])
        .describe('Durations are in milliseconds, shares from 0 to 1.'),
      formula: text,
    }),
  ),
  rows: z.array(
    z.object({
      key: z.array(z.string()),
      sums: sums.describe('The stored counts that the values were worked out of.'),
      values,
      compared: z.object({ sums, values }).nullable(),
    }),
  ),
  totals: z.object({ sums, values }),
  names: z.record(z.string(), z.record(z.string(), text)).describe('What values are called, by dimension.'),
  rowCount: z.int(),
});
