import { rolloutAudienceSchema, rolloutGuardSchema } from '@patchbay/flow-schema';
import * as z from 'zod';

/** How a version goes out to some callers first. */
export const rolloutPlanSchema = z.object({
  audience: rolloutAudienceSchema,
  /** Null: it never stops by itself. */
  guard: rolloutGuardSchema.nullable(),
});
