import type { Json } from '../json.ts';
import { type PromptPart, promptContentSchema } from '../prompts/prompt-content.ts';
import type { Locale } from '../text.ts';
import type { WordsOptions } from './field-words.ts';

const soundWords: Readonly<Record<Locale, string>> = { en: 'recording', zh: '录音' };

/** What a prompt says in one language, on one line: values in braces, recordings and prompts of the library by name. */
export function heardIn(content: Json | undefined, language: string, options: WordsOptions): string | null {
  const parsed = promptContentSchema.safeParse(content);
  if (!parsed.success) return null;
  const said = parsed.data.map((part) => partWords(part, language, options)).filter((text) => text !== '');
  return said.length === 0 ? null : said.join(' ').replace(/\s+/g, ' ').trim();
}

function partWords(part: PromptPart, language: string, { locale, nameOf }: WordsOptions): string {
  switch (part.kind) {
    case 'text':
      return part.text[language] ?? '';
    case 'recording': {
      const id = part.audio[language];
      return id === undefined || id === '' ? '' : `[${soundWords[locale]} ${nameOf?.('recording', id) ?? id}]`;
    }
    case 'prompt': {
      const handed = Object.entries(part.values ?? {}).map(([name, value]) => `${name} = ${value}`);
      const name = nameOf?.('prompt', part.promptId) ?? part.promptId;
      return handed.length === 0 ? `[${name}]` : `[${name}: ${handed.join(', ')}]`;
    }
    case 'value': {
      const form = part.as === 'text' ? [] : [part.as, ...(part.currency === undefined ? [] : [part.currency])];
      return `{${[part.value, ...form].join(', ')}}`;
    }
  }
}
