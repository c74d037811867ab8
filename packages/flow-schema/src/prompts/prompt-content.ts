import * as z from 'zod';
import { languageSchema, variableNameSchema } from '../document/identifiers.ts';

/** How a value is read aloud. `digits` reads "4 2 1", `number` reads "four hundred twenty-one". */
export const spokenFormSchema = z.enum([
  'text',
  'digits',
  'number',
  'ordinal',
  'money',
  'date',
  'time',
  'datetime',
  'phone',
  'spelled',
]);
export type SpokenForm = z.infer<typeof spokenFormSchema>;

const perLanguage = <T extends z.ZodType>(value: T) => z.record(languageSchema, value);

/** One part of what a caller hears. Texts are templates: plain text with `{{ CEL }}`. */
export const promptPartSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: perLanguage(z.string().max(4_000)) }),
  z.strictObject({ kind: z.literal('recording'), audio: perLanguage(z.string().max(100)) }),
  z.strictObject({
    kind: z.literal('prompt'),
    promptId: z.string().max(100),
    /** CEL expressions for the values that the prompt reads out, by the names that it has for them. */
    values: z.record(variableNameSchema, z.string().max(2_000)).optional(),
  }),
  z.strictObject({
    kind: z.literal('value'),
    /** A CEL expression. */
    value: z.string().max(2_000),
    as: spokenFormSchema,
    /** ISO 4217, for `money` only. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
  }),
]);
export type PromptPart = z.infer<typeof promptPartSchema>;

export const promptContentSchema = z.array(promptPartSchema).max(50);
export type PromptContent = z.infer<typeof promptContentSchema>;
