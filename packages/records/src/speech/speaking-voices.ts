import { type Database, speechVoices } from '@patchbay/drizzle';
import { languageSchema } from '@patchbay/flow-schema';
import { eq, inArray } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { RecordError } from '../record-error.ts';

/**
 * Says which voices callers hear in a language: the first speaks, each other one where those before it fail, the built-in
 * voice after all of them. None: only the built-in one.
 * @throws RecordError `value_invalid` for a voice that is gone, of another language, or named twice
 */
export async function setSpeakingVoices(
  db: Database,
  actor: Actor,
  { language, voiceIds }: { readonly language: string; readonly voiceIds: readonly string[] },
): Promise<void> {
  if (!languageSchema.safeParse(language).success) throw invalid(`"${language}" is not a language tag`);
  const subject = { kind: 'speech_language', id: language } as const;
  await audited(db, actor, { action: 'speech_language.voices_set', subject }, async (tx) => {
    const all = await tx.select().from(speechVoices).where(eq(speechVoices.language, language)).for('update');
    const places = new Map(voiceIds.map((id, index) => [id, index]));
    if (places.size !== voiceIds.length) throw invalid('a voice is named twice');
    const known = new Map(all.map((voice) => [voice.id, voice]));
    const missing = voiceIds.find((id) => !known.has(id));
    if (missing !== undefined) throw invalid(`voice ${missing} is gone or speaks another language`);
    const order = all
      .filter(({ position }) => position !== null)
      .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
      .map(({ id }) => id);
    if (order.length === voiceIds.length && order.every((id, index) => id === voiceIds[index])) {
      return { result: undefined, unchanged: true };
    }
    await tx.update(speechVoices).set({ position: null }).where(eq(speechVoices.language, language));
    for (const [id, position] of places) {
      await tx
        .update(speechVoices)
        .set({ position })
        .where(inArray(speechVoices.id, [id]));
    }
    const names = (ids: readonly string[]) => ids.map((id) => known.get(id)?.voice ?? id);
    return { result: undefined, before: { voices: names(order) }, after: { voices: names(voiceIds) } };
  });
}

function invalid(why: string): RecordError {
  return new RecordError(
    'value_invalid',
    {
      en: 'The voices of this language have changed meanwhile. Look at them again.',
      zh: '该语言的音色刚刚有变化，请重新查看。',
    },
    `speaking voices: ${why}`,
  );
}
