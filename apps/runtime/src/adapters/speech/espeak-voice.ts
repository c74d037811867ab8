import { spawn } from 'node:child_process';
import { SpeechError, type SpeechVoice } from '../../ports/speech.ts';
import { atSpeechRate, readWav } from './sound.ts';
import { parseVoices, voiceFor } from './voices.ts';

/** How espeak-ng is started on this machine. */
export interface EspeakCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const textLengthMax = 4_000;
const outputBytesMax = 64_000_000;
const deadlineMs = 15_000;
const wordsPerMinute = 160;

/** The built-in voice. The text goes in by standard input and never near a shell. */
export class EspeakVoice implements SpeechVoice {
  readonly id = `espeak-ng/${wordsPerMinute}/1`;
  readonly providerId = null;
  readonly takesSensitive = true;
  readonly #espeak: EspeakCommand;
  #voices: Promise<ReadonlySet<string>> | null = null;

  constructor(espeak: EspeakCommand) {
    this.#espeak = espeak;
  }

  async synthesize(text: string, language: string): Promise<Int16Array> {
    if (text.length > textLengthMax) {
      throw new SpeechError(
        'speech_too_long',
        `A text of ${text.length} characters; ${textLengthMax} can be spoken at once.`,
      );
    }
    const voice = voiceFor(language, await this.#knownVoices());
    if (voice === null) throw new SpeechError('speech_language', `espeak-ng has no voice for ${language}.`);
    const args = ['-v', voice, '-s', String(wordsPerMinute), '-b', '1', '--stdin', '--stdout'];
    const wav = readWav(await this.#run(args, readable(text)));
    if (wav === null) throw new SpeechError('speech_failed', 'espeak-ng wrote something that is no sound.');
    return atSpeechRate(wav.samples, wav.rateHz);
  }

  #knownVoices(): Promise<ReadonlySet<string>> {
    this.#voices ??= this.#run(['--voices'], '').then(
      (listing) => parseVoices(listing.toString()),
      (error: unknown) => {
        this.#voices = null;
        throw error;
      },
    );
    return this.#voices;
  }

  #run(args: readonly string[], input: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const child = spawn(this.#espeak.command, [...this.#espeak.args, ...args], {
        env: { ...process.env, ...this.#espeak.env },
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      const output: Buffer[] = [];
      let bytes = 0;
      let complaint = '';
      const fail = (error: SpeechError): void => {
        child.kill('SIGKILL');
        reject(error);
      };
      const timer = setTimeout(
        () => fail(new SpeechError('speech_timeout', `espeak-ng took more than ${deadlineMs} ms.`)),
        deadlineMs,
      );
      child.stdout.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > outputBytesMax)
          fail(new SpeechError('speech_too_long', `More than ${outputBytesMax} bytes of sound.`));
        else output.push(chunk);
      });
      child.stderr.on('data', (chunk: Buffer) => {
        complaint = `${complaint}${chunk.toString()}`.slice(-500);
      });
      // A process that ends before it has read everything breaks the pipe; its exit code says why.
      child.stdin.on('error', () => undefined);
      child.on('error', (error) =>
        fail(new SpeechError('speech_unavailable', `espeak-ng cannot be started: ${error.message}`)),
      );
      child.on('close', (code) => {
        clearTimeout(timer);
        if (code === 0) resolve(Buffer.concat(output));
        else reject(new SpeechError('speech_failed', `espeak-ng ended with ${code}: ${complaint}`));
      });
      child.stdin.end(input);
    });
  }
}

/** What espeak-ng would take as its own markup or as commands is only text here. */
function readable(text: string): string {
  return `${text.replaceAll(/\p{Cc}/gu, ' ').replaceAll('[[', '[ [')}\n`;
}
