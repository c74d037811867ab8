import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@patchbay/drizzle';
import { noteSpeechProvider, type SpeechProviderNews, storeCachedSpeech } from '@patchbay/records';
import type { Log } from '../../ports/log.ts';
import type { Meters } from '../../ports/meters.ts';
import {
  type Speech,
  SpeechError,
  type SpeechRequest,
  type SpeechVoice,
  type SpeechVoices,
  type SpokenText,
} from '../../ports/speech.ts';
import { ProviderHealth } from './provider-health.ts';
import { durationMsOf, soundRateHz, writeWav } from './sound.ts';
import { Turns } from './turns.ts';

const extension = '.wav16';
const sensitiveKeptMs = 10 * 60_000;
const renderingMax = 4;
const outsideMax = 8;
/** What is cleared away was unused for months: to note a use once a day is exact enough, and costs a caller no write. */
const notedAgainAfterMs = 86_400_000;
const notedMax = 20_000;
/** What is left of a caller's patience after this is for the built-in voice. */
const providersMsMax = 8_000;

export interface CachedSpeechOptions {
  readonly voices: SpeechVoices;
  readonly db: Database;
  /** Absolute. Files are kept in `speech/` below it, those of sensitive texts in `speech-once/`. */
  readonly mediaDir: string;
  readonly log: Log;
  readonly meters: Meters;
}

/** One voice that is to say a text. */
interface Attempt {
  readonly request: SpeechRequest;
  readonly voice: SpeechVoice;
  /** False: only what it said before is wanted. */
  readonly mayAsk: boolean;
  /** When those outside have had their time, in milliseconds since 1970. */
  readonly until: number;
}

/**
 * Speaks each text once, in the first voice of its language that can. The file is named for voice, language and text, so a
 * file that is there is the answer, also while the database is away; the table beside it knows what is used and what may be
 * cleared away.
 */
export class CachedSpeech implements Speech {
  readonly #options: CachedSpeechOptions;
  readonly #underWay = new Map<string, Promise<SpokenText | null>>();
  /** When the use of each text was noted last, by its key. */
  readonly #notedAt = new Map<string, number>();
  /** A burst of callers must not start a hundred voices at once, and a slow provider not keep the built-in voice waiting. */
  readonly #ownTurns = new Turns(renderingMax);
  readonly #outsideTurns = new Turns(outsideMax);
  readonly #health = new ProviderHealth((news) => this.#tell(news));

  constructor(options: CachedSpeechOptions) {
    this.#options = options;
  }

