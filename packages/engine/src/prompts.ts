import {
  type Failure,
  isSensitive,
  type Json,
  type MaybeSensitive,
  type PlaybackItem,
  type PromptContent,
  type PromptPart,
  type Resolved,
  reveal,
  sensitive,
  speakValue,
} from '@patchbay/flow-schema';
import type { NodeNames } from './node-names.ts';
import type { RunPins } from './run.ts';

/** In what language a prompt is heard, and in which others where it lacks that one. */
export interface PromptLanguages {
  readonly language: string;
  readonly fallbacks: readonly string[];
}

/** The text or recording for a language: that very tag, the same language of another region, the flow's others in order. */
function inLanguage<T>(perLanguage: Readonly<Record<string, T>>, { language, fallbacks }: PromptLanguages) {
  for (const wanted of [language, ...fallbacks]) {
    const exact = perLanguage[wanted];
    if (exact !== undefined) return { language: wanted, value: exact };
    const base = wanted.split('-')[0];
    const near = Object.keys(perLanguage).find((each) => each.split('-')[0] === base);
    if (near !== undefined) return { language: near, value: perLanguage[near] as T };
  }
  const any = Object.keys(perLanguage)[0];
  return any === undefined ? null : { language: any, value: perLanguage[any] as T };
}

function failed(code: string, message: string): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, message } };
}

function speech(text: MaybeSensitive<string>, language: string): Resolved {
  return { ok: true, items: reveal(text).trim() === '' ? [] : [{ kind: 'speech', text, language }] };
}

function resolvePart(part: PromptPart, names: NodeNames, languages: PromptLanguages, pins: RunPins): Resolved {
  switch (part.kind) {
    case 'text': {
      const found = inLanguage(part.text, languages);
      if (found === null) return failed('prompt_text_missing', 'A text has no words in any language');
      const rendered = names.render(found.value);
      return rendered.ok ? speech(rendered.text, found.language) : rendered;
    }
    case 'recording': {
      const found = inLanguage(part.audio, languages);
      if (found === null) return failed('prompt_audio_missing', 'A recording is missing in every language');
      return { ok: true, items: [{ kind: 'audio', audioId: found.value }] };
    }
    case 'prompt': {
      const revision = pins.prompts[part.promptId];
      if (revision === undefined)
        return failed('prompt_not_pinned', `The run does not know the prompt "${part.promptId}"`);
      const values: Record<string, MaybeSensitive<Json>> = {};
      for (const [name, expression] of Object.entries(part.values ?? {})) {
        const evaluated = names.evaluate(expression);
        if (!evaluated.ok) return evaluated;
        values[name] = evaluated.value;
      }
      const item: PlaybackItem = {
        kind: 'prompt',
        promptId: part.promptId,
        revision,
        language: languages.language,
        ...(Object.keys(values).length === 0 ? {} : { values }),
      };
      return { ok: true, items: [item] };
    }
    case 'value': {
      const evaluated = names.evaluate(part.value);
      if (!evaluated.ok) return evaluated;
      const { language } = languages;
      const spoken = speakValue(reveal(evaluated.value), part.as, language, { currency: part.currency });
      return speech(isSensitive(evaluated.value) ? sensitive(spoken) : spoken, language);
    }
  }
}

/** Turns prompt content into what is to be played: every text filled in, every language chosen, nothing empty. */
export function resolvePrompt(
  content: PromptContent,
  names: NodeNames,
  languages: PromptLanguages,
  pins: RunPins,
): Resolved {
  const items: PlaybackItem[] = [];
  for (const part of content) {
    const resolved = resolvePart(part, names, languages, pins);
    if (!resolved.ok) return resolved;
    items.push(...resolved.items);
  }
  return { ok: true, items };
}
