import * as z from 'zod';

/** From midnight to midnight in the report's time zone, up to and with the present day where it is inside. Weeks begin on Monday. */
export const relativeRanges = [
  'today',
  'yesterday',
  'this_week',
  'last_week',
  'last_7_days',
  'this_month',
  'last_month',
  'last_30_days',
  'last_90_days',
  'this_year',
  'last_year',
  'last_365_days',
] as const;

const localMoment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/, 'a date such as 2026-03-31, or with a time such as 2026-03-31T08:15');

export const reportRangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('relative'), range: z.enum(relativeRanges) }),
  /** On the clock of the report's time zone, in quarters of an hour; `to` is the first moment that no longer belongs to it. */
  z.object({ kind: z.literal('absolute'), from: localMoment, to: localMoment }),
]);
export type ReportRange = z.infer<typeof reportRangeSchema>;
