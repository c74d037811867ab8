import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiskStorage } from './disk-storage.ts';
import { type S3Settings, S3Storage } from './s3-storage.ts';
import { bytesSource } from './stored-source.ts';
import { type RealS3, startRealS3 } from './testing/real-s3.ts';
import { describeStorage } from './testing/storage-conformance.ts';

describe('the disk', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'patchbay-disk-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  describeStorage('the disk', () => new DiskStorage(folder));

  it('leaves no half files behind', async () => {
    const names = await readdir(folder, { recursive: true });
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a real S3 service', () => {
  let real: RealS3;
  let storage: S3Storage;
  beforeAll(async () => {
    real = await startRealS3('recordings');
    storage = new S3Storage(real.settings);
  });
  afterAll(() => real?.stop());
  describeStorage('S3', () => storage);

  const key = 'recordings/a.1.wav16';
  const source = bytesSource(Buffer.from('said once'));

  it('keeps files below a prefix apart', async () => {
    const apart = new S3Storage({ ...real.settings, prefix: 'other/' });
    await apart.put(key, source);
    expect(await storage.size(key)).toBeNull();
    expect(await storage.size(`other/${key}`)).toBe(9);
  });

  it('says that wrong keys and a missing bucket are refused, and does not try again', async () => {
    const asked: string[] = [];
    const through = await startThrough(real.settings, (message) => {
      asked.push(message.method ?? '');
      return null;
    });
    try {
      const settings = { ...real.settings, endpoint: through.endpoint };
      await expect(new S3Storage({ ...settings, secretAccessKey: 'wrong' }).put(key, source)).rejects.toMatchObject({
        code: 'refused',
      });
      await expect(new S3Storage({ ...settings, bucket: 'missing' }).put(key, source)).rejects.toMatchObject({
        code: 'refused',
      });
      expect(asked).toEqual(['PUT', 'PUT']);
    } finally {
      await through.close();
    }
  });

  it('tries again what the service put off, from the beginning of the file', async () => {
    let left = 2;
    const through = await startThrough(real.settings, () => (left-- > 0 ? 503 : null));
    try {
      const storageThrough = new S3Storage({ ...real.settings, endpoint: through.endpoint }, { restMs: 1 });
      await storageThrough.put('recordings/later.wav16', source);
      const kept = (await storage.read('recordings/later.wav16')) ?? Readable.from([]);
      expect(await buffer(kept)).toEqual(Buffer.from('said once'));
      left = 3;
      await expect(storageThrough.put(key, source)).rejects.toMatchObject({ code: 'unreachable' });
    } finally {
      await through.close();
    }
  });
});

describe('an S3 service that is not well', () => {
  const limits = { connectMsMax: 300, answerMsMax: 300, attemptsMax: 2, restMs: 1 };
  const settings = (endpoint: string): S3Settings => ({
    endpoint,
    region: 'us-east-1',
    bucket: 'recordings',
    prefix: '',
    accessKeyId: 'a',
    secretAccessKey: 'b',
    pathStyle: true,
  });

  it('is given up when it never answers', async () => {
    const silent = createTcpServer((socket) => socket.on('error', () => undefined));
    const storage = new S3Storage(settings(await listen(silent)), limits);
    const message = expect.stringMatching(/: no answer within [\d.]+ s$/);
    await expect(storage.size('x')).rejects.toMatchObject({ code: 'unreachable', message });
    await expect(storage.read('x')).rejects.toMatchObject({ code: 'unreachable' });
    await expect(storage.remove('x')).rejects.toMatchObject({ code: 'unreachable' });
    await expect(storage.put('x', bytesSource(Buffer.alloc(100)))).rejects.toMatchObject({ code: 'unreachable' });
    silent.close();
  });

  it('is told when nobody is there', async () => {
    const gone = createTcpServer();
    const endpoint = await listen(gone);
    await new Promise((resolve) => gone.close(resolve));
    await expect(new S3Storage(settings(endpoint), limits).size('x')).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

/** Stands before the real service, and answers itself where it is told to. */
async function startThrough(
  { endpoint }: S3Settings,
  answer: (message: IncomingMessage) => number | null,
): Promise<{ endpoint: string; close(): Promise<void> }> {
  const target = new URL(endpoint);
  const server = createServer((message: IncomingMessage, response: ServerResponse) => {
    const own = answer(message);
    if (own !== null) {
      message.resume();
      response.writeHead(own).end();
      return;
    }
    const onward = request(
      { host: target.hostname, port: target.port, method: message.method, path: message.url, headers: message.headers },
      (answered) => {
        response.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    message.pipe(onward);
  });
  const own = await listen(server);
  return {
    endpoint: own,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
