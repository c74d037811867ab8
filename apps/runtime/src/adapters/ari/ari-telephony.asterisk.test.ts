import { createServer } from 'node:http';
import { join } from 'node:path';
import { type Stack, startTestStack } from '@patchbay/tools';
import { afterAll, beforeAll } from 'vitest';
import { describeTelephony } from '../../ports/testing/telephony-conformance.ts';
import { createClientAri } from './client-ari.ts';
import { createOutboundAri } from './outbound-ari.ts';
import { makeSipHarness, writeSounds } from './testing/sip-harness.ts';

// The outbound websocket owns the application `patchbay`; calls to 9… go to another one, for a client that connects itself.
const clientDialplan = `[from-outside](+)
exten => _9XXX,1,Stasis(client,outside)
 same => n,Hangup()`;

let stack: Stack;

beforeAll(async () => {
  stack = await startTestStack({ parts: ['asterisk'], asterisk: { dialplan: clientDialplan } });
  writeSounds(join(stack.home, 'sounds'));
});

afterAll(async () => {
  await stack?.stop();
});

describeTelephony('Asterisk over its own outbound websocket', async () => {
  const { outbound } = stack.ari;
  if (outbound === undefined) throw new Error('This Asterisk opens no websocket');
  const server = createServer();
  const ari = createOutboundAri({ ...outbound, app: 'patchbay', recordingDir: stack.asterisk.recordingDir });
  ari.attach(server);
  await new Promise<void>((resolve) => {
    server.listen(stack.ports.runtime, '127.0.0.1', resolve);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  return makeSipHarness(stack, ari.telephony, ['2000', '2001'], close);
});

describeTelephony('Asterisk through ari-client', () => {
  const telephony = createClientAri({ url: stack.ari.url, app: 'client' });
  return makeSipHarness(stack, telephony, ['9000', '9001'], async () => undefined);
});
