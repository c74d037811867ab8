import type { ImportReport } from '@patchbay/exchange';
import {
  type FlowDocument,
  type FlowFigures,
  type FlowLayout,
  flowKindSchema,
  flowLimits,
  languageSchema,
  type Problem,
} from '@patchbay/flow-schema';
import * as z from 'zod';

export const flowIdSchema = z.string().min(1).max(64);
export const flowNameSchema = z.string().trim().min(1).max(flowLimits.nameLengthMax);
export const noteSchema = z.string().trim().max(2_000).default('');

// A document is checked by its own schema where it comes in; in answers it is handed on as it is stored.
export const documentAnswer = z.unknown() as unknown as z.ZodType<FlowDocument>;
export const layoutAnswer = z.unknown() as unknown as z.ZodType<FlowLayout>;
export const figuresAnswer = z.unknown() as unknown as z.ZodType<FlowFigures>;
export const problemAnswer = z.unknown() as unknown as z.ZodType<Problem>;

export const newFlowSchema = z.object({
  name: flowNameSchema,
  kind: flowKindSchema.default('voice'),
  languages: z.array(languageSchema).min(1).max(flowLimits.languagesMax),
  locale: z.enum(['en', 'zh']).default('en'),
  /** Begins with this template instead of nothing; the ids are those of the gallery. */
  template: z.string().max(100).optional(),
  /** Where a template sends its calls: the first queue where none is named, and none where it is empty. */
  queueId: z.string().max(100).optional(),
});

export const importSchema = z.object({
  /** The text of a file, as it was read. */
  text: z.string().optional(),
  /** Or a flow that is JSON already: a document, `{ flow, layout }`, or a flow of Twilio Studio or Amazon Connect. */
  file: z.unknown().optional(),
  name: flowNameSchema.optional(),
  /** Names a flow that has no name of its own. */
  fileName: z.string().max(flowLimits.nameLengthMax).optional(),
  /** The language of the names and notes that an import writes. */
  locale: z.enum(['en', 'zh']).default('en'),
});

/** What became of every step of the source. */
export const reportAnswer = z.unknown() as unknown as z.ZodType<ImportReport>;

export const flowListItemSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: flowKindSchema,
  publishedVersion: z.string().nullable(),
  publishedNumber: z.number().nullable(),
  publishedAt: z.date().nullable(),
  draftRevision: z.number(),
  draftUpdatedAt: z.date(),
  archivedAt: z.date().nullable(),
  createdAt: z.date(),
  numbers: z.array(z.string()),
  /** True where the draft differs in meaning from what is published. */
  changed: z.boolean(),
});