  /** Removes what an earlier process could not: sounds of sensitive texts. */
  async start(): Promise<void> {
    const folder = join(this.#options.mediaDir, 'speech-once');
    await mkdir(folder, { recursive: true, mode: 0o755 });
    await mkdir(join(this.#options.mediaDir, 'speech'), { recursive: true, mode: 0o755 });
    for (const name of await readdir(folder)) await rm(join(folder, name), { force: true });
  }

  async render(request: SpeechRequest): Promise<SpokenText> {
    const until = Date.now() + providersMsMax;
    let failure: unknown;
    for (const voice of await this.#voicesFor(request)) {
      const { providerId } = voice;
      const mayAsk =
        providerId === null || request.voiceId !== undefined || !this.#health.isResting(providerId, Date.now());
      const attempt = { request, voice, mayAsk, until };
      try {
        const spoken = request.sensitive ? await this.#renderOnce(attempt) : await this.#renderShared(attempt);
        if (spoken !== null) return spoken;
      } catch (error) {
        if (!(error instanceof SpeechError)) throw error;
        failure = error;
      }
    }
    throw failure ?? new SpeechError('speech_unavailable', `Nobody could say a text in ${request.language}.`);
  }

  async #voicesFor({ language, sensitive, voiceId }: SpeechRequest): Promise<readonly SpeechVoice[]> {
    const { voices } = this.#options;
    if (voiceId === undefined) {
      return (await voices.of(language)).filter(({ takesSensitive }) => takesSensitive || !sensitive);
    }
    const voice = await voices.byId(voiceId);
    if (voice === null) throw new SpeechError('speech_unavailable', 'This voice is gone.');
    return [voice];
  }

  /** However many ask for a text at once, it is spoken once. */
  #renderShared(attempt: Attempt): Promise<SpokenText | null> {
    const { language, text } = attempt.request;
    const key = createHash('sha256').update([attempt.voice.id, language, text].join('\u0000')).digest('hex');
    const running = this.#underWay.get(key);
    if (running !== undefined) return running;
    const rendering = this.#renderKept(key, attempt).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, rendering);
    return rendering;
  }

  async #renderKept(key: string, attempt: Attempt): Promise<SpokenText | null> {
    const path = join(this.#options.mediaDir, 'speech', key);
    const known = await stat(path + extension).catch(notThere);
    if (known === null && !attempt.mayAsk) return null;
    const spoken = known === null ? await this.#write(path, attempt) : { path, durationMs: durationMsOf(known.size) };
    if (known === null || this.#isDue(key)) this.#note(key, spoken.durationMs, attempt.voice);
    return spoken;
  }

  async #renderOnce(attempt: Attempt): Promise<SpokenText | null> {
    if (!attempt.mayAsk) return null;
    const path = join(this.#options.mediaDir, 'speech-once', randomUUID());
    const spoken = await this.#write(path, attempt);
    const remove = (): void => {
      rm(path + extension, { force: true }).catch((error: unknown) => {
        this.#options.log.error('the sound of a sensitive text could not be removed', { error });
      });
    };
    setTimeout(remove, sensitiveKeptMs).unref();
    return spoken;
  }

  async #write(path: string, attempt: Attempt): Promise<SpokenText> {
    const turns = attempt.voice.providerId === null ? this.#ownTurns : this.#outsideTurns;
    const samples = await turns.take(() => this.#synthesize(attempt));
    const partial = `${path}.${randomUUID()}.part`;
    await writeFile(partial, writeWav(samples), { mode: attempt.request.sensitive ? 0o640 : 0o644 });
    await rename(partial, path + extension);
    return { path, durationMs: Math.round((samples.length / soundRateHz) * 1_000) };
  }

  async #synthesize({ request: { text, language }, voice, until }: Attempt): Promise<Int16Array> {
    const { providerId } = voice;
    if (providerId === null) return voice.synthesize(text, language);
    const msLeft = until - Date.now();
    // Others took so long; nothing is said of this one.
    if (msLeft <= 0) throw new SpeechError('speech_timeout', 'No time was left to ask this voice.');
    try {
      const samples = await voice.synthesize(text, language, msLeft);
      this.#health.spoke(providerId, Date.now());
      return samples;
    } catch (error) {
      this.#options.meters.count(
        'speech_failures_total',
        1,
        error instanceof SpeechError ? error.code : 'speech_failed',
      );
      this.#health.failed(providerId, error, Date.now());
      throw error;
    }
  }

  #tell(news: SpeechProviderNews): void {
    const { db, log } = this.#options;
    if (!news.ok) {
      const { providerId, code, message } = news;
      log.warn('a speech provider failed; another voice speaks', { providerId, code, message });
    }
    noteSpeechProvider(db, news).catch((error: unknown) => {
      log.warn('the state of a speech provider was not noted', { error });
    });
  }

  #isDue(key: string): boolean {
    return Date.now() - (this.#notedAt.get(key) ?? 0) >= notedAgainAfterMs;
  }

  /** The table lags behind the files rather than holding a caller up. */
  #note(key: string, durationMs: number, voice: SpeechVoice): void {
    const { db, log } = this.#options;
    const entry = { key, path: join('speech', key + extension), durationMs, provider: voice.id };
    if (this.#notedAt.size >= notedMax) this.#notedAt.clear();
    this.#notedAt.set(key, Date.now());
    storeCachedSpeech(db, entry).catch((error: unknown) => {
      this.#notedAt.delete(key);
      log.warn('the use of a spoken text was not noted', { error });
    });
  }
}

function notThere(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
