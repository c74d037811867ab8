import { afterEach, describe, expect, it } from 'vitest';
import { Callee } from './callee.ts';
import { MediaSession } from './media-session.ts';
import { headerOf, headersOf, methodOf, renderSipMessage, type SipMessage, statusOf } from './sip-message.ts';
import { SipSocket } from './sip-socket.ts';

/** A far end that says only what a test tells it to, so that it can miss what it is sent. */
class FarEnd {
  readonly received: SipMessage[] = [];
  private constructor(
    private readonly socket: SipSocket,
    private readonly media: MediaSession,
    private readonly callee: Callee,
  ) {}

  static async facing(callee: Callee): Promise<FarEnd> {
    const socket = await SipSocket.open(0, (message) => farEnd.received.push(message));
    const farEnd = new FarEnd(socket, await MediaSession.open(), callee);
    return farEnd;
  }

  send(method: string): void {
    const target = `sip:mei@127.0.0.1:${this.callee.port}`;
    const headers: [string, string][] = [
      ['Via', this.socket.newVia()],
      ['From', '<sip:1001@127.0.0.1>;tag=far'],
      ['To', `<${target}>`],
      ['Call-ID', 'one@127.0.0.1'],
      ['CSeq', `1 ${method}`],
      ['Contact', `<sip:1001@127.0.0.1:${this.socket.port}>`],
    ];
    const body = method === 'INVITE' ? this.media.describe() : '';
    this.socket.send(renderSipMessage(`${method} ${target} SIP/2.0`, headers, body), {
      host: '127.0.0.1',
      port: this.callee.port,
    });
  }

  answer(request: SipMessage): void {
    const headers = [
      ...headersOf(request, 'via', 'Via'),
      ...headersOf(request, 'call-id', 'Call-ID'),
      ...headersOf(request, 'cseq', 'CSeq'),
    ];
    this.socket.send(renderSipMessage('SIP/2.0 200 OK', headers), { host: '127.0.0.1', port: this.callee.port });
  }

  named(name: string): SipMessage[] {
    return this.received.filter((message) => (statusOf(message) || methodOf(message)).toString() === name);
  }

  close(): void {
    this.media.close();
    this.socket.close();
  }
}

let callee: Callee | null = null;
let farEnd: FarEnd | null = null;
afterEach(() => {
  callee?.close();
  farEnd?.close();
});

async function calledPhone(): Promise<{ callee: Callee; farEnd: FarEnd }> {
  callee = await Callee.listen({ kind: 'answer', afterMs: 0 });
  farEnd = await FarEnd.facing(callee);
  farEnd.send('INVITE');
  return { callee, farEnd };
}

describe('a telephone whose words get lost on the way', () => {
  it('says again that it was answered, until that is acknowledged', async () => {
    const { farEnd } = await calledPhone();
    await expect.poll(() => farEnd.named('200').length, { timeout: 5_000 }).toBeGreaterThan(1);
  });

  it('says again that it hung up, until that is answered', async () => {
    const { callee, farEnd } = await calledPhone();
    await expect.poll(() => farEnd.named('200').length, { timeout: 5_000 }).toBeGreaterThan(0);
    farEnd.send('ACK');
    callee.calls[0]?.hangUp();
    await expect.poll(() => farEnd.named('BYE').length, { timeout: 5_000 }).toBe(2);
    const [first, second] = farEnd.named('BYE');
    expect(headerOf(second as SipMessage, 'via')).toBe(headerOf(first as SipMessage, 'via'));
  });

  it('does not hang up before the far end knows that it was answered', async () => {
    const { callee, farEnd } = await calledPhone();
    await expect.poll(() => farEnd.named('200').length, { timeout: 5_000 }).toBeGreaterThan(0);
    callee.calls[0]?.hangUp();
    expect(callee.calls[0]?.state).toBe('ended');
    await expect.poll(() => farEnd.named('200').length, { timeout: 5_000 }).toBeGreaterThan(1);
    expect(farEnd.named('BYE')).toEqual([]);
    farEnd.send('ACK');
    await expect.poll(() => farEnd.named('BYE').length, { timeout: 5_000 }).toBe(1);
    farEnd.answer(farEnd.named('BYE')[0] as SipMessage);
  });
});
