/** A stretch of words that both texts have, or only one of them. */
export interface TextPiece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

const cellsMax = 4_000_000;

/** What changed from one text to another, word by word, a Chinese character counting as a word. */
export function compareTexts(before: string, after: string): TextPiece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  // Longer than any prompt: shown as replaced altogether.
  if (a.length * b.length > cellsMax) return merged([...a.map(removed), ...b.map(added)]);
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] as number) + 1
          : Math.max(common[(i + 1) * width + j] as number, common[i * width + j + 1] as number);
    }
  }
  const pieces: TextPiece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i] as string });
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length && (common[(i + 1) * width + j] as number) >= (common[i * width + j + 1] as number))
    ) {
      pieces.push(removed(a[i] as string));
      i += 1;
    } else {
      pieces.push(added(b[j] as string));
      j += 1;
    }
  }
  return merged(pieces);
}

function wordsOf(text: string): string[] {
  return text.match(/\p{Script=Han}|\s+|[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu) ?? [];
}

const removed = (text: string): TextPiece => ({ kind: 'removed', text });
const added = (text: string): TextPiece => ({ kind: 'added', text });

function merged(pieces: readonly TextPiece[]): TextPiece[] {
  const result: TextPiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.kind === piece.kind) result[result.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}
