import { languageSchema } from '@patchbay/flow-schema';
import {
  createSpeechProvider,
  deleteSpeechProvider,
  listSpeechProviders,
  setSpeakingVoices,
  speechProviderLimits,
  updateSpeechProvider,
} from '@patchbay/records';
import * as z from 'zod';
import { speakText } from '@/prompts/speak-text';
import { procedure, router } from '@/server/trpc';

const { headersMax, voicesMax } = speechProviderLimits;
const idSchema = z.string().max(64);
const text = z.string().max(20_000);
const byId = z.object({ id: idSchema });
const providerSchema = z.object({
  name: text,
  kind: z.enum(['openai', 'http']),
  url: text,
  model: text,
  template: z
    .object({
      method: z.enum(['GET', 'POST']),
      headers: z.array(z.object({ name: text, value: text })).max(headersMax + 1),
      body: z.string().max(40_000),
      bodyForm: z.enum(['json', 'xml', 'form', 'text']),
      soundPath: text,
    })
    .nullable(),
  credentialId: idSchema.nullable(),
  sound: z.enum(['wav', 'pcm']),
  pcmRateHz: z.number(),
  timeoutMs: z.number(),
  speaksSensitive: z.boolean(),
  enabled: z.boolean(),
  voices: z.array(z.object({ language: text, voice: text })).max(voicesMax + 1),
});

/** Services outside that speak texts, their voices, and which of them callers hear. */
export const speechRouter = router({
  providers: procedure('speech.edit').query(({ ctx }) => listSpeechProviders(ctx.db)),

  create: procedure('speech.edit')
    .input(providerSchema)
    .mutation(({ ctx, input }) => createSpeechProvider(ctx.db, ctx.actor, input)),

  update: procedure('speech.edit')
    .input(byId.extend({ provider: providerSchema }))
    .mutation(({ ctx, input }) => updateSpeechProvider(ctx.db, ctx.actor, input.id, input.provider)),

  delete: procedure('speech.edit')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await deleteSpeechProvider(ctx.db, ctx.actor, input.id);
      return null;
    }),

  /** The voices that callers hear in a language, the first of them first. */
  setSpeaking: procedure('speech.edit')
    .input(z.object({ language: languageSchema, voiceIds: z.array(idSchema).max(voicesMax) }))
    .mutation(async ({ ctx, input }) => {
      await setSpeakingVoices(ctx.db, ctx.actor, input);
      return null;
    }),

  /** The voices that a text may be heard in, besides the built-in one. */
  voices: procedure('prompt.read').query(async ({ ctx }) =>
    (await listSpeechProviders(ctx.db)).flatMap((provider) =>
      provider.voices.map(({ id, language, voice, position }) => ({
        id,
        language,
        voice,
        provider: provider.name,
        /** Its place among those that callers hear; null: it is only there to be tried. */
        position: provider.enabled ? position : null,
      })),
    ),
  ),

  /** Not a change: what is spoken is kept only in a cache. `voiceId` null: as callers hear it. */
  hear: procedure('prompt.read')
    .input(
      z.object({ text: z.string().trim().min(1).max(4_000), language: languageSchema, voiceId: idSchema.nullable() }),
    )
    .mutation(({ input }) => speakText(input.text, input.language, input.voiceId)),
});
