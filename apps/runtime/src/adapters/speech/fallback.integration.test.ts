import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, connect, migrate } from '@patchbay/drizzle';
import { createSpeechProvider, listSpeechProviders, setSpeakingVoices } from '@patchbay/records';
import { type Stack, startTestStack } from '@patchbay/tools';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UndiciEgress } from '../http/undici-egress.ts';
import { MemoryLog } from '../memory/memory-log.ts';
import { MemoryMeters } from '../memory/memory-meters.ts';
import { CachedSpeech } from './cached-speech.ts';
import { EspeakVoice } from './espeak-voice.ts';
import { HttpVoice } from './http-voice.ts';
import { ListedVoices } from './listed-voices.ts';
import { readWav, writeWav } from './sound.ts';

let stack: Stack;
let connection: Connection;
let server: Server;
let egress: UndiciEgress;
let status = 200;
const asked: string[] = [];
const mediaDir = mkdtempSync(join(tmpdir(), 'patchbay-fallback-'));
const language = 'en-US';

/** Square waves, which no voice speaks. */
const marked = writeWav(
  Int16Array.from({ length: 24_000 }, (_, at) => (Math.floor(at / 100) % 2 === 0 ? 4_000 : -4_000)),
  24_000,
);

beforeAll(async () => {
  stack = await startTestStack({ parts: ['postgres', 'espeak'] });
  await migrate(stack.databaseUrl);
  connection = connect(stack.databaseUrl, { max: 4 });
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push(JSON.parse(body).input);
      response.writeHead(status).end(status === 200 ? marked : 'overloaded');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  egress = new UndiciEgress({
    allowedHosts: async () => new Set(['127.0.0.1']),
    loadCredential: () => Promise.reject(new Error('none is used')),
  });
  const actor = { id: null, name: 'Test' };
  const { voices } = await createSpeechProvider(connection.db, actor, {
    name: 'Square',
    kind: 'openai',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    model: 'square',
    template: null,
    credentialId: null,
    sound: 'wav',
    pcmRateHz: 24_000,
    timeoutMs: 5_000,
    speaksSensitive: false,
    enabled: true,
    voices: [{ language, voice: 'square' }],
  });
  await setSpeakingVoices(connection.db, actor, { language, voiceIds: voices.map(({ id }) => id) });
});
afterAll(async () => {
  await egress.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await connection.close();
  await stack.stop();
  rmSync(mediaDir, { recursive: true, force: true });
});
beforeEach(() => {
  asked.length = 0;
  status = 200;
});

/** As after a start: what was kept is there, what was known of the provider is not. */
async function openSpeech(): Promise<CachedSpeech> {
  const log = new MemoryLog();
  const voices = new ListedVoices({
    builtIn: new EspeakVoice(stack.espeak),
    readProviders: () => listSpeechProviders(connection.db),
    voiceOf: (provider, voice) => new HttpVoice(provider, voice, egress),
    log,
  });
  const speech = new CachedSpeech({ voices, db: connection.db, mediaDir, log, meters: new MemoryMeters() });
  await speech.start();
  return speech;
}

/** Whether the provider made this sound: its samples lie at two levels, half of them at each. */
function isMarked(path: string): boolean {
  const samples = readWav(readFileSync(`${path}.wav16`))?.samples ?? new Int16Array();
  const peak = Math.max(...samples);
  return samples.filter((sample) => Math.abs(sample) > peak * 0.7).length > samples.length * 0.8;
}

const state = async () => (await listSpeechProviders(connection.db))[0]?.state;

describe('a provider outside', () => {
  it('speaks; when it fails the built-in voice does, at once from then on, and what the provider said stays', async () => {
    const speech = await openSpeech();
    const said = (text: string) => speech.render({ text, language, sensitive: false });
    expect(isMarked((await said('Welcome')).path)).toBe(true);
    await expect.poll(state).toMatchObject({ failingSince: null });

    status = 503;
    expect(isMarked((await said('Goodbye')).path)).toBe(false);
    expect(isMarked((await said('Please hold')).path)).toBe(false);
    expect(isMarked((await said('Welcome')).path)).toBe(true);
    expect(asked).toEqual(['Welcome', 'Goodbye']);
    await expect.poll(state).toMatchObject({
      failingSince: expect.any(Date),
      code: 'speech_unavailable',
      message: expect.stringContaining('503: overloaded'),
    });

    status = 200;
    const later = await openSpeech();
    expect(isMarked((await later.render({ text: 'Goodbye', language, sensitive: false })).path)).toBe(true);
    await expect.poll(state).toMatchObject({ failingSince: null });
  });

  it('never hears a sensitive text unless it was allowed to', async () => {
    const speech = await openSpeech();
    const { path } = await speech.render({ text: 'Your PIN is 4711.', language, sensitive: true });
    expect([isMarked(path), asked]).toEqual([false, []]);
  });

  it('is tried on its own where somebody wants to hear just that voice', async () => {
    const speech = await openSpeech();
    const voiceId = (await listSpeechProviders(connection.db))[0]?.voices[0]?.id;
    status = 500;
    const alone = speech.render({ text: 'Only you', language, sensitive: false, voiceId });
    await expect(alone).rejects.toMatchObject({ code: 'speech_unavailable' });
    status = 200;
    const again = await speech.render({ text: 'Only you', language, sensitive: false, voiceId });
    expect(isMarked(again.path)).toBe(true);
  });
});
