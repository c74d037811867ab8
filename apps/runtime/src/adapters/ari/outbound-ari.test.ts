import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { TelephonyEvent } from '../../ports/telephony.ts';
import { createOutboundAri, type OutboundAri } from './outbound-ari.ts';

/** Asterisk's side of the websocket: answers every request with what the test wants. */
class AsteriskEnd {
  readonly requests: { request_id: string; uri: string }[] = [];
  answer: (uri: string) => { status_code: number; message_body?: string } | null = () => ({ status_code: 204 });

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const request = JSON.parse(String(data));
      this.requests.push(request);
      const answer = this.answer(request.uri);
      if (answer !== null) this.send({ type: 'RESTResponse', request_id: request.request_id, ...answer });
    });
  }

  send(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }
}

describe('the outbound websocket', () => {
  let server: Server;
  let ari: OutboundAri;
  let events: TelephonyEvent[];
  let wake: () => void = () => undefined;

  const until = async (isMet: () => boolean) => {
    while (!isMet()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const open = (password: string, path = '/ari/events', autoPong = true) => {
    const { port } = server.address() as AddressInfo;
    return new WebSocket(`ws://127.0.0.1:${port}${path}`, 'ari', { auth: `asterisk:${password}`, autoPong });
  };
  const connect = async (autoPong = true) => {
    const socket = open('secret', '/ari/events', autoPong);
    const end = new AsteriskEnd(socket);
    const before = events.filter(({ type }) => type === 'connected').length;
    await until(() => events.filter(({ type }) => type === 'connected').length > before);
    return end;
  };
  const statusOf = (socket: WebSocket) =>
    new Promise<number | undefined>((resolve) => {
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
      socket.on('error', () => undefined);
    });

  const begin = async (pingIntervalMs?: number) => {
    server = createServer();
    ari = createOutboundAri({
      user: 'asterisk',
      password: 'secret',
      app: 'patchbay',
      recordingDir: '/nowhere',
      requestTimeoutMs: 50,
      ...(pingIntervalMs === undefined ? {} : { pingIntervalMs }),
    });
    ari.attach(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    events = [];
    void ari.telephony.start((event) => {
      events.push(event);
      wake();
    });
  };
  const end = async () => {
    await ari.telephony.stop();
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  };

  beforeEach(() => begin());
  afterEach(() => end());

  it('turns away whoever does not know the password', async () => {
    expect(await statusOf(open('wrong'))).toBe(401);
    expect(await statusOf(open(''))).toBe(401);
    expect(ari.telephony.connected).toBe(false);
  });

  it('refuses upgrades to other paths', async () => {
    expect(await statusOf(open('secret', '/ari/elsewhere'))).toBe(404);
    expect(await statusOf(open('secret', '/'))).toBe(404);
  });

  it('leaves other paths to whoever hands the upgrades on', () => {
    const request = { url: '/elsewhere', headers: {} };
    // Only url and headers are read before the path is known to be another.
    expect(ari.handleUpgrade(request as never, {} as never, Buffer.alloc(0))).toBe(false);
  });

  it('acknowledges with a pong what it sends nothing after, so that no event waits for a delayed acknowledgement', async () => {
    const end = await connect();
    const pong = once(end.socket, 'pong');
    end.send({ type: 'ChannelDtmfReceived', application: 'patchbay', digit: '1', channel: { id: 'x' } });
    await pong;
    expect(events.some(({ type }) => type === 'digit')).toBe(true);
  });

  it('survives messages of every broken kind', async () => {
    const end = await connect();
    end.send('{');
    end.send('[]');
    end.send('null');
    end.send({ type: 'RESTResponse', request_id: 'nobody', status_code: 200, message_body: '{' });
    end.send({ type: 'ChannelTeleported' });
    end.socket.send(Buffer.from([0x7b, 0xff, 0xfe]), { binary: false });
    end.send({ type: 'ChannelDtmfReceived', application: 'patchbay', digit: '1', channel: { id: 'x' } });
    await until(() => events.some(({ type }) => type === 'digit'));
    expect(ari.telephony.connected).toBe(true);
  });

  it('ends a request that nobody answers', async () => {
    const end = await connect();
    end.answer = () => null;
    await expect(ari.telephony.answer('x')).rejects.toMatchObject({ code: 'timeout' });
  });

  it.each([
    [404, 'not_found'],
    [400, 'invalid'],
    [409, 'refused'],
    [500, 'refused'],
  ])('makes status %i the code %s', async (status_code, code) => {
    const end = await connect();
    end.answer = () => ({ status_code, message_body: '{"message":"no"}' });
    await expect(ari.telephony.answer('x')).rejects.toMatchObject({ code });
  });

  it('ends what is under way when the connection ends, says so, and takes the next connection', async () => {
    const end = await connect();
    end.answer = () => null;
    const asked = expect(ari.telephony.answer('x')).rejects.toMatchObject({ code: 'disconnected' });
    end.socket.terminate();
    await asked;
    expect(events.at(-1)).toMatchObject({ type: 'disconnected' });
    await expect(ari.telephony.answer('x')).rejects.toMatchObject({ code: 'disconnected' });
    await connect();
    await ari.telephony.answer('x');
  });

  it('counts as not connected while it does not answer, and keeps the connection for when it does', async () => {
    await end();
    await begin(200);
    const asterisk = await connect(false);
    const { length: asked } = asterisk.requests;
    await until(() => events.at(-1)?.type === 'disconnected');
    expect(ari.telephony.connected).toBe(false);
    await expect(ari.telephony.answer('x')).rejects.toMatchObject({ code: 'disconnected' });
    expect(asterisk.requests).toHaveLength(asked);
    asterisk.socket.pong();
    await until(() => events.at(-1)?.type === 'connected');
    expect(events.map(({ type }) => type)).toEqual(['connected', 'disconnected', 'connected']);
    expect(asterisk.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('lets a new connection replace one whose end was not noticed', async () => {
    const first = await connect();
    const closed = new Promise((resolve) => {
      first.socket.on('close', resolve);
    });
    await connect();
    await closed;
    expect(events.map(({ type }) => type)).toEqual(['connected', 'disconnected', 'connected']);
    expect(ari.telephony.connected).toBe(true);
  });

  it('tells what was queued before it says connected', async () => {
    const socket = open('secret');
    const end = new AsteriskEnd(socket);
    socket.on('open', () =>
      end.send({ type: 'ChannelDtmfReceived', application: 'patchbay', digit: '9', channel: { id: 'x' } }),
    );
    await until(() => events.length === 2);
    expect(events.map(({ type }) => type)).toEqual(['digit', 'connected']);
  });
});
