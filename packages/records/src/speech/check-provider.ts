import type { SpeechRequestTemplate } from '@patchbay/drizzle';
import { languageSchema } from '@patchbay/flow-schema';
import { checkedText, checkWhole, noteProblems, type ProblemNotes, refuseProblems } from '../field-problems.ts';

export interface SpeechVoiceInput {
  /** A BCP 47 tag. */
  readonly language: string;
  /** What the provider calls it. */
  readonly voice: string;
}

export interface SpeechProviderInput {
  readonly name: string;
  readonly kind: 'openai' | 'http';
  readonly url: string;
  readonly model: string;
  /** For `http`, else null. */
  readonly template: SpeechRequestTemplate | null;
  readonly credentialId: string | null;
  readonly sound: 'wav' | 'pcm';
  readonly pcmRateHz: number;
  readonly timeoutMs: number;
  readonly speaksSensitive: boolean;
  readonly enabled: boolean;
  readonly voices: readonly SpeechVoiceInput[];
}

export const speechProviderLimits = {
  nameLengthMax: 100,
  urlLengthMax: 2_000,
  modelLengthMax: 200,
  voiceLengthMax: 200,
  voicesMax: 200,
  headersMax: 20,
  bodyLengthMax: 20_000,
  timeoutMsMin: 500,
  timeoutMsMax: 60_000,
  pcmRateHzMin: 8_000,
  pcmRateHzMax: 96_000,
} as const;

const what = { en: 'The speech provider', zh: '语音服务' };
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
const known: ReadonlySet<string> = new Set(['text', 'voice', 'language']);

/** The input with its texts trimmed. @throws RecordError `value_invalid`, naming every field that is wrong */
export function checkedProvider(input: SpeechProviderInput): SpeechProviderInput {
  const notes = noteProblems();
  const name = checkedText(notes, 'name', input.name, { lengthMax: speechProviderLimits.nameLengthMax });
  const url = input.url.trim();
  checkUrl(notes, url, input.kind);
  if (input.kind === 'openai' && input.model.trim() === '') {
    notes.add('model', 'say which model speaks, e.g. tts-1', '请填写语音模型，例如 tts-1');
  }
  if (input.kind === 'http') checkTemplate(notes, url, input.template);
  checkWhole(notes, 'timeoutMs', input.timeoutMs, speechProviderLimits.timeoutMsMin, speechProviderLimits.timeoutMsMax);
  if (input.sound === 'pcm') {
    const { pcmRateHzMin, pcmRateHzMax } = speechProviderLimits;
    checkWhole(notes, 'pcmRateHz', input.pcmRateHz, pcmRateHzMin, pcmRateHzMax);
  }
  const voices = checkedVoices(notes, input.voices);
  refuseProblems(what, notes);
  const template = input.kind === 'http' ? input.template : null;
  return { ...input, name, url, model: input.model.trim(), template, voices };
}

function checkUrl(notes: ProblemNotes, url: string, kind: SpeechProviderInput['kind']): void {
  // Placeholders are none of the characters that an address may hold.
  const filled = url.replace(placeholder, 'x');
  const parsed = url.length <= speechProviderLimits.urlLengthMax && URL.canParse(filled) ? new URL(filled) : null;
  if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) {
    notes.add(
      'url',
      'not an address such as https://api.example.com/v1',
      '不是有效地址，例如 https://api.example.com/v1',
    );
  } else if (parsed.username !== '' || parsed.password !== '') {
    notes.add('url', 'holds a password; use a credential instead', '地址中含有密码，请改用凭据');
  } else if (kind === 'openai' && (filled !== url || parsed.search !== '')) {
    notes.add(
      'url',
      'no placeholders and no “?”: the way to the voices is added',
      '不能含占位符或“?”，语音路径会自动补全',
    );
  } else if (
    !URL.canParse(url.replace(placeholder, 'y')) ||
    new URL(url.replace(placeholder, 'y')).host !== parsed.host
  ) {
    notes.add('url', 'the host cannot depend on the text or the voice', '主机名不能取决于文本或音色');
  }
}

