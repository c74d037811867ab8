import {
  changesChannel,
  createDialRule,
  createTrunk,
  deleteTrunk,
  parseTrunkState,
  type TrunkInput,
  trunkStateKey,
} from '@patchbay/records';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Call, Callee, type CalleeBehaviour, tone } from '../sip/src/index.ts';
import { freeSipPort, pollUntil } from '../stack/src/index.ts';
import { flow, node, sound } from './documents.ts';
import { Product } from './product.ts';

const actor = { id: null, name: 'System test' };
const hz = { caller: 700, carrier: 1_000, busy: 1_300, nobody: 1_600, failed: 1_900, reached: 2_200 } as const;
const far = { answers: '+4930901820', busy: '+4930901821', rings: '+4930901822' } as const;
/** Other addresses of the loopback than that of ordinary callers: only so can calls be told apart by where they come from. */
const carrierHost = '127.0.0.2';
const deadHost = '127.0.0.3';
const strangerHost = '127.0.0.4';

/** Takes them out of the networks from which anybody may call in, as if they were somewhere on the Internet. */
const farNetwork = `[anonymous](+)\n${[carrierHost, strangerHost].map((host) => `deny = ${host}/255.255.255.255\n`).join('')}`;

const behaviours: Readonly<Record<string, CalleeBehaviour>> = {
  [far.answers]: { kind: 'answer', afterMs: 200, samples: tone(hz.carrier, 20_000) },
  [far.busy]: { kind: 'refuse', status: 486 },
  [far.rings]: { kind: 'ring' },
};

