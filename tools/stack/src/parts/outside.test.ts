import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SetupError } from '@patchbay/asterisk';
import { afterEach, describe, expect, it } from 'vitest';
import { checkAri } from './outside.ts';

let server: ReturnType<typeof createServer> | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Answers each request with the next of these statuses, the last one for ever; returns its ARI_URL. */
async function answering(...statuses: number[]): Promise<string> {
  server = createServer((_, response) => {
    response.statusCode = (statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 200;
    response.end(JSON.stringify({ system: { version: '22.6.0' } }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://ari:secret@127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('an Asterisk of your own', () => {
  it('is waited for while it says that it is still starting', async () => {
    await expect(checkAri(await answering(503, 503, 200))).resolves.toBeUndefined();
  });

  it('without ARI is refused at once, with what to do', async () => {
    const check = checkAri(await answering(404));
    await expect(check).rejects.toThrow(SetupError);
    await expect(check).rejects.toThrow(/answers 404; is ARI enabled/);
  });
});
