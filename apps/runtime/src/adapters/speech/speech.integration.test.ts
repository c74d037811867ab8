import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, connect, migrate, speechCache } from '@patchbay/drizzle';
import { type Stack, startTestStack } from '@patchbay/tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SpeechError, type SpeechVoice, type SpeechVoices } from '../../ports/speech.ts';
import { MemoryLog } from '../memory/memory-log.ts';
import { MemoryMeters } from '../memory/memory-meters.ts';
import { CachedSpeech } from './cached-speech.ts';
import { EspeakVoice } from './espeak-voice.ts';
import { readWav, soundRateHz } from './sound.ts';

let stack: Stack;
let connection: Connection;
const mediaDir = mkdtempSync(join(tmpdir(), 'patchbay-speech-'));
const asked: string[] = [];

beforeAll(async () => {
  stack = await startTestStack({ parts: ['postgres', 'espeak'] });
  await migrate(stack.databaseUrl);
  connection = connect(stack.databaseUrl, { max: 2 });
});
afterAll(async () => {
  await connection.close();
  await stack.stop();
  rmSync(mediaDir, { recursive: true, force: true });
});

async function openSpeech(): Promise<CachedSpeech> {
  const espeak = new EspeakVoice(stack.espeak);
  const voice: SpeechVoice = {
    ...espeakFacts(espeak),
    synthesize: (text, language) => {
      asked.push(text);
      return espeak.synthesize(text, language);
    },
  };
  const speech = new CachedSpeech({
    voices: only(voice),
    db: connection.db,
    mediaDir,
    log: new MemoryLog(),
    meters: new MemoryMeters(),
  });
  await speech.start();
  return speech;
}

function espeakFacts({ id, providerId, takesSensitive }: SpeechVoice): Omit<SpeechVoice, 'synthesize'> {
  return { id, providerId, takesSensitive };
}

function only(voice: SpeechVoice): SpeechVoices {
  return { of: async () => [voice], byId: async () => voice };
}

describe('the built-in voice', () => {
  it.each([
    ['en-US', 'Welcome.'],
    ['en-GB', 'Welcome.'],
    ['zh-CN', '欢迎致电。'],
    ['de', 'Willkommen.'],
    ['fr', 'Bienvenue.'],
    ['es', 'Bienvenido.'],
  ])('speaks %s', async (language, text) => {
    const samples = await new EspeakVoice(stack.espeak).synthesize(text, language);
    expect(samples.length).toBeGreaterThan(soundRateHz / 4);
    expect(Math.max(...samples.map(Math.abs))).toBeGreaterThan(3_000);
  });

  it('reads what looks like an option, a command or markup as text', async () => {
    const espeak = new EspeakVoice(stack.espeak);
    for (const text of ['--help', '-f /etc/passwd', '$(touch /tmp/x)', '[[h@l@U]]', '<speak>hi</speak>', 'a\u0000b']) {
      expect((await espeak.synthesize(text, 'en-US')).length).toBeGreaterThan(0);
    }
  });

  it('says why it cannot', async () => {
    const espeak = new EspeakVoice(stack.espeak);
    await expect(espeak.synthesize('a', 'tlh')).rejects.toMatchObject({ code: 'speech_language' });
    await expect(espeak.synthesize('a'.repeat(5_000), 'en')).rejects.toMatchObject({ code: 'speech_too_long' });
    const missing = new EspeakVoice({ command: '/nowhere/espeak-ng', args: [], env: {} });
    await expect(missing.synthesize('a', 'en')).rejects.toBeInstanceOf(SpeechError);
  });
});

describe('kept speech', () => {
  it('is made once, however many ask and also after a restart, and is a sound of the one format', async () => {
    const speech = await openSpeech();
    const request = { text: 'Your call is important.', language: 'en-US', sensitive: false };
    const spoken = await Promise.all(Array.from({ length: 6 }, () => speech.render(request)));
    expect(new Set(spoken.map((one) => one.path)).size).toBe(1);
    expect(await (await openSpeech()).render(request)).toEqual(spoken[0]);
    expect(asked.filter((text) => text === request.text)).toHaveLength(1);
    const wav = readWav(readFileSync(`${spoken[0]?.path}.wav16`));
    expect(wav?.rateHz).toBe(soundRateHz);
    expect(Math.round(((wav?.samples.length ?? 0) / soundRateHz) * 1_000)).toBe(spoken[0]?.durationMs);
    await expect.poll(() => connection.db.$count(speechCache)).toBe(1);
  });

  it('is another one for another language', async () => {
    const speech = await openSpeech();
    const [one, other] = await Promise.all(
      ['en-US', 'de'].map((language) => speech.render({ text: 'Hotel', language, sensitive: false })),
    );
    expect(one?.path).not.toBe(other?.path);
  });

  it('is never that of a sensitive text: each is made anew, under a name that tells nothing, and gone with the process', async () => {
    const speech = await openSpeech();
    const request = { text: 'Your PIN is 4711.', language: 'en-US', sensitive: true };
    const [first, second] = [await speech.render(request), await speech.render(request)];
    expect(first.path).not.toBe(second.path);
    expect(readdirSync(join(mediaDir, 'speech-once'))).toHaveLength(2);
    await openSpeech();
    expect(readdirSync(join(mediaDir, 'speech-once'))).toEqual([]);
  });

  it('leaves nothing half-written where the voice fails', async () => {
    const before = readdirSync(join(mediaDir, 'speech'));
    const speech = await openSpeech();
    const failing = speech.render({ text: 'nuqneH', language: 'tlh', sensitive: false });
    await expect(failing).rejects.toMatchObject({ code: 'speech_language' });
    expect(readdirSync(join(mediaDir, 'speech'))).toEqual(before);
  });

  it('goes on when the database is away', async () => {
    const away = connect('postgres://nobody@127.0.0.1:1/none', { max: 1 });
    const log = new MemoryLog();
    const voices = only(new EspeakVoice(stack.espeak));
    const speech = new CachedSpeech({ voices, db: away.db, mediaDir, log, meters: new MemoryMeters() });
    await speech.start();
    const spoken = await speech.render({ text: 'Still here.', language: 'en-US', sensitive: false });
    expect(spoken.durationMs).toBeGreaterThan(0);
    await away.close();
  });
});
