import { createDialRule, listCallSteps, listCalls } from '@patchbay/records';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Call, Callee, type CalleeBehaviour, type ReceivedCall, tone } from '../sip/src/index.ts';
import { pollUntil } from '../stack/src/index.ts';
import { flow, node, sound } from './documents.ts';
import { Product } from './product.ts';

const actor = { id: null, name: 'System test' };
const hz = { answered: 900, busy: 1100, noAnswer: 1300, failed: 1700 } as const;
const caller = 440;
const callee = 620;

describe('a transfer', () => {
  let product: Product;
  let tones: Record<keyof typeof hz, string>;
  const callees: Callee[] = [];
  let count = 0;

  beforeAll(async () => {
    product = await Product.start();
    tones = {
      answered: await product.addTone(hz.answered, 2_000),
      busy: await product.addTone(hz.busy, 2_000),
      noAnswer: await product.addTone(hz.noAnswer, 2_000),
      failed: await product.addTone(hz.failed, 2_000),
    };
    await createDialRule(product.db, actor, { kind: 'sip_domain', pattern: '127.0.0.1', allow: true, note: '' });
  });
  afterEach(async () => {
    for (const one of callees.splice(0)) one.close();
    await product.untilQuiet();
    const bridges = await product.stack.asterisk.cli('bridge show all');
    expect(bridges.trim().split('\n').slice(1)).toEqual([]);
  });
  afterAll(async () => {
    await product?.stop();
  });

  /** A number whose flow transfers to the address and then sounds what came of it. */
  async function publishTransfer(sipAddress: string, ringTimeoutMs: number): Promise<string> {
    count += 1;
    const number = `81${String(count).padStart(2, '0')}`;
    const document = flow(
      `Transfer ${count}`,
      [
        node('start', 'start'),
        node('transfer', 'transfer', { destinationKind: 'sip', sipAddress, ringTimeoutMs }),
        node('answered', 'say', { prompt: sound(tones.answered) }),
        node('busy', 'say', { prompt: sound(tones.busy) }),
        node('noAnswer', 'say', { prompt: sound(tones.noAnswer) }),
        node('failed', 'say', { prompt: sound(tones.failed) }),
        node('bye', 'hang_up', { prompt: [] }),
      ],
      [
        'start.next > transfer',
        'transfer.answered > answered',
        'transfer.busy > busy',
        'transfer.no_answer > noAnswer',
        'transfer.failed > failed',
        'answered.next > bye',
        'busy.next > bye',
        'noAnswer.next > bye',
        'failed.next > bye',
      ],
    );
    await product.publish(document, number);
    return number;
  }

  /** Calls a flow that transfers to a telephone which behaves so. */
  async function transferTo(
    behaviour: CalleeBehaviour,
    ringTimeoutMs = 20_000,
  ): Promise<{ call: Call; number: string; received: Promise<ReceivedCall> }> {
    const far = await Callee.listen(behaviour);
    callees.push(far);
    const number = await publishTransfer(`sip:desk@127.0.0.1:${far.port}`, ringTimeoutMs);
    const received = far.nextCall();
    return { call: await product.call(number, { from: `55${number}` }), number, received };
  }

  async function portTaken(number: string): Promise<string | null> {
    const ended = await pollUntil(
      async () => (await listCalls(product.db, { callerNumber: `55${number}`, active: false })).calls.length > 0,
      15_000,
    );
    expect(ended).toBe(true);
    const [call] = (await listCalls(product.db, { callerNumber: `55${number}` })).calls;
    const steps = await listCallSteps(product.db, call?.id ?? '');
    return steps.find(({ kind, nodeId }) => kind === 'node.left' && nodeId === 'transfer')?.port ?? null;
  }

  /** Each side hears the other's tone. */
  async function talk(call: Call, received: ReceivedCall): Promise<void> {
    const heard = [received.heard.nextTone(caller), call.heard.nextTone(callee)];
    void call.say(tone(caller, 3_000));
    void received.say(tone(callee, 3_000));
    await Promise.all(heard);
  }

  it('lets both talk; when the far end leaves, the caller goes on in the flow', async () => {
    const { call, number, received } = await transferTo({ kind: 'answer', afterMs: 500 });
    const far = await received;
    await talk(call, far);
    far.hangUp();
    await call.heard.nextTone(hz.answered);
    expect(await call.ended).toEqual({ by: 'them' });
    expect(await portTaken(number)).toBe('answered');
  });

  it.each([
    ['is busy', { kind: 'refuse', status: 486 } as const, 20_000, hz.busy, 'busy'],
    ['declines', { kind: 'refuse', status: 603 } as const, 20_000, hz.busy, 'busy'],
    ['does not answer within the ring time', { kind: 'ring' } as const, 2_000, hz.noAnswer, 'no_answer'],
    ['is not there', { kind: 'dead' } as const, 2_000, hz.noAnswer, 'no_answer'],
    ['does not exist', { kind: 'refuse', status: 404 } as const, 20_000, hz.failed, 'failed'],
  ])('to somebody who %s goes on by its port', async (_, behaviour, ringTimeoutMs, heardHz, port) => {
    const { call, number, received } = await transferTo(behaviour, ringTimeoutMs);
    await call.heard.nextTone(heardHz);
    expect(await call.ended).toEqual({ by: 'them' });
    expect(await portTaken(number)).toBe(port);
    if (behaviour.kind !== 'ring') return;
    const far = await received;
    expect(await pollUntil(async () => far.state === 'cancelled', 45_000)).toBe(true);
  });

  it('that the dial rules refuse has failed, and nobody is called', async () => {
    const number = await publishTransfer('sip:desk@pbx.example.com', 20_000);
    const call = await product.call(number, { from: `55${number}` });
    await call.heard.nextTone(hz.failed);
    await call.ended;
    expect(await portTaken(number)).toBe('failed');
  });

  it('stops ringing when the caller hangs up', async () => {
    const { call, received } = await transferTo({ kind: 'ring' });
    const far = await received;
    await call.hangUp();
    expect(await pollUntil(async () => far.state === 'cancelled', 15_000)).toBe(true);
  });

  it('ends for the far end when the caller hangs up', async () => {
    const { call, received } = await transferTo({ kind: 'answer', afterMs: 0 });
    const far = await received;
    await talk(call, far);
    await call.hangUp();
    expect(await pollUntil(async () => far.state === 'ended', 45_000)).toBe(true);
  });

  it('goes on when the runtime dies while both talk', async () => {
    const { call, number, received } = await transferTo({ kind: 'answer', afterMs: 0 });
    const far = await received;
    await talk(call, far);
    const killed = product.stack.pidOf('runtime');
    if (killed === undefined) throw new Error('The runtime does not run');
    process.kill(killed, 'SIGKILL');
    await talk(call, far);
    far.hangUp();
    await call.heard.nextTone(hz.answered);
    expect(await call.ended).toEqual({ by: 'them' });
    expect(await portTaken(number)).toBe('answered');
  });
});
