import { type PromptPart, parseTemplate, variableNameSchema } from '@patchbay/flow-schema';

/** What a part of a flow says, as the library keeps it, and what is left of it in the flow. */
export interface LibraryContent {
  readonly content: Record<string, { text?: string; audioId?: string }>;
  /** Expressions of the flow by the names that the texts have for them. */
  readonly values: Record<string, string>;
}

/**
 * Texts and recordings of a part in the form of the library: what a text computes becomes a value that the flow hands over,
 * under the name of the variable where it is one. Null where a text cannot be read, or nothing is said in any language.
 */
export function toLibrary(part: Extract<PromptPart, { kind: 'text' | 'recording' }>): LibraryContent | null {
  if (part.kind === 'recording') {
    const recorded = Object.entries(part.audio).filter(([, id]) => id !== '');
    if (recorded.length === 0) return null;
    return { content: Object.fromEntries(recorded.map(([language, audioId]) => [language, { audioId }])), values: {} };
  }
  const names = new Map<string, string>();
  const content: LibraryContent['content'] = {};
  for (const [language, text] of Object.entries(part.text)) {
    if (text.trim() === '') continue;
    const template = parseTemplate(text);
    if (!template.ok) return null;
    const words = template.parts.map((piece) =>
      piece.kind === 'text' ? piece.text : `{{ ${nameFor(piece.source.trim(), names)} }}`,
    );
    content[language] = { text: words.join('') };
  }
  if (Object.keys(content).length === 0) return null;
  return { content, values: Object.fromEntries([...names].map(([source, name]) => [name, source])) };
}

/** The name of an expression: its own where it is a variable, else one that is still free. */
function nameFor(source: string, names: Map<string, string>): string {
  const known = names.get(source);
  if (known !== undefined) return known;
  const taken = new Set(names.values());
  let name = source;
  for (let at = 1; !variableNameSchema.safeParse(name).success || taken.has(name); at += 1) name = `value${at}`;
  names.set(source, name);
  return name;
}
