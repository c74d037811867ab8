import type { Locale, PromptContent, PromptPart, Text } from '@patchbay/flow-schema';

const quotedLengthMax = 36;
const codeLengthMax = 60;

function shortened(value: string, lengthMax: number): string {
  const line = value.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > lengthMax ? `${characters.slice(0, lengthMax - 1).join('')}…` : line;
}

/** A person's own words inside a sentence of ours, without their full stop. */
export function quoted(value: string): string {
  return `“${shortened(value.replace(/[.。\s]+$/, ''), quotedLengthMax)}”`;
}

/** Code inside a sentence, such as an expression. */
export function code(value: string): string {
  return shortened(value, codeLengthMax);
}

function describePart(part: PromptPart, locale: Locale): string | null {
  switch (part.kind) {
    case 'text': {
      const languages = Object.keys(part.text);
      const language = languages.find((tag) => tag.startsWith(locale)) ?? languages[0];
      const words = language === undefined ? '' : (part.text[language] ?? '');
      return words.trim() === '' ? null : quoted(words);
    }
    case 'recording':
      return locale === 'zh' ? '录音' : 'a recording';
    case 'prompt':
      return locale === 'zh' ? '提示音' : 'a library prompt';
    case 'value':
      return code(part.value);
  }
}

/** What is heard, in a few words; null where nothing is. */
export function describePrompt(content: PromptContent, locale: Locale): string | null {
  const parts = content.map((part) => describePart(part, locale)).filter((part) => part !== null);
  const first = parts[0];
  if (first === undefined) return null;
  if (parts.length === 1) return first;
  return locale === 'zh' ? `${first}等 ${parts.length} 段` : `${first} and ${parts.length - 1} more`;
}

/** Milliseconds as people say them: `1.5 s`, `2 min`, `1.5 秒`. */
export function describeDuration(durationMs: number, locale: Locale): string {
  const seconds = durationMs / 1000;
  if (seconds >= 120 && seconds % 60 === 0) return locale === 'zh' ? `${seconds / 60} 分钟` : `${seconds / 60} min`;
  const shown = Number(seconds.toFixed(1));
  return locale === 'zh' ? `${shown} 秒` : `${shown} s`;
}

const dialOrder = '1234567890*#';

/** Keys in the order of a key pad, runs of three and more as a range: `1 to 4, 0`. */
export function describeKeys(keys: readonly string[], locale: Locale): string {
  const sorted = [...new Set(keys)].sort((a, b) => dialOrder.indexOf(a) - dialOrder.indexOf(b));
  const groups: string[][] = [];
  for (const key of sorted) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    const follows = previous !== undefined && /[1-8]/.test(previous) && Number(key) === Number(previous) + 1;
    if (group !== undefined && follows) group.push(key);
    else groups.push([key]);
  }
  const spans = groups.flatMap((group) =>
    group.length >= 3 ? [`${group[0]}${locale === 'zh' ? ' 到 ' : ' to '}${group.at(-1)}`] : group,
  );
  return spans.join(locale === 'zh' ? '、' : ', ');
}

/** The text in one language with its `{name}` places filled in. */
export function fill(words: Text, locale: Locale, places: Readonly<Record<string, string | number>> = {}): string {
  return words[locale].replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole));
}
