import {
  countNeedSchema,
  dimensionIds,
  formulaSettingsSchema,
  reportCellSchema,
  reportDefinitionSchema,
  reportViewSchema,
  savedReportChangesSchema,
  savedReportInputSchema,
} from '@patchbay/reports';
import * as z from 'zod';

/** `reports.run` */
export const runInput = z.object({ definition: reportDefinitionSchema, view: reportViewSchema });

/** `reports.calls`: a page of the calls behind a number, the latest first. */
export const callsInput = runInput.extend({
  /** Which line; no key at all for the totals. */
  cell: reportCellSchema,
  /** A part of a measure that `opens`. */
  count: countNeedSchema,
  /** In the span that is compared with. */
  compared: z.boolean().default(false),
  /** `next` of the page before. */
  cursor: z.string().max(300).nullish(),
  limit: z.int().min(1).max(200).default(50),
});

/** `reports.values`: what a dimension can be filtered by. */
export const valuesInput = z.object({
  dimension: z.enum(dimensionIds),
  /** Of steps and versions: the flow they belong to. */
  flowId: z.string().max(64).nullable().default(null),
});

/** `reports.save` */
export const saveInput = savedReportInputSchema;
/** `reports.change` */
export const changeInput = savedReportChangesSchema.extend({ id: z.string().min(1).max(64) });
/** `reports.remove`, `reports.saved` */
export const savedIdInput = z.object({ id: z.string().min(1).max(64) });
/** `reports.setFormula` */
export const formulaInput = formulaSettingsSchema;
