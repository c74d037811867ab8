import type { SpeechProviderNews } from '@patchbay/records';
import { SpeechError } from '../../ports/speech.ts';

const restMsMin = 15_000;
const restMsMax = 300_000;
/** A provider that takes none of so many texts in a row is not kept from speaking by the texts. */
const refusalsMax = 3;
const toldAgainAfterMs = 60_000;

interface Health {
  failingSince: number | null;
  /** Not asked before. */
  restsUntil: number;
  restMs: number;
  refusals: number;
  told: string;
  toldAt: number;
}

/**
 * Which providers are left alone for a while, so that not every caller waits for one that does not answer: 15 s after its
 * first failure, twice as long after each further one, five minutes at most. Moments are milliseconds since 1970.
 */
export class ProviderHealth {
  readonly #known = new Map<string, Health>();
  readonly #tell: (news: SpeechProviderNews) => void;

  /** @param tell hears of every change, and of one that lasts once a minute */
  constructor(tell: (news: SpeechProviderNews) => void) {
    this.#tell = tell;
  }

  isResting(providerId: string, now: number): boolean {
    return now < (this.#known.get(providerId)?.restsUntil ?? 0);
  }

  spoke(providerId: string, now: number): void {
    const health = this.#healthOf(providerId);
    const isNews = health.told !== 'ok' || now - health.toldAt >= toldAgainAfterMs;
    Object.assign(health, { failingSince: null, restsUntil: 0, restMs: 0, refusals: 0 });
    if (!isNews) return;
    Object.assign(health, { told: 'ok', toldAt: now });
    this.#tell({ providerId, at: new Date(now), ok: true });
  }

  failed(providerId: string, error: unknown, now: number): void {
    const health = this.#healthOf(providerId);
    const code = error instanceof SpeechError ? error.code : 'speech_failed';
    const message = error instanceof Error ? error.message : String(error);
    if (code === 'speech_too_long') return;
    health.refusals = code === 'speech_refused' ? health.refusals + 1 : 0;
    if (code !== 'speech_refused' || health.refusals >= refusalsMax) {
      health.failingSince ??= now;
      // Several callers may have waited for it at once: their failures are one.
      if (now >= health.restsUntil) {
        health.restMs = Math.min(Math.max(health.restMs * 2, restMsMin), restMsMax);
        health.restsUntil = now + health.restMs;
      }
    }
    const told = `${code} ${message} ${health.failingSince ?? ''}`;
    if (health.told === told && now - health.toldAt < toldAgainAfterMs) return;
    Object.assign(health, { told, toldAt: now });
    const failingSince = health.failingSince === null ? null : new Date(health.failingSince);
    this.#tell({ providerId, at: new Date(now), ok: false, failingSince, code, message });
  }

  #healthOf(providerId: string): Health {
    const known = this.#known.get(providerId);
    if (known !== undefined) return known;
    const health: Health = { failingSince: null, restsUntil: 0, restMs: 0, refusals: 0, told: '', toldAt: 0 };
    this.#known.set(providerId, health);
    return health;
  }
}
