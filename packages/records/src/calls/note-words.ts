/** Chinese, Japanese and Korean are written without spaces: each character is a word of its own, as in the function `note_words`. */
const alone = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/u;

/**
 * What a note has to hold, in the language of PostgreSQL's `tsquery`: each word by its beginning, characters without spaces in between
 * one after another. Null where nothing is left to look for.
 */
export function noteQuery(text: string): string | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const parts = words.flatMap((word) => {
    const pieces =
      word.match(
        /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+|[^\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+/gu,
      ) ?? [];
    return pieces.map((piece) =>
      alone.test(piece) ? `(${[...piece].map((one) => `'${one}'`).join(' <-> ')})` : `'${piece}':*`,
    );
  });
  return parts.length === 0 ? null : parts.join(' & ');
}
