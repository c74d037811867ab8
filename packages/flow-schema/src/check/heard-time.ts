import { parseTemplate } from '../expressions/template.ts';
import type { PromptContent, PromptPart } from '../prompts/prompt-content.ts';
import type { AnalysisFacts } from './analysis-facts.ts';

/** Estimates where the sound is not there to be measured: 150 English words or 250 Chinese characters a minute, as announcers speak. */
const latinMsPerCharacter = 67;
const wideMsPerCharacter = 240;
const valueMs = 2_500;
const unknownSoundMs = 4_000;

/** How long a prompt takes to be heard, in the language in which it takes longest. */
export function heardMs(content: PromptContent, languages: readonly string[], facts: AnalysisFacts): number {
  return Math.max(
    0,
    ...languages.map((language) => content.reduce((ms, part) => ms + partMs(part, language, facts), 0)),
  );
}

function partMs(part: PromptPart, language: string, facts: AnalysisFacts): number {
  switch (part.kind) {
    case 'text':
      return textMs(part.text[language] ?? '');
    case 'value':
      return valueMs;
    case 'recording': {
      const id = part.audio[language];
      return id === undefined || id === '' ? 0 : (facts.audioMs?.get(id) ?? unknownSoundMs);
    }
    case 'prompt': {
      const durations = facts.prompts?.get(part.promptId)?.durationMsByLanguage;
      return durations?.[language] ?? unknownSoundMs;
    }
  }
}

/** How long a text takes to be spoken; values in it count as one each. */
export function textMs(text: string): number {
  const template = parseTemplate(text);
  if (!template.ok) return 0;
  let ms = 0;
  for (const part of template.parts) {
    if (part.kind === 'expression') ms += valueMs;
    else for (const character of part.text) ms += isWide(character) ? wideMsPerCharacter : latinMsPerCharacter;
  }
  return ms;
}

/** CJK and Hangul: a character is a syllable. */
function isWide(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af) || (code >= 0xf900 && code <= 0xfaff);
}