describe('a trunk', () => {
  let product: Product;
  let carrier: Callee;
  let redis: Redis;

  const addTrunk = async (id: string, fields: Partial<TrunkInput> & { host: string; port: number }) => {
    const input: TrunkInput = {
      name: id,
      transport: 'udp',
      username: null,
      codecs: ['ulaw'],
      callerId: null,
      enabled: true,
      position: 0,
      ...fields,
    };
    await createTrunk(product.db, actor, id, input, product.stack.appEnv.PATCHBAY_SECRET ?? '');
    await announce(id);
  };
  const announce = async (id: string) => {
    await redis.publish(changesChannel, JSON.stringify({ kind: 'trunk', id }));
  };
  const stateOf = async (id: string) => parseTrunkState(await redis.get(trunkStateKey(id)))?.state;

  // Asterisk's command line fails while it is away.
  const isIdentified = async (id: string) =>
    (await product.stack.asterisk.cli('pjsip show identifies').catch(String)).includes(`patchbay-trunk-${id}`);

  beforeAll(async () => {
    carrier = await Callee.listen((number) => behaviours[number] ?? { kind: 'ring' }, 0, carrierHost);
    product = await Product.start({ asterisk: { pjsip: farNetwork } });
    redis = new Redis(product.stack.redisUrl, { commandTimeout: 3_000 });
    await createDialRule(product.db, actor, { kind: 'prefix', pattern: '+4930', allow: true, note: '' });
    await addTrunk('gone', { host: deadHost, port: await freeSipPort(), position: 0 });
    await addTrunk('carrier', {
      host: carrierHost,
      port: carrier.port,
      position: 1,
      username: 'patchbay',
      password: 'sip-4f1',
      registers: true,
      callerId: '+49309018299',
    });
    const tones = new Map<string, string>();
    for (const name of ['busy', 'nobody', 'failed', 'reached'] as const) {
      tones.set(name, await product.addTone(hz[name], 2_000));
    }
    const say = (name: string) => node(name, 'say', { prompt: sound(tones.get(name) ?? '') });
    for (const [index, number] of Object.values(far).entries()) {
      await product.publish(
        flow(
          `Transfer to ${number}`,
          [
            node('start', 'start'),
            node('transfer', 'transfer', { number, ringTimeoutMs: 2_000 }),
            ...['busy', 'nobody', 'failed'].map(say),
            node('bye', 'hang_up', { prompt: [] }),
          ],
          [
            'start.next > transfer',
            'transfer.answered > bye',
            'transfer.busy > busy',
            'transfer.no_answer > nobody',
            'transfer.failed > failed',
            ...['busy', 'nobody', 'failed'].map((name) => `${name}.next > bye`),
          ],
        ),
        `810${index}`,
      );
    }
    await product.publish(
      flow(
        'Reached',
        [node('start', 'start'), say('reached'), node('bye', 'hang_up', { prompt: [] })],
        ['start.next > reached', 'reached.next > bye'],
      ),
      '8200',
    );
  });
  afterAll(async () => {
    carrier?.close();
    redis?.disconnect();
    await product?.stop();
  });

  it('signs in where it is told to, and it is known which one answers', async () => {
    const known = async () => (await stateOf('carrier')) === 'reachable' && (await stateOf('gone')) === 'unreachable';
    await pollUntil(known, 45_000);
    expect([await stateOf('carrier'), await stateOf('gone')]).toEqual(['reachable', 'unreachable']);
    expect(carrier.registrations).toEqual([`sip:patchbay@${carrierHost}`]);
  });

  it('takes a call that the one before it cannot, and both hear each other', async () => {
    const atCarrier = carrier.nextCall();
    const caller = await product.call('8100');
    const received = await atCarrier;
    expect(received.number).toBe(far.answers);
    expect(received.from).toContain('sip:patchbay@');
    expect(received.assertedIdentity).toContain('+49309018299');
    await caller.heard.nextTone(hz.carrier);
    await caller.say(tone(hz.caller, 1_500));
    await received.heard.nextTone(hz.caller);
    received.hangUp();
    expect(await caller.ended).toEqual({ by: 'them' });
    await product.untilQuiet();
  });

  it.each([
    ['is busy', '8101', hz.busy],
    ['does not answer', '8102', hz.nobody],
  ] as const)('tells the flow when the far end %s', async (_, number, frequencyHz) => {
    const caller = await product.call(number);
    await caller.heard.nextTone(frequencyHz);
    expect(await caller.ended).toEqual({ by: 'them' });
    await product.untilQuiet();
  });

  it('brings calls from its own address in, and nobody by its name alone', async () => {
    const channels = () => product.stack.asterisk.cli('core show channels concise');
    const fromCarrier = await product.call('8200', { from: '4930555', localHost: carrierHost });
    await fromCarrier.heard.nextTone(hz.reached);
    expect(await channels()).toContain('PJSIP/patchbay-trunk-carrier-');
    await fromCarrier.hangUp();
    await product.untilQuiet();
    const pretender = { from: 'patchbay-trunk-carrier', localHost: strangerHost };
    const refused = await Call.place({ port: product.stack.sip.port, number: '8200', ...pretender });
    expect((await refused.ended).by).toBe('refused');
    const onOurNetwork = await product.call('8200', { from: 'patchbay-trunk-carrier' });
    await onOurNetwork.heard.nextTone(hz.reached);
    expect(await channels()).toContain('PJSIP/anonymous-');
    await onOurNetwork.hangUp();
    await product.untilQuiet();
  });

  it('is gone from Asterisk once it is deleted', async () => {
    await deleteTrunk(product.db, actor, 'carrier');
    await announce('carrier');
    const isGone = async () => !(await product.stack.asterisk.cli('pjsip show endpoints')).includes('trunk-carrier');
    expect(await pollUntil(isGone, 45_000)).toBe(true);
    expect(await product.stack.asterisk.cli('pjsip show registrations')).not.toContain('trunk-carrier');
    expect(await product.stack.asterisk.cli('pjsip show identifies')).not.toContain('trunk-carrier');
    const caller = await product.call('8100');
    await caller.heard.nextTone(hz.failed);
    await caller.ended;
  });

  it('is told to an Asterisk that was started anew', async () => {
    const { stack } = product;
    await addTrunk('second', { host: carrierHost, port: carrier.port });
    expect(await pollUntil(() => isIdentified('second'), 45_000)).toBe(true);
    process.kill(stack.pidOf('asterisk') ?? Number.NaN, 'SIGKILL');
    expect(await pollUntil(async () => !(await isIdentified('second')), 45_000)).toBe(true);
    expect(await pollUntil(() => isIdentified('second'), 45_000)).toBe(true);
    const fromCarrier = await product.call('8200', { localHost: carrierHost });
    await fromCarrier.heard.nextTone(hz.reached);
    await fromCarrier.hangUp();
    await product.untilQuiet();
  });
});
