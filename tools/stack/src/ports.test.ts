import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort, tcpPortIsFree } from './ports.ts';

it('finds ports that no outgoing connection is given, and that can be listened on', async () => {
  for (const port of await Promise.all(Array.from({ length: 20 }, freePort))) {
    expect(port).toBeGreaterThanOrEqual(11_000);
    expect(port).toBeLessThan(21_000);
    const server = createServer();
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
    expect(await tcpPortIsFree(port, '127.0.0.1')).toBe(false);
    await new Promise((resolve) => server.close(resolve));
  }
});
