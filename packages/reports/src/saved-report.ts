import * as z from 'zod';
import { reportDefinitionSchema, reportViewSchema } from './report-definition.ts';

/** Who finds a kept report: whoever keeps it, or everyone who may read reports. Only its owner (and an administrator) changes it. */
export const reportSharings = ['own', 'everyone'] as const;

/** What somebody keeps: a report of their own, or a view on a ready one (`base`). */
export const savedReportInputSchema = z.object({
  name: z.string().trim().min(1).max(80),
  about: z.string().trim().max(500).default(''),
  /** The id of the ready report that it is a view of; null for a report of one's own. */
  base: z.string().min(1).max(300).nullable().default(null),
  definition: reportDefinitionSchema,
  view: reportViewSchema,
  sharing: z.enum(reportSharings).default('own'),
});
export type SavedReportInput = z.infer<typeof savedReportInputSchema>;

/** Only what is to be different: nothing has a default here. */
export const savedReportChangesSchema = z.object({
  name: z.string().trim().min(1).max(80).optional(),
  about: z.string().trim().max(500).optional(),
  base: z.string().min(1).max(300).nullable().optional(),
  definition: reportDefinitionSchema.optional(),
  view: reportViewSchema.optional(),
  sharing: z.enum(reportSharings).optional(),
});
export type SavedReportChanges = z.infer<typeof savedReportChangesSchema>;

export interface SavedReport extends SavedReportInput {
  readonly id: string;
  readonly ownerId: string;
  /** Empty where the owner is gone. */
  readonly ownerName: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
}
