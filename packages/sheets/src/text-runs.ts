/** One font draws Latin, Greek and Cyrillic, the other what East Asia writes. */
export type Script = 'western' | 'eastern';

export interface TextRun {
  readonly script: Script;
  readonly text: string;
}

/** From the radicals of Han characters on; what is below is western. */
const eastern = /[\u2E80-\u{1FAFF}\u{20000}-\u{3FFFF}]+/gu;

/** A text in the order in which it is drawn, each part by the font that has its characters. */
export function textRuns(text: string): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const found of text.matchAll(eastern)) {
    if (found.index > at) runs.push({ script: 'western', text: text.slice(at, found.index) });
    runs.push({ script: 'eastern', text: found[0] });
    at = found.index + found[0].length;
  }
  if (at < text.length) runs.push({ script: 'western', text: text.slice(at) });
  return runs;
}

/** How wide characters are, each asked for once. */
export class TextMeasure {
  readonly #widths = new Map<string, number>();

  /** @param widthOf of one character, in points at the size that is drawn */
  constructor(private readonly widthOf: (character: string, script: Script) => number) {}

  /** In points. */
  width(text: string): number {
    let sum = 0;
    for (const character of text) sum += this.#of(character);
    return sum;
  }

  /** Cuts a text into lines of a width, between words where there are any; what is beyond the last line is left out with `…`. */
  lines(text: string, widthMax: number, linesMax: number): string[] {
    const plain = text.replace(/\s+/g, ' ').trim();
    if (this.width(plain) <= widthMax) return [plain];
    const lines: string[] = [];
    let rest = plain;
    while (rest !== '' && lines.length < linesMax) {
      const taken = this.#fitting(rest, widthMax);
      const last = lines.length === linesMax - 1 && taken.length < rest.length;
      lines.push(last ? `${this.#fitting(rest, widthMax - this.width('…'), true)}…` : taken.trimEnd());
      rest = rest.slice(taken.length).trimStart();
    }
    return lines;
  }

  /** The beginning of a text that fits; at least one character. */
  #fitting(text: string, widthMax: number, anywhere = false): string {
    let sum = 0;
    let end = 0;
    let afterSpace = 0;
    for (const character of text) {
      sum += this.#of(character);
      if (sum > widthMax && end > 0) {
        const broken = !anywhere && character !== ' ' && afterSpace > 0 && !eastAsian.test(character);
        return text.slice(0, broken ? afterSpace : end);
      }
      end += character.length;
      if (character === ' ') afterSpace = end;
    }
    return text;
  }

  #of(character: string): number {
    const known = this.#widths.get(character);
    if (known !== undefined) return known;
    const width = this.widthOf(character, eastAsian.test(character) ? 'eastern' : 'western');
    this.#widths.set(character, width);
    return width;
  }
}

const eastAsian = /^[\u2E80-\u{1FAFF}\u{20000}-\u{3FFFF}]/u;
