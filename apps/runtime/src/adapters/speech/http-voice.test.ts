import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BytesEgress } from '../../ports/http-egress.ts';
import { type HttpProvider, HttpVoice } from './http-voice.ts';
import { soundRateHz, writeWav } from './sound.ts';

let server: Server;
let origin: string;
let handler: (request: IncomingMessage, response: ServerResponse) => void;
let asked: { method: string; path: string; headers: IncomingMessage['headers']; body: string };

beforeAll(async () => {
  server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      asked = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body };
      handler(incoming, response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});
beforeEach(() => answer(200, tone(24_000)));

/** Only what this port promises; the guarded way out has tests of its own. */
const egress: BytesEgress = {
  async requestBytes({ url, method, headers, body, timeoutMs }) {
    try {
      const response = await fetch(String(url), {
        method,
        headers: headers.map(({ name, value }): [string, string] => [name, String(value)]),
        body: body === null ? null : String(body),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { ok: true, status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    } catch (error) {
      const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
      return { ok: false, code: isTimeout ? 'timeout' : 'unreachable', message: 'no answer' };
    }
  },
};

function answer(status: number, body: Buffer | string): void {
  handler = (_, response) => response.writeHead(status).end(body);
}

/** A second of 440 Hz. */
function tone(rateHz: number): Buffer {
  const samples = Int16Array.from({ length: rateHz }, (_, at) =>
    Math.round(8_000 * Math.sin((at * 2 * Math.PI * 440) / rateHz)),
  );
  return writeWav(samples, rateHz);
}

function voice(parts: Partial<HttpProvider> = {}): HttpVoice {
  const provider: HttpProvider = {
    id: 'p',
    kind: 'openai',
    url: `${origin}/v1`,
    model: 'tts-1',
    template: null,
    credentialId: null,
    sound: 'wav',
    pcmRateHz: 24_000,
    timeoutMs: 5_000,
    speaksSensitive: false,
    updatedAt: new Date(0),
    ...parts,
  };
  return new HttpVoice(provider, 'alloy', egress);
}

const template = {
  method: 'POST',
  headers: [],
  body: '{"text":"{{text}}","v":"{{voice}}","l":"{{language}}"}',
  bodyForm: 'json',
  soundPath: '',
} as const;
const hostile = 'He said "1 < 2 & 3", \\ then\nleft </speak> {{voice}} &x=1';

describe('a provider asked as OpenAI is', () => {
  it('gets model, voice and text, and its sound comes to the one rate', async () => {
    const samples = await voice({ url: `${origin}/v1/` }).synthesize(hostile, 'en-US');
    expect(asked).toMatchObject({ method: 'POST', path: '/v1/audio/speech' });
    expect(JSON.parse(asked.body)).toEqual({ model: 'tts-1', input: hostile, voice: 'alloy', response_format: 'wav' });
    expect(samples.length).toBe(soundRateHz);
    expect(crossings(samples)).toBeGreaterThan(870);
    expect(crossings(samples)).toBeLessThan(890);
  });

  it('may send bare samples', async () => {
    answer(200, tone(24_000).subarray(44));
    const samples = await voice({ sound: 'pcm' }).synthesize('Hello', 'en-US');
    expect(JSON.parse(asked.body)).toMatchObject({ response_format: 'pcm' });
    expect(samples.length).toBe(soundRateHz);
    expect(crossings(samples)).toBeGreaterThan(870);
  });

  it.each([
    [400, '{"error":"input is too long"}', 'speech_refused', 'answered 400: {"error":"input is too long"}'],
    [401, 'no\u0007 key', 'speech_unavailable', 'answered 401: no key'],
    [404, '', 'speech_unavailable', 'answered 404.'],
    [429, 'slow down', 'speech_unavailable', 'answered 429: slow down'],
    [500, Buffer.from([0xff, 0x00, 0xfe]), 'speech_unavailable', 'answered 500.'],
    [302, '', 'speech_unavailable', 'answered 302.'],
    [200, '', 'speech_failed', 'nothing'],
    [200, Buffer.from('ID3\u0004aaaa', 'latin1'), 'speech_failed', 'an MP3 file'],
    [200, '<html>', 'speech_failed', 'a web page'],
    [200, writeWav(new Int16Array(0)), 'speech_failed', 'without a sample'],
  ] as const)('says what is wrong with %s %s', async (status, body, code, message) => {
    answer(status, typeof body === 'string' ? body : Buffer.from(body));
    await expect(voice().synthesize('Hello', 'en-US')).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });

  it('is not waited for longer than it may take, nor than the caller may wait', async () => {
    handler = () => undefined;
    await expect(voice({ timeoutMs: 50 }).synthesize('Hello', 'en-US')).rejects.toMatchObject({
      code: 'speech_timeout',
    });
    await expect(voice().synthesize('Hello', 'en-US', 50)).rejects.toMatchObject({ code: 'speech_timeout' });
  });

  it('has another name after every change, and for every voice', () => {
    const other = new HttpVoice({ ...({ id: 'p', updatedAt: new Date(0) } as HttpProvider) }, 'echo', egress);
    expect(new Set([voice().id, voice({ updatedAt: new Date(1) }).id, other.id]).size).toBe(3);
  });
});

describe('a provider asked by a template', () => {
  const byTemplate = (parts: Partial<HttpProvider> = {}) =>
    voice({ kind: 'http', url: `${origin}/say`, template, ...parts });

  it('gets the text as JSON, whatever is in it', async () => {
    await byTemplate().synthesize(hostile, 'en-GB');
    expect(JSON.parse(asked.body)).toEqual({ text: hostile, v: 'alloy', l: 'en-GB' });
    expect(asked.headers['content-type']).toBe('application/json');
  });

  it('gets the text as XML', async () => {
    const body = '<speak><voice name="{{voice}}">{{text}}</voice></speak>';
    const headers = [{ name: 'X-Output', value: 'riff-16khz-{{language}}' }];
    await byTemplate({ template: { ...template, headers, body, bodyForm: 'xml' } }).synthesize(hostile, 'en-GB');
    expect(asked.body).toBe(
      '<speak><voice name="alloy">He said &quot;1 &lt; 2 &amp; 3&quot;, \\ then left &lt;/speak&gt; {{voice}} &amp;x=1</voice></speak>',
    );
    expect(asked.headers).toMatchObject({ 'content-type': 'application/ssml+xml', 'x-output': 'riff-16khz-en-GB' });
  });

  it('gets the text in the address or in a form', async () => {
    await byTemplate({
      url: `${origin}/say?t={{text}}&v={{voice}}`,
      template: { ...template, method: 'GET' },
    }).synthesize(hostile, 'en-GB');
    const query = new URL(asked.path, origin).searchParams;
    expect([asked.method, asked.body, query.get('t'), query.get('v'), query.get('x')]).toEqual([
      'GET',
      '',
      hostile,
      'alloy',
      null,
    ]);
    await byTemplate({ template: { ...template, body: 't={{text}}', bodyForm: 'form' } }).synthesize(hostile, 'en-GB');
    expect(new URLSearchParams(asked.body).get('t')).toBe(hostile);
  });

  it('may answer with base64 inside JSON', async () => {
    const inside = byTemplate({ template: { ...template, soundPath: 'audio.content' } });
    answer(200, JSON.stringify({ audio: { content: tone(16_000).toString('base64') } }));
    expect((await inside.synthesize('Hello', 'en-US')).length).toBe(soundRateHz);
    for (const [body, message] of [
      ['{"audio":{}}', 'no sound at audio.content'],
      ['{"audio":[]}', 'no sound at audio.content'],
      ['nothing', 'where JSON was expected'],
    ] as const) {
      answer(200, body);
      await expect(inside.synthesize('Hello', 'en-US')).rejects.toMatchObject({
        code: 'speech_failed',
        message: expect.stringContaining(message),
      });
    }
  });
});

function crossings(samples: Int16Array): number {
  let count = 0;
  for (let at = 1; at < samples.length; at++) if ((samples[at - 1] ?? 0) < 0 !== (samples[at] ?? 0) < 0) count += 1;
  return count;
}
