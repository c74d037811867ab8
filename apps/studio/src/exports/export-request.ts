import { callFilterSchema } from '@patchbay/records';
import { reportDefinitionSchema, reportViewSchema } from '@patchbay/reports';
import * as z from 'zod';

/** What can be written to a file: the calls that a filter means, or what a report tells. */
export const exportRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('calls'), filter: callFilterSchema }),
  z.object({ kind: z.literal('report'), definition: reportDefinitionSchema, view: reportViewSchema }),
]);
export type ExportRequest = z.infer<typeof exportRequestSchema>;
