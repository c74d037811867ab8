import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@patchbay/drizzle';
import { storeCachedSpeech } from '@patchbay/records';
import type { Log } from '../../ports/log.ts';
import type { Speech, SpeechProvider, SpeechRequest, SpokenText } from '../../ports/speech.ts';
import { durationMsOf, soundRateHz, writeWav } from './sound.ts';

const extension = '.wav16';
const sensitiveKeptMs = 10 * 60_000;
const renderingMax = 4;
/** What is cleared away was unused for months: to note a use once a day is exact enough, and costs a caller no write. */
const notedAgainAfterMs = 86_400_000;
const notedMax = 20_000;

export interface CachedSpeechOptions {
  readonly provider: SpeechProvider;
  readonly db: Database;
  /** Absolute. Files are kept in `speech/` below it, those of sensitive texts in `speech-once/`. */
  readonly mediaDir: string;
  readonly log: Log;
}

/**
 * Speaks each text once. The file is named for provider, language and text, so a file that is there is the answer, also
 * while the database is away; the table beside it knows what is used and what may be cleared away.
 */
export class CachedSpeech implements Speech {
  readonly #options: CachedSpeechOptions;
  readonly #underWay = new Map<string, Promise<SpokenText>>();
  readonly #waiting: (() => void)[] = [];
  /** When the use of each text was noted last, by its key. */
  readonly #notedAt = new Map<string, number>();
  #rendering = 0;

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
    if (request.sensitive) return this.#renderOnce(request);
    const key = createHash('sha256')
      .update([this.#options.provider.id, request.language, request.text].join('\u0000'))
      .digest('hex');
    const running = this.#underWay.get(key);
    if (running !== undefined) return running;
    const rendering = this.#renderKept(key, request).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, rendering);
    return rendering;
  }

  async #renderKept(key: string, request: SpeechRequest): Promise<SpokenText> {
    const path = join(this.#options.mediaDir, 'speech', key);
    const known = await stat(path + extension).catch(notThere);
    const spoken = known === null ? await this.#write(path, request) : { path, durationMs: durationMsOf(known.size) };
    if (known === null || this.#isDue(key)) this.#note(key, spoken.durationMs);
    return spoken;
  }

  async #renderOnce(request: SpeechRequest): Promise<SpokenText> {
    const path = join(this.#options.mediaDir, 'speech-once', randomUUID());
    const spoken = await this.#write(path, request);
    const remove = (): void => {
      rm(path + extension, { force: true }).catch((error: unknown) => {
        this.#options.log.error('the sound of a sensitive text could not be removed', { error });
      });
    };
    setTimeout(remove, sensitiveKeptMs).unref();
    return spoken;
  }

  async #write(path: string, request: SpeechRequest): Promise<SpokenText> {
    const samples = await this.#inTurn(() => this.#options.provider.synthesize(request.text, request.language));
    const partial = `${path}.${randomUUID()}.part`;
    await writeFile(partial, writeWav(samples), { mode: request.sensitive ? 0o640 : 0o644 });
    await rename(partial, path + extension);
    return { path, durationMs: Math.round((samples.length / soundRateHz) * 1_000) };
  }

  /** A burst of callers must not start a hundred voices at once. */
  async #inTurn<T>(task: () => Promise<T>): Promise<T> {
    if (this.#rendering >= renderingMax) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    this.#rendering += 1;
    try {
      return await task();
    } finally {
      this.#rendering -= 1;
      this.#waiting.shift()?.();
    }
  }

  #isDue(key: string): boolean {
    return Date.now() - (this.#notedAt.get(key) ?? 0) >= notedAgainAfterMs;
  }

  /** The table lags behind the files rather than holding a caller up. */
  #note(key: string, durationMs: number): void {
    const { db, provider, log } = this.#options;
    const entry = { key, path: join('speech', key + extension), durationMs, provider: provider.id };
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
