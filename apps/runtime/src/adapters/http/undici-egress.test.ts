import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { HttpRequestCommand } from '../../ports/http-egress.ts';
import { UndiciEgress } from './undici-egress.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Two names that the tests' resolver knows, both of them this machine. */
const inside = 'crm.inside.test';
const elsewhere = 'other.inside.test';

let server: Server;
let port: number;
let handler: Handler = (_, response) => response.end();
const seen: { path: string; headers: IncomingMessage['headers']; method: string; body: string }[] = [];
const resolved: string[] = [];
let answers: Record<string, string> = {};

beforeAll(async () => {
  server = createServer((incoming, response) => {
    let body = '';
    incoming.on('data', (chunk) => {
      body += chunk;
    });
    incoming.on('end', () => {
      seen.push({ path: incoming.url ?? '', headers: incoming.headers, method: incoming.method ?? '', body });
      handler(incoming, response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  await egress.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});
afterEach(() => {
  seen.length = 0;
  resolved.length = 0;
  answers = {};
});

const egress = new UndiciEgress({
  allowedHosts: async () => new Set([inside, elsewhere]),
  resolve: async (hostname) => {
    resolved.push(hostname);
    return [{ address: answers[hostname] ?? '127.0.0.1', family: 4 }];
  },
  loadCredential: async (id) => {
    if (id !== 'crm') throw new Error('no such credential');
    return { hosts: [inside], secret: { kind: 'bearer', token: 'tok-secret' } };
  },
  bodyBytesMax: 100_000,
});

const ask = (command: Partial<HttpRequestCommand> = {}, signal = new AbortController().signal) =>
  egress.request(
    {
      type: 'http.request',
      seq: 1,
      method: 'GET',
      url: `http://${inside}:${port}/`,
      headers: [],
      body: null,
      credentialId: null,
      timeoutMs: 5_000,
      idempotencyKey: 'run-1.1',
      sensitiveResponse: false,
      ...command,
    },
    signal,
  );
const answering = (status: number, headers: Record<string, string>, body: string | Buffer = ''): Handler => {
  return (_, response) => response.writeHead(status, headers).end(body);
};
const json = { 'content-type': 'application/json' };

describe('what may be reached', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.0.1/',
    'http://100.64.0.1/',
    'http://100.100.100.200/',
    'http://169.254.169.254/latest/meta-data/',
    'http://168.63.129.16/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://１２７.0.0.1/',
  ])('%s is refused', async (url) => {
    expect(await ask({ url })).toMatchObject({ ok: false, code: 'blocked' });
    expect(seen).toEqual([]);
  });

  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::ffff:192.168.1.1', 'fd00::1'])(
    'a name that resolves to %s is refused',
    async (address) => {
      answers['rebind.test'] = address;
      expect(await ask({ url: `http://rebind.test:${port}/` })).toMatchObject({ ok: false, code: 'blocked' });
      expect(seen).toEqual([]);
    },
  );

  it('is a host inside that was allowed by name, but never link-local addresses', async () => {
    handler = answering(200, {}, 'hello');
    expect(await ask()).toEqual({ ok: true, status: 200, body: 'hello' });
    answers[inside] = '169.254.169.254';
    const fresh = await ask({ url: `http://${inside}:${port + 1}/` });
    expect(fresh).toMatchObject({ ok: false, code: 'blocked' });
  });

  it('is looked up once, and the address that was judged is the one connected to', async () => {
    handler = answering(200, {}, 'hello');
    answers['pinned.inside.test'] = '127.0.0.1';
    await ask({ url: `http://${elsewhere}:${port}/once` });
    expect(resolved).toEqual([elsewhere]);
  });

  it.each([
    'ftp://files.test/',
    'file:///etc/passwd',
    'gopher://x/',
    'nonsense',
    'http://',
    'http://user:pw@crm.test/',
  ])('%s is no address to ask', async (url) => {
    expect(await ask({ url })).toMatchObject({ ok: false, code: 'invalid_request' });
  });
});

describe('redirects', () => {
  it('are followed, and each is judged anew', async () => {
    handler = (request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/next' }).end('ignored');
      else response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
    };
    expect(await ask()).toMatchObject({ ok: false, code: 'blocked' });
    expect(seen.map((request) => request.path)).toEqual(['/', '/next']);
  });

  it('end after five', async () => {
    handler = answering(302, { location: '/again' });
    expect(await ask()).toMatchObject({ ok: false, code: 'redirect' });
    expect(seen).toHaveLength(6);
  });

  it('carry neither credential nor own headers to another host', async () => {
    handler = (request, response) => {
      const first = request.headers.host?.startsWith(inside);
      if (first) response.writeHead(307, { location: `http://${elsewhere}:${port}/b` }).end();
      else response.writeHead(200, json).end('{}');
    };
    const own = [{ name: 'X-Customer', value: '4711' }];
    expect(await ask({ credentialId: 'crm', headers: own })).toMatchObject({ ok: true });
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer tok-secret', 'x-customer': '4711' });
    expect(seen[1]?.headers).not.toHaveProperty('authorization');
    expect(seen[1]?.headers).not.toHaveProperty('x-customer');
  });

  it('turn a POST into a GET where the standard says so, and keep it where it does not', async () => {
    handler = (request, response) => {
      if (request.url === '/') response.writeHead(303, { location: '/seen' }).end();
      else if (request.url === '/keep') response.writeHead(308, { location: '/seen' }).end();
      else response.end('ok');
    };
    const post = {
      method: 'POST',
      body: '{"a":1}',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
    } as const;
    await ask({ ...post, headers: [...post.headers] });
    await ask({ ...post, headers: [...post.headers], url: `http://${inside}:${port}/keep` });
    expect(seen.map(({ method, body }) => `${method} ${body}`)).toEqual([
      'POST {"a":1}',
      'GET ',
      'POST {"a":1}',
      'POST {"a":1}',
    ]);
    expect(seen[1]?.headers).not.toHaveProperty('content-type');
  });

  it('never take a sensitive body to another host', async () => {
    handler = answering(307, { location: `http://${elsewhere}:${port}/b` });
    expect(await ask({ method: 'POST', body: { $sensitive: 'pin=4711' } })).toMatchObject({
      ok: false,
      code: 'redirect',
    });
    expect(seen).toHaveLength(1);
  });
});

describe('credentials', () => {
  it('are refused for a host they are not meant for, before anything is sent', async () => {
    const result = await ask({ credentialId: 'crm', url: `http://${elsewhere}:${port}/` });
    expect(result).toMatchObject({ ok: false, code: 'blocked' });
    expect(await ask({ credentialId: 'gone' })).toMatchObject({ ok: false, code: 'invalid_request' });
    expect(seen).toEqual([]);
  });
});

describe('headers', () => {
  it.each([
    ['Host', 'evil'],
    ['Content-Length', '0'],
    ['Transfer-Encoding', 'chunked'],
    ['Proxy-Authorization', 'x'],
    ['X-A\r\nX-B', 'x'],
    ['X A', 'x'],
    ['X-A', 'x\r\nX-B: y'],
    ['X-A', 'x\u0000'],
    ['X-A', '中'],
  ])('%j: %j is refused without its value being told', async (name, value) => {
    const result = await ask({ headers: [{ name, value: { $sensitive: value } }] });
    expect(result).toMatchObject({ ok: false, code: 'invalid_request' });
    expect(seen).toEqual([]);
  });

  it('carry the key by which a server recognises a repetition', async () => {
    handler = answering(200, {}, '');
    expect(await ask()).toEqual({ ok: true, status: 200, body: null });
    expect(seen[0]?.headers['idempotency-key']).toBe('run-1.1');
  });
});

describe('answers', () => {
  it.each([
    [json, '{"a":[1,null]}', { a: [1, null] }],
    [{ 'content-type': 'application/problem+json; charset=utf-8' }, '{"title":"No"}', { title: 'No' }],
    [{ 'content-type': 'text/plain' }, '{"a":1}', '{"a":1}'],
    [{ 'content-type': 'text/html; charset=gbk' }, Buffer.from([0xc4, 0xe3]), '你'],
    [{}, '{"a":1}', { a: 1 }],
    [{}, '{not json', '{not json'],
    [{ ...json, 'content-encoding': 'gzip' }, gzipSync('{"zipped":true}'), { zipped: true }],
  ] as [Record<string, string>, string | Buffer, unknown][])('of %j: %s', async (headers, body, expected) => {
    handler = answering(404, headers, body);
    expect(await ask()).toEqual({ ok: true, status: 404, body: expected });
  });

  it.each([
    [json, '{broken'],
    [json, `${'['.repeat(200)}${']'.repeat(200)}`],
    [{ ...json, 'content-encoding': 'gzip' }, 'not zipped'],
    [{ ...json, 'content-encoding': 'zstd' }, 'x'],
    [{ 'content-type': 'text/plain; charset=klingon' }, 'x'],
  ] as [Record<string, string>, string][])('of %j that cannot be read are failures: %s', async (headers, body) => {
    handler = answering(200, headers, body);
    expect(await ask()).toMatchObject({ ok: false, code: 'invalid_body' });
  });

  it('of 500 MB are cut off early', async () => {
    let sent = 0;
    handler = (_, response) => {
      const chunk = Buffer.alloc(64_000, 'x');
      const pump = () => {
        while (sent < 500_000_000 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', pump);
            return;
          }
        }
        response.end();
      };
      pump();
    };
    expect(await ask()).toMatchObject({ ok: false, code: 'too_large' });
    expect(sent).toBeLessThan(20_000_000);
  });

  it('that unpack to more than they were are cut off as well', async () => {
    handler = answering(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50_000_000)));
    expect(await ask()).toMatchObject({ ok: false, code: 'too_large' });
  });

  it('that never end are given up at the deadline, whether nothing comes or a little all the time', async () => {
    handler = () => undefined;
    expect(await ask({ timeoutMs: 50 })).toMatchObject({ ok: false, code: 'timeout' });
    handler = (_, response) => {
      const drip = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(drip));
    };
    expect(await ask({ timeoutMs: 50 })).toMatchObject({ ok: false, code: 'timeout' });
  });

  it('are no longer waited for once the request is cancelled', async () => {
    const abort = new AbortController();
    handler = () => abort.abort();
    expect(await ask({}, abort.signal)).toMatchObject({ ok: false });
  });

  it('that do not come because nobody listens are told as such', async () => {
    expect(await ask({ url: `http://${inside}:1/` })).toMatchObject({ ok: false, code: 'unreachable' });
  });
});
