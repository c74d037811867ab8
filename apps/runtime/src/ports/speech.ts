/** Text that is to be heard. */
export interface SpeechRequest {
  readonly text: string;
  /** A BCP 47 tag such as `en-US` or `zh-CN`. */
  readonly language: string;
  /** Such a text is never kept: its sound exists for a few minutes only. */
  readonly sensitive: boolean;
  /** The only voice that may say it, for somebody who wants to hear that one; left out: whoever speaks the language. */
  readonly voiceId?: string | undefined;
}

export interface SpokenText {
  /** The file, absolute and without extension: Asterisk finds the format. */
  readonly path: string;
  readonly durationMs: number;
}

export interface Speech {
  /** The same text twice is spoken once. @throws SpeechError */
  render(request: SpeechRequest): Promise<SpokenText>;
}

/** Makes sound of text in one voice; `CachedSpeech` keeps what it made. */
export interface SpeechVoice {
  /** Part of the name of what is kept: a change of voice or of level makes everything anew. */
  readonly id: string;
  /** Whose state its failures tell of; null for the built-in voice. */
  readonly providerId: string | null;
  /** Whether texts with sensitive values may go there. */
  readonly takesSensitive: boolean;
  /** 16 kHz, 16 bit, mono. Ends within its deadline, and within `msMax`. @throws SpeechError */
  synthesize(text: string, language: string, msMax?: number): Promise<Int16Array>;
}

/** Who speaks what. */
export interface SpeechVoices {
  /** In the order in which they are asked; the last one is built in. */
  of(language: string): Promise<readonly SpeechVoice[]>;
  /** Null where there is no such voice. */
  byId(voiceId: string): Promise<SpeechVoice | null>;
}

export class SpeechError extends Error {
  constructor(
    readonly code:
      | 'speech_unavailable'
      | 'speech_failed'
      | 'speech_timeout'
      | 'speech_language'
      | 'speech_too_long'
      /** The provider is there and does not take this text. */
      | 'speech_refused',
    message: string,
  ) {
    super(message);
    this.name = 'SpeechError';
  }
}
