/** Text that is to be heard. */
export interface SpeechRequest {
  readonly text: string;
  /** A BCP 47 tag such as `en-US` or `zh-CN`. */
  readonly language: string;
  /** Such a text is never kept: its sound exists for a few minutes only. */
  readonly sensitive: boolean;
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

/** Makes sound of text; `CachedSpeech` keeps what it made. */
export interface SpeechProvider {
  /** Part of the name of what is kept: a change of voice or of level makes everything anew. */
  readonly id: string;
  /** 16 kHz, 16 bit, mono. Ends within its deadline. @throws SpeechError */
  synthesize(text: string, language: string, signal?: AbortSignal): Promise<Int16Array>;
}

export class SpeechError extends Error {
  constructor(
    readonly code: 'speech_unavailable' | 'speech_failed' | 'speech_timeout' | 'speech_language' | 'speech_too_long',
    message: string,
  ) {
    super(message);
    this.name = 'SpeechError';
  }
}
