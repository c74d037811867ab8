import { audios, type Database, type PromptRevisionContent, type PromptRevisionPart } from '@patchbay/drizzle';
import { libraryTextValues, readLibraryText } from '@patchbay/flow-schema';
import { inArray } from 'drizzle-orm';
import { type FieldProblem, RecordError } from '../record-error.ts';

/** Every recording that a prompt plays, of whole languages and of words between values. */
export function audioIdsOf(content: PromptRevisionContent): string[] {
  return Object.values(content).flatMap(({ audioId, wordsAudio }) => [
    ...(audioId === undefined ? [] : [audioId]),
    ...Object.values(wordsAudio ?? {}),
  ]);
}

/** The names of the values that a prompt reads out in any language. A recording of the whole reads out none. */
export function valuesOf(content: PromptRevisionContent): string[] {
  return libraryTextValues(
    Object.values(content).flatMap(({ text, audioId }) => (audioId !== undefined || text === undefined ? [] : [text])),
  );
}

/** Whether callers hear anything of it. */
export function saysSomething({ text, audioId }: PromptRevisionPart): boolean {
  return audioId !== undefined || (text ?? '').trim() !== '';
}

/** @throws RecordError `value_invalid` where it plays a recording that does not exist (any more) */
export async function refuseUnknownAudio(db: Database, content: PromptRevisionContent): Promise<void> {
  const wanted = [...new Set(audioIdsOf(content))];
  if (wanted.length === 0) return;
  const rows = await db.select({ id: audios.id }).from(audios).where(inArray(audios.id, wanted));
  const known = new Set(rows.map(({ id }) => id));
  const gone = wanted.filter((id) => !known.has(id));
  if (gone.length === 0) return;
  throw new RecordError(
    'value_invalid',
    {
      en: 'A recording of this prompt does not exist any more. Upload or record it again.',
      zh: '此提示音的某段录音已不存在，请重新上传或录制。',
    },
    `audio ${gone.join(', ')} not found`,
  );
}

/**
 * What would make callers hear nothing, or a failure: a language without words, a text that cannot be read.
 * @throws RecordError `value_invalid`, with each language that is wrong
 */
export function refuseUnspeakable(content: PromptRevisionContent): void {
  const fields = Object.entries(content).flatMap(([language, part]): FieldProblem[] => {
    if (!saysSomething(part)) {
      return [
        {
          field: language,
          reason: {
            en: `Nothing is said in ${language}: write a text, add a recording, or remove the language.`,
            zh: `${language} 没有内容：请填写文本、添加录音或移除该语言。`,
          },
        },
      ];
    }
    const reading = part.audioId === undefined ? readLibraryText(part.text ?? '') : null;
    if (reading === null || reading.ok) return [];
    const { en, zh } = reading.problem;
    return [{ field: language, reason: { en: `${language}: ${en}`, zh: `${language}：${zh}` } }];
  });
  if (Object.keys(content).length === 0) {
    throw new RecordError(
      'value_invalid',
      { en: 'This prompt says nothing in any language yet.', zh: '此提示音尚无任何语言的内容。' },
      'the revision has no language',
    );
  }
  const [first] = fields;
  if (first === undefined) return;
  throw new RecordError('value_invalid', first.reason, `cannot be spoken: ${first.reason.en}`, fields);
}
