import type { SpeechProviderInput } from '@patchbay/records';

type Template = NonNullable<SpeechProviderInput['template']>;

/** A provider as the server sends it: moments are texts. */
export interface ShownProvider extends Omit<SpeechProviderInput, 'voices'> {
  readonly id: string;
  readonly voices: readonly ShownVoice[];
  readonly state: {
    readonly failingSince: string | null;
    readonly code: string | null;
    readonly message: string | null;
    readonly failedAt: string | null;
    readonly spokeAt: string | null;
  } | null;
}

export interface ShownVoice {
  readonly id: string;
  readonly providerId: string;
  readonly language: string;
  readonly voice: string;
  readonly position: number | null;
}

/** What a person edits: a row of a list has a key of its own, so that it stays itself while others are removed. */
export interface ProviderForm extends Omit<SpeechProviderInput, 'voices' | 'template'> {
  readonly template: Omit<Template, 'headers'>;
  readonly headers: readonly { readonly key: number; readonly name: string; readonly value: string }[];
  readonly voices: readonly { readonly key: number; readonly language: string; readonly voice: string }[];
}

const emptyTemplate: ProviderForm['template'] = {
  method: 'POST',
  body: '{\n  "text": "{{text}}",\n  "voice": "{{voice}}"\n}',
  bodyForm: 'json',
  soundPath: '',
};

let lastKey = 0;
export function newKey(): number {
  lastKey += 1;
  return lastKey;
}

export function formOf(edited: ShownProvider | null): ProviderForm {
  if (edited === null) {
    return {
      name: '',
      kind: 'openai',
      url: '',
      model: '',
      template: emptyTemplate,
      headers: [],
      credentialId: null,
      sound: 'wav',
      pcmRateHz: 24_000,
      timeoutMs: 5_000,
      speaksSensitive: false,
      enabled: true,
      voices: [{ key: newKey(), language: 'en-US', voice: '' }],
    };
  }
  const { id: _id, state: _state, template, voices, ...rest } = edited;
  const { headers, ...asked } = template ?? { ...emptyTemplate, headers: [] };
  return {
    ...rest,
    template: asked,
    headers: headers.map((header) => ({ ...header, key: newKey() })),
    voices: voices.map(({ language, voice }) => ({ language, voice, key: newKey() })),
  };
}

/** What is sent; rows that were left empty mean nothing. */
export function inputOf({ template, headers, voices, ...form }: ProviderForm) {
  const filled = headers.filter(({ name, value }) => name.trim() !== '' || value.trim() !== '');
  return {
    ...form,
    template:
      form.kind === 'http'
        ? { ...template, headers: filled.map(({ name, value }) => ({ name: name.trim(), value: value.trim() })) }
        : null,
    voices: voices
      .filter(({ voice }) => voice.trim() !== '')
      .map(({ language, voice }) => ({ language: language.trim(), voice: voice.trim() })),
  };
}