function checkTemplate(notes: ProblemNotes, url: string, template: SpeechRequestTemplate | null): void {
  if (template === null) {
    notes.add('template', 'say how the provider is asked', '请填写请求方式');
    return;
  }
  const texts = [url, template.body, ...template.headers.map(({ value }) => value)];
  const names = texts.flatMap((text) => [...text.matchAll(placeholder)].map((match) => match[1] ?? ''));
  const strange = names.find((name) => !known.has(name));
  if (strange !== undefined) {
    const shown = strange.slice(0, 40);
    notes.add(
      'template.body',
      `“{{${shown}}}” is not known; there are {{text}}, {{voice}} and {{language}}`,
      `未知占位符“{{${shown}}}”，可用 {{text}}、{{voice}} 和 {{language}}`,
    );
  }
  if (!names.includes('text')) {
    notes.add(
      'template.body',
      'the text is nowhere: put {{text}} where it belongs',
      '缺少文本：请在相应位置填写 {{text}}',
    );
  }
  if (template.headers.length > speechProviderLimits.headersMax) {
    notes.add(
      'template.headers',
      `${speechProviderLimits.headersMax} headers at most`,
      `最多 ${speechProviderLimits.headersMax} 个请求头`,
    );
  }
  for (const [index, { name, value }] of template.headers.entries()) {
    if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/.test(name)) {
      notes.add(
        `template.headers.${index}`,
        `“${name.slice(0, 40)}” is not the name of a header`,
        `“${name.slice(0, 40)}”不是有效的请求头名称`,
      );
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break would begin another header
    if (/[\x00-\x1f\x7f]/.test(value) || value.length > 2_000) {
      notes.add(
        `template.headers.${index}`,
        'no line breaks, 2,000 characters at most',
        '不能含换行，且不超过 2,000 个字符',
      );
    }
  }
  if (template.body.length > speechProviderLimits.bodyLengthMax) {
    notes.add(
      'template.body',
      `${speechProviderLimits.bodyLengthMax} characters at most`,
      `最多 ${speechProviderLimits.bodyLengthMax} 个字符`,
    );
  } else if (template.bodyForm === 'json' && template.body.trim() !== '' && !isJson(template.body)) {
    notes.add(
      'template.body',
      'not JSON; a placeholder stands within quotation marks, as in {"input": "{{text}}"}',
      '不是有效的 JSON；占位符须放在引号内，例如 {"input": "{{text}}"}',
    );
  }
  if (!/^$|^[^.\s]+(\.[^.\s]+)*$/.test(template.soundPath)) {
    notes.add(
      'template.soundPath',
      'names joined by dots, as in audio.content',
      '用点号连接的字段名，例如 audio.content',
    );
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function checkedVoices(notes: ProblemNotes, voices: readonly SpeechVoiceInput[]): SpeechVoiceInput[] {
  if (voices.length > speechProviderLimits.voicesMax) {
    notes.add(
      'voices',
      `${speechProviderLimits.voicesMax} voices at most`,
      `最多 ${speechProviderLimits.voicesMax} 个音色`,
    );
  }
  const seen = new Set<string>();
  return voices.map(({ language, voice }, index) => {
    const field = `voices.${index}`;
    if (!languageSchema.safeParse(language).success) {
      notes.add(
        field,
        `“${language.slice(0, 40)}” is not a language tag such as en-US`,
        `“${language.slice(0, 40)}”不是语言代码，例如 en-US`,
      );
    }
    const trimmed = checkedText(notes, field, voice, { lengthMax: speechProviderLimits.voiceLengthMax });
    const key = `${language}\u0000${trimmed}`;
    if (seen.has(key))
      notes.add(field, `${trimmed} is there twice for ${language}`, `${language} 的音色 ${trimmed} 重复`);
    seen.add(key);
    return { language, voice: trimmed };
  });
}
