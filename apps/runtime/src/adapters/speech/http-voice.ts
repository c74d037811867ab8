import { randomUUID } from 'node:crypto';
import type { SpeechProviderRecord } from '@patchbay/records';
import type { BytesEgress, BytesResult, OutboundRequest } from '../../ports/http-egress.ts';
import { SpeechError, type SpeechVoice } from '../../ports/speech.ts';
import { fillTemplate } from './fill-template.ts';
import { atSpeechRate, readWav } from './sound.ts';

const textLengthMax = 4_000;
const answerBytesMax = 32_000_000;
/** This text is the reason, not the provider. 415 is not among them: it is about how the provider is asked. */
const refusals: ReadonlySet<number> = new Set([400, 413, 422]);

export type HttpProvider = Pick<
  SpeechProviderRecord,
  | 'id'
  | 'kind'
  | 'url'
  | 'model'
  | 'template'
  | 'credentialId'
  | 'sound'
  | 'pcmRateHz'
  | 'timeoutMs'
  | 'speaksSensitive'
  | 'updatedAt'
>;

/**
 * A voice of a provider that is asked over HTTP: as OpenAI's speech endpoint is
 * (https://platform.openai.com/docs/api-reference/audio/createSpeech), which many others imitate, or by a template.
 */
export class HttpVoice implements SpeechVoice {
  readonly id: string;
  readonly providerId: string;
  readonly takesSensitive: boolean;
  readonly #provider: HttpProvider;
  readonly #voice: string;
  readonly #egress: BytesEgress;

  constructor(provider: HttpProvider, voice: string, egress: BytesEgress) {
    // A provider that was changed may sound otherwise.
    this.id = JSON.stringify([provider.id, provider.updatedAt.getTime(), voice]);
    this.providerId = provider.id;
    this.takesSensitive = provider.speaksSensitive;
    this.#provider = provider;
    this.#voice = voice;
    this.#egress = egress;
  }

  async synthesize(text: string, language: string, msMax = Number.POSITIVE_INFINITY): Promise<Int16Array> {
    if (text.length > textLengthMax) {
      const message = `A text of ${text.length} characters; ${textLengthMax} can be spoken at once.`;
      throw new SpeechError('speech_too_long', message);
    }
    const request = this.#request(text, language, Math.min(this.#provider.timeoutMs, msMax));
    const sound = this.#soundIn(await this.#egress.requestBytes(request, answerBytesMax, new AbortController().signal));
    const { samples, rateHz } = this.#samplesOf(sound);
    if (samples.length === 0) throw new SpeechError('speech_failed', 'The provider sent a sound without a sample.');
    return atSpeechRate(samples, rateHz);
  }

  #request(text: string, language: string, timeoutMs: number): OutboundRequest {
    const { kind, url, model, template, sound, credentialId } = this.#provider;
    const common = { credentialId, timeoutMs, idempotencyKey: randomUUID() };
    if (kind === 'http' && template !== null) {
      const values = { text, language, voice: this.#voice };
      return { ...common, method: template.method, ...fillTemplate(url, template, values) };
    }
    return {
      ...common,
      method: 'POST',
      url: `${url.replace(/\/+$/, '')}/audio/speech`,
      headers: [{ name: 'content-type', value: 'application/json' }],
      body: JSON.stringify({ model, input: text, voice: this.#voice, response_format: sound }),
    };
  }

  #soundIn(result: BytesResult): Buffer {
    if (!result.ok) {
      throw new SpeechError(result.code === 'timeout' ? 'speech_timeout' : 'speech_unavailable', result.message);
    }
    const { status, bytes } = result;
    if (status >= 300) {
      const code = refusals.has(status) ? 'speech_refused' : 'speech_unavailable';
      throw new SpeechError(code, `The provider answered ${status}${wordsOf(bytes)}.`);
    }
    const path = this.#provider.template?.soundPath ?? '';
    return path === '' ? bytes : soundAt(bytes, path);
  }

  #samplesOf(sound: Buffer): { samples: Int16Array; rateHz: number } {
    const { sound: form, pcmRateHz } = this.#provider;
    // Some send a WAV file whatever they were asked for; it says so at its beginning.
    const wav = readWav(sound);
    if (wav !== null) return wav;
    if (form === 'wav') {
      throw new SpeechError(
        'speech_failed',
        `The provider sent ${describe(sound)}. Ask it for a WAV file of 16 bit and one channel, or for bare samples.`,
      );
    }
    const samples = new Int16Array(sound.length >> 1);
    for (let index = 0; index < samples.length; index++) samples[index] = sound.readInt16LE(index * 2);
    return { samples, rateHz: pcmRateHz };
  }
}

function soundAt(answer: Buffer, path: string): Buffer {
  let value: unknown;
  try {
    value = JSON.parse(answer.toString('utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SpeechError('speech_failed', `The provider sent ${describe(answer)} where JSON was expected.`);
  }
  for (const key of path.split('.')) {
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : null;
  }
  if (typeof value !== 'string' || value === '') {
    throw new SpeechError('speech_failed', `The provider's answer has no sound at ${path}.`);
  }
  return Buffer.from(value, 'base64');
}

/** What stands at the beginning of files that providers send when they were asked for something else. */
function describe(bytes: Buffer): string {
  if (bytes.length === 0) return 'nothing';
  const head = bytes.toString('latin1', 0, 4);
  if (head.startsWith('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0)) return 'an MP3 file';
  if (head === 'OggS') return 'an Ogg file';
  if (head === 'fLaC') return 'a FLAC file';
  if (head === 'RIFF') return 'a WAV file of another form';
  if (/^\s*[[{]/.test(head)) return 'JSON';
  if (/^\s*</.test(head)) return 'a web page';
  return `${bytes.length} bytes that are no sound known here`;
}

/** The beginning of a refusal in words, where it is words: providers say there what they miss. */
function wordsOf(bytes: Buffer): string {
  const text = bytes.toString('utf8', 0, 400);
  if (text.trim() === '' || text.includes('\ufffd') || text.includes('\u0000')) return '';
  return `: ${text
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)}`;
}
