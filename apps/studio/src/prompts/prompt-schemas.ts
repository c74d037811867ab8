import { languageSchema } from '@patchbay/flow-schema';
import * as z from 'zod';

export const textLengthMax = 4_000;
const idSchema = z.string().max(64);

export const promptNameSchema = z.string().trim().min(1).max(100);
export const folderSchema = z.string().trim().max(100);
export const noteSchema = z.string().trim().max(200);

/** What a prompt says, by language. */
export const contentSchema = z.record(
  languageSchema,
  z.object({
    text: z.string().max(textLengthMax).exactOptional(),
    audioId: idSchema.exactOptional(),
    wordsAudio: z.record(z.string().max(textLengthMax), idSchema).exactOptional(),
  }),
);

const placementsMax = 5_000;

/** Where recordings go. */
export const placementsSchema = z
  .array(
    z.object({
      prompt: z.union([z.object({ id: idSchema, basedOn: idSchema }), z.object({ newName: promptNameSchema })]),
      language: languageSchema,
      words: z.string().max(textLengthMax).nullable(),
      audioId: idSchema,
    }),
  )
  .min(1)
  .max(placementsMax);

/** What an import answered. */
export const importedSchema = z
  .array(z.object({ promptId: idSchema, revisionId: idSchema, before: idSchema.nullable() }))
  .min(1)
  .max(placementsMax);
