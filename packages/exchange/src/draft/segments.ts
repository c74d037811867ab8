/** A text from a source with its references already translated: plain text, and expressions of ours. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly source: string };

/** A text as an expression; escaped as JSON, which the expression language reads alike. */
export function literal(text: string): string {
  return JSON.stringify(text);
}

/** A template: text with `{{ }}`. Braces that were plain text in the source stay text. */
export function asTemplate(segments: readonly Segment[]): string {
  return segments
    .map((segment) =>
      segment.kind === 'text' ? segment.text.replaceAll('{{', '{{ "{{" }}') : `{{ ${segment.source} }}`,
    )
    .join('');
}

/** One expression that gives the whole text. */
export function asExpression(segments: readonly Segment[]): string {
  const parts = segments.filter((segment) => segment.kind === 'expression' || segment.text !== '');
  const [first] = parts;
  if (first === undefined) return literal('');
  if (parts.length === 1) return first.kind === 'text' ? literal(first.text) : first.source;
  return parts.map((part) => (part.kind === 'text' ? literal(part.text) : `text(${part.source})`)).join(' + ');
}

export function isPlain(segments: readonly Segment[]): boolean {
  return segments.every(({ kind }) => kind === 'text');
}

export function plainText(segments: readonly Segment[]): string {
  return segments.map((segment) => (segment.kind === 'text' ? segment.text : '')).join('');
}

const partLengthMax = 3_000;
const partsMax = 40;

/** Texts that are said one after another, each in every language: the part of a prompt that an import can fill. */
export type SaidTexts = { kind: 'text'; text: Record<string, string> }[];

/** What is said, in parts short enough for a prompt; every language gets the same words. Null where it says nothing. */
export function asPrompt(segments: readonly Segment[], languages: readonly string[]): SaidTexts | null {
  const parts: string[] = [];
  let current = '';
  const push = (piece: string): void => {
    if (current.length + piece.length > partLengthMax && current !== '') {
      parts.push(current);
      current = '';
    }
    current += piece;
  };
  for (const segment of segments) {
    if (segment.kind === 'expression') push(asTemplate([segment]));
    else for (const piece of pieces(segment.text)) push(asTemplate([{ kind: 'text', text: piece }]));
  }
  parts.push(current);
  const said = parts.map((part) => part.trim()).filter((part) => part !== '');
  if (said.length === 0) return null;
  return said.slice(0, partsMax).map((part) => ({
    kind: 'text',
    text: Object.fromEntries(languages.map((language) => [language, part])),
  }));
}

/** Cut between sentences or words where it has to be cut; pieces leave room for escaped braces. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let rest = text;
  const max = partLengthMax / 5;
  while (rest.length > max) {
    const cut = Math.max(rest.lastIndexOf('. ', max) + 1, rest.lastIndexOf(' ', max));
    const at = cut > max / 2 ? cut : max;
    found.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...found, rest];
}
