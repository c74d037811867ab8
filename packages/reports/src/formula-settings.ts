import * as z from 'zod';

/** The longest wait that a threshold may name. */
const thresholdMsMax = 3_600_000;

/** How the service level is worked out; T is the threshold. */
export const serviceLevelForms = [
  /** answered in T / answered */
  'of_answered',
  /** answered in T / all */
  'of_all',
  /** (answered in T + abandoned in T) / all */
  'with_abandoned_in_time',
  /** answered in T / (all - abandoned in T) */
  'without_abandoned_in_time',
] as const;

/**
 * What people choose about formulas: for the centre, and for a report otherwise. No stored count depends on it. Every field has a
 * default, so that older settings stay readable.
 */
export const formulaSettingsSchema = z.object({
  serviceLevel: z.enum(serviceLevelForms).default('of_all'),
  /** Null: what each queue has set for itself. */
  thresholdMs: z.int().min(0).max(thresholdMsMax).nullable().default(null),
  /** Whoever gave up within this time is a short abandon; 0: nobody is. */
  shortAbandonMs: z.int().min(0).max(thresholdMsMax).default(5_000),
  /** Whether short abandons belong to "all" and to "abandoned". */
  shortAbandons: z.enum(['count', 'leave_out']).default('count'),
  /** Whether contacts that went on elsewhere (overflow, moved to another queue, called back) belong to "all". */
  overflow: z.enum(['count', 'leave_out']).default('count'),
  /** What handling one contact is made of. */
  handling: z.enum(['talk_hold_wrap_up', 'talk_hold', 'talk']).default('talk_hold_wrap_up'),
  /** Of which time agents are occupied: of the time busy or ready, or of all the time signed in. */
  occupancy: z.enum(['of_ready_time', 'of_signed_in_time']).default('of_ready_time'),
  /** Whether who is signed out while something else than contacts is planned (a break, a training) keeps to the plan. */
  adherence: z.enum(['reason', 'reason_or_signed_out']).default('reason'),
});
export type FormulaSettings = z.infer<typeof formulaSettingsSchema>;

/** Only what a report wants otherwise than the centre. */
export const formulaChoiceSchema = z.object({
  serviceLevel: z.enum(serviceLevelForms).optional(),
  thresholdMs: z.int().min(0).max(thresholdMsMax).nullable().optional(),
  shortAbandonMs: z.int().min(0).max(thresholdMsMax).optional(),
  shortAbandons: z.enum(['count', 'leave_out']).optional(),
  overflow: z.enum(['count', 'leave_out']).optional(),
  handling: z.enum(['talk_hold_wrap_up', 'talk_hold', 'talk']).optional(),
  occupancy: z.enum(['of_ready_time', 'of_signed_in_time']).optional(),
  adherence: z.enum(['reason', 'reason_or_signed_out']).optional(),
});
export type FormulaChoice = z.infer<typeof formulaChoiceSchema>;

export const defaultFormulaSettings: FormulaSettings = formulaSettingsSchema.parse({});

/** The centre's settings with what the report wants otherwise. */
export function formulaWith(centre: FormulaSettings, choice: FormulaChoice | null): FormulaSettings {
  if (choice === null) return centre;
  const said = Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined));
  return formulaSettingsSchema.parse({ ...centre, ...said });
}
