import { builtInVoiceId } from '@patchbay/flow-schema';
import type { SpeechProviderRecord } from '@patchbay/records';
import type { Log } from '../../ports/log.ts';
import type { SpeechVoice, SpeechVoices } from '../../ports/speech.ts';

/** A change is heard this much later at most. */
const readAgainAfterMs = 2_000;

export interface ListedVoicesOptions {
  readonly builtIn: SpeechVoice;
  readonly log: Log;
  readProviders(): Promise<readonly SpeechProviderRecord[]>;
  voiceOf(provider: SpeechProviderRecord, voice: string): SpeechVoice;
}

/** The voices that were listed for each language, as they are stored. While the store is away those of before speak on. */
export class ListedVoices implements SpeechVoices {
  readonly #options: ListedVoicesOptions;
  #providers: readonly SpeechProviderRecord[] = [];
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | null = null;

  constructor(options: ListedVoicesOptions) {
    this.#options = options;
  }

  async of(language: string): Promise<readonly SpeechVoice[]> {
    await this.#refresh();
    const { builtIn, voiceOf } = this.#options;
    const listed = this.#providers
      .filter(({ enabled }) => enabled)
      .flatMap((provider) => provider.voices.map((voice) => ({ provider, voice })))
      .filter(({ voice }) => voice.position !== null);
    const speaking = nearestLanguage(
      language,
      listed.map(({ voice }) => voice.language),
    );
    return [
      ...listed
        .filter(({ voice }) => voice.language === speaking)
        .sort((a, b) => (a.voice.position ?? 0) - (b.voice.position ?? 0))
        .map(({ provider, voice }) => voiceOf(provider, voice.voice)),
      builtIn,
    ];
  }

  async byId(voiceId: string): Promise<SpeechVoice | null> {
    if (voiceId === builtInVoiceId) return this.#options.builtIn;
    // Whoever tries a voice has perhaps just entered it.
    this.#readAt = Number.NEGATIVE_INFINITY;
    await this.#refresh();
    for (const provider of this.#providers) {
      const voice = provider.voices.find(({ id }) => id === voiceId);
      if (voice !== undefined) return this.#options.voiceOf(provider, voice.voice);
    }
    return null;
  }

  #refresh(): Promise<void> {
    if (performance.now() - this.#readAt < readAgainAfterMs) return Promise.resolve();
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    try {
      this.#providers = await this.#options.readProviders();
    } catch (error) {
      this.#options.log.warn('the speech providers could not be read; those known before speak on', { error });
    }
    this.#readAt = performance.now();
  }
}

/** The language itself, or the longest tag that it begins with, as `en` for `en-US`: RFC 4647 section 3.4. */
export function nearestLanguage(language: string, known: readonly string[]): string | null {
  for (let tag = language; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const found = known.find((one) => one.toLowerCase() === tag.toLowerCase());
    if (found !== undefined) return found;
  }
  return null;
}
