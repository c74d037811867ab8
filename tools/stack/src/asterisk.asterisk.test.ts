import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Call, renderWav, tone, toneShare } from '../../sip/src/index.ts';
import { freePort } from './ports.ts';
import { pollUntil } from './process/poll.ts';
import type { Stack } from './stack-types.ts';
import { startTestStack } from './test-env.ts';

type AriEvent = {
  type: string;
  args?: string[];
  channel?: { id: string; caller: { name: string; number: string }; dialplan: { context: string; exten: string } };
};

let stack: Stack;
let server: ReturnType<typeof createServer>;
let socket: WebSocket | undefined;
let events: AriEvent[];
let requests = 0;

/** Sends a request over the websocket that Asterisk opened; its answer comes as an event that these tests do not need. */
function request(method: string, uri: string, query: Record<string, string> = {}): void {
  requests += 1;
  const query_strings = Object.entries(query).map(([name, value]) => ({ name, value }));
  socket?.send(JSON.stringify({ type: 'RESTRequest', request_id: String(requests), method, uri, query_strings }));
}

const arrival = () => events.find((event) => event.type === 'StasisStart');
const seen = (type: string) => pollUntil(() => events.some((event) => event.type === type), 20_000);

beforeAll(async () => {
  events = [];
  const runtime = await freePort();
  server = createServer();
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'ari' });
  sockets.on('connection', (opened) => {
    socket = opened;
    opened.on('message', (data) => events.push(JSON.parse(String(data)) as AriEvent));
  });
  server.listen(runtime, '127.0.0.1');
  await once(server, 'listening');
  stack = await startTestStack({ parts: ['asterisk'], ports: { runtime } });
  expect(await pollUntil(() => socket?.readyState === WebSocket.OPEN, 20_000)).toBe(true);
}, 600_000);

afterAll(async () => {
  await stack?.stop();
  server?.closeAllConnections();
  server?.close();
}, 60_000);

beforeEach(() => {
  events = [];
});

describe('a call from a phone without an account', () => {
  it('enters the application from outside, with the dialled number on the channel', async () => {
    const call = await Call.place({ port: stack.sip.port, number: '2000', from: '4930123456' });
    expect(await seen('StasisStart')).toBe(true);
    expect(arrival()?.args).toEqual(['outside']);
    expect(arrival()?.channel?.dialplan).toMatchObject({ context: 'from-outside', exten: '2000' });
    expect(arrival()?.channel?.caller.number).toBe('4930123456');
    request('DELETE', `channels/${arrival()?.channel?.id}`);
    await call.ended;
  });

  it('hears a wideband prompt that lies in the media folder', async () => {
    const media = join(stack.home, 'media/speech');
    mkdirSync(media, { recursive: true });
    writeFileSync(join(media, 'tone.wav16'), renderWav(tone(700, 1500, 16_000), 16_000));
    const call = await Call.place({ port: stack.sip.port, number: '2000' });
    expect(await seen('StasisStart')).toBe(true);
    const id = arrival()?.channel?.id;
    request('POST', `channels/${id}/answer`);
    await call.answered;
    request('POST', `channels/${id}/play`, { media: `sound:${join(media, 'tone')}` });
    expect(await seen('PlaybackFinished')).toBe(true);
    expect(toneShare(call.heard.samples(), 700)).toBeGreaterThan(0.5);
    await call.hangUp();
  });

  it('whose name is full of quotes and commands runs nothing and arrives as a name', async () => {
    const marker = join(stack.home, 'was-run');
    const name = `$(touch ${marker}) \${SHELL(touch ${marker})} ' ; [x] | $[1+1]`;
    const call = await Call.place({
      port: stack.sip.port,
      number: '2000',
      fromHeader: `"${name}\\" \\\\" <sip:1000@127.0.0.1>`,
    });
    expect(await seen('StasisStart')).toBe(true);
    expect(arrival()?.channel?.caller.name).toContain('$(touch');
    request('DELETE', `channels/${arrival()?.channel?.id}`);
    await call.ended;
    expect(existsSync(marker)).toBe(false);
  });

  it('that dials what is no number is told so', async () => {
    const call = await Call.place({ port: stack.sip.port, number: '%24%7BEXTEN%7D' });
    expect(await call.ended).toEqual({ by: 'refused', status: 404 });
    expect(arrival()).toBeUndefined();
  });
});

describe("ARI's dynamic configuration", () => {
  const objects: [type: string, fields: Record<string, string>][] = [
    ['auth', { auth_type: 'userpass', username: 'trunk', password: 'secret' }],
    ['aor', { contact: 'sip:127.0.0.1:9' }],
    ['endpoint', { context: 'from-outside', aors: 'trunk', outbound_auth: 'trunk', allow: '!all,ulaw' }],
    ['identify', { endpoint: 'trunk', match: '127.0.0.9' }],
    ['registration', { server_uri: 'sip:127.0.0.1:9', client_uri: 'sip:trunk@127.0.0.1:9', outbound_auth: 'trunk' }],
  ];

  async function dynamic(method: 'PUT' | 'DELETE', type: string, fields?: Record<string, string>): Promise<number> {
    const { user, password, url } = stack.ari;
    const address = new URL(`/ari/asterisk/config/dynamic/res_pjsip/${type}/trunk`, new URL(url).origin);
    const response = await fetch(address, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: fields
        ? JSON.stringify({ fields: Object.entries(fields).map(([attribute, value]) => ({ attribute, value })) })
        : null,
      signal: AbortSignal.timeout(5000),
    });
    await response.arrayBuffer();
    return response.status;
  }

  it('takes everything that a trunk needs, and gives it up again', async () => {
    for (const [type, fields] of objects) expect([type, await dynamic('PUT', type, fields)]).toEqual([type, 200]);
    expect(await stack.asterisk.cli('pjsip show endpoint trunk')).toContain('from-outside');
    expect(await stack.asterisk.cli('pjsip show registrations')).toContain('trunk/sip:127.0.0.1:9');
    expect(await stack.asterisk.cli('pjsip show identifies')).toContain('127.0.0.9/32');
    for (const [type] of [...objects].reverse()) expect([type, await dynamic('DELETE', type)]).toEqual([type, 204]);
    expect(await stack.asterisk.cli('pjsip show endpoints')).not.toContain('trunk');
  });
});

// Last, because it changes the dialplan of the Asterisk above.
it('a call that no runtime takes hears a message as early media, and is refused in the end', async () => {
  const path = join(stack.asterisk.configDir, 'extensions.conf');
  const dialplan = readFileSync(path, 'utf8').replaceAll('Stasis(patchbay', 'Stasis(nobody').replaceAll('> 12', '> 0');
  writeFileSync(path, dialplan);
  await stack.asterisk.cli('dialplan reload');
  expect(
    await pollUntil(
      async () => (await stack.asterisk.cli('dialplan show from-outside')).includes('Stasis(nobody'),
      10_000,
    ),
  ).toBe(true);
  const call = await Call.place({ port: stack.sip.port, number: '2000' });
  expect(await call.ended).toEqual({ by: 'refused', status: 503 });
  expect(call.statuses).toContain(183);
  expect(call.heard.segments().length).toBeGreaterThan(0);
});
