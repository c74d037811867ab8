import type { FlowDocument, Json } from '@patchbay/flow-schema';

export interface HeardWords {
  readonly node: string;
  /** One line per thing that is said, by language; a value stands as its expression in braces. */
  readonly texts: readonly Readonly<Record<string, string>>[];
}

/** Every word that callers hear, by the step that says it, in the order of the document. */
export function heardWords(document: Pick<FlowDocument, 'nodes' | 'languages'>): HeardWords[] {
  return document.nodes.flatMap((node) => {
    const texts = promptsIn(node.config).map((parts) => lineOf(parts, document.languages));
    const said = texts.filter((text) => Object.values(text).some((words) => words !== ''));
    // What is said at two occasions is read once.
    const unique = [...new Map(said.map((text) => [JSON.stringify(text), text])).values()];
    return unique.length === 0 ? [] : [{ node: node.id, texts: unique }];
  });
}

type Part = Readonly<Record<string, Json>>;

const isRecord = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Prompt content may stand in any field of any node type; a part of it looks the same everywhere. */
function promptsIn(value: Json): (readonly Part[])[] {
  if (typeof value !== 'object' || value === null) return [];
  // A part that is switched off, such as a confirmation nobody asked for, is never heard.
  if (!Array.isArray(value)) return value.enabled === false ? [] : Object.values(value).flatMap(promptsIn);
  const parts = value.filter(isRecord);
  const isPrompt = parts.some(({ kind, text }) => kind === 'text' && isRecord(text));
  return isPrompt ? [parts] : value.flatMap(promptsIn);
}

function lineOf(parts: readonly Part[], languages: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    languages.map((language) => [
      language,
      parts
        .map((part) => wordsOf(part, language))
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ]),
  );
}

function wordsOf(part: Part, language: string): string {
  if (part.kind === 'text' && isRecord(part.text)) return String(part.text[language] ?? '');
  return part.kind === 'value' ? `{${String(part.value ?? '')}}` : '';
}
