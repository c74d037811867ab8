import {
  type ConfigProblem,
  type ExpressionUse,
  type FieldMeta,
  field,
  type PromptContent,
  type PromptPart,
  promptContentSchema,
} from '@patchbay/flow-schema';
import { text } from '../wording/text.ts';

type Path = readonly (string | number)[];

/** A field that holds what a caller hears. */
export function promptField(meta: Omit<FieldMeta, 'widget'>) {
  return promptContentSchema.default([]).meta(field({ ...meta, widget: 'prompt' }));
}

/** The templates and expressions inside a prompt, for the checks. */
export function promptExpressions(path: Path, content: PromptContent, extraNames?: readonly string[]): ExpressionUse[] {
  const names = extraNames === undefined ? {} : { extraNames };
  return content.flatMap((part, index): ExpressionUse[] => {
    if (part.kind === 'value') {
      return [{ field: [...path, index, 'value'], kind: 'cel', source: part.value, expects: 'any', ...names }];
    }
    if (part.kind === 'prompt') {
      return Object.entries(part.values ?? {}).map(([name, source]) => ({
        field: [...path, index, 'values', name],
        kind: 'cel',
        source,
        expects: 'any',
        ...names,
      }));
    }
    if (part.kind !== 'text') return [];
    return Object.entries(part.text).map(([language, source]) => ({
      field: [...path, index, 'text', language],
      kind: 'template',
      source,
      expects: 'text',
      ...names,
    }));
  });
}

function missingLanguages(part: PromptPart, languages: readonly string[]): readonly string[] {
  if (part.kind === 'text') return languages.filter((language) => (part.text[language] ?? '').trim() === '');
  if (part.kind === 'recording') return languages.filter((language) => (part.audio[language] ?? '') === '');
  return [];
}

/** Parts of a prompt that say nothing in one of the languages callers hear. */
export function promptProblems(path: Path, content: PromptContent, languages: readonly string[]): ConfigProblem[] {
  return content.flatMap((part, index): ConfigProblem[] => {
    if (part.kind === 'prompt' && part.promptId === '') {
      return [
        {
          field: [...path, index],
          code: 'prompt_not_chosen',
          severity: 'error',
          message: text(
            'Choose a prompt from the library, or remove this part.',
            '请从提示音库中选择一条，或删除此段。',
          ),
        },
      ];
    }
    if (part.kind === 'value' && part.value.trim() === '') {
      return [
        {
          field: [...path, index, 'value'],
          code: 'prompt_value_missing',
          severity: 'error',
          message: text('Say which value is to be read out, or remove this part.', '请填写要播报的值，或删除此段。'),
        },
      ];
    }
    return missingLanguages(part, languages).map((language) => ({
      field: [...path, index, part.kind === 'recording' ? 'audio' : 'text', language],
      code: 'prompt_language_missing',
      severity: 'error',
      message: text(
        `Nothing is said in ${language}: callers who hear this language would hear silence.`,
        `没有 ${language} 的内容：使用该语言的来电者将听不到声音。`,
      ),
    }));
  });
}

/** A warning where a prompt that callers wait for is empty. */
export function promptMissing(path: Path, content: PromptContent): ConfigProblem[] {
  if (content.length > 0) return [];
  return [
    {
      field: path,
      code: 'prompt_empty',
      severity: 'warning',
      message: text('Callers hear nothing here.', '来电者在此处听不到任何内容。'),
    },
  ];
}

/**
 * A first text for a prompt in those of the flow's languages that we can write ourselves. The others stay empty, so that
 * the checks ask for them, rather than being filled with a language their callers may not know.
 */
export function spokenDefault(
  languages: readonly string[],
  words: { en: string; zh: string },
): { kind: 'text'; text: Record<string, string> }[] {
  const entries = languages.flatMap((language): [string, string][] => {
    if (language === 'en' || language.startsWith('en-')) return [[language, words.en]];
    if (language === 'zh' || language.startsWith('zh-')) return [[language, words.zh]];
    return [];
  });
  return entries.length === 0 ? [] : [{ kind: 'text', text: Object.fromEntries(entries) }];
}
