import { describe, expect, it } from 'vitest';
import type { TelephonyEvent } from '../../ports/telephony.ts';
import {
  describeTelephony,
  type TelephonyHarness,
  type TestCaller,
  type TestFarEnd,
  type TestVoice,
} from '../../ports/testing/telephony-conformance.ts';
import { VirtualClock } from '../memory/virtual-clock.ts';
import { type SimulatedCaller, SimulatedExchange } from './simulated-exchange.ts';
import { SimulatedTelephony } from './simulated-telephony.ts';
import type { FarEnd } from './simulated-types.ts';

const stepMs = 20;
const patienceMs = 30_000;
const lengths: Readonly<Record<string, number>> = { first: 1_000, second: 1_000, long: 10_000 };
const farEnds: Readonly<Record<Exclude<TestFarEnd, 'unknown'>, FarEnd>> = {
  answers: { kind: 'answer', afterMs: 100 },
  busy: { kind: 'refuse', cause: 17 },
  rejects: { kind: 'refuse', cause: 21 },
  rings: { kind: 'ring' },
  offline: { kind: 'offline' },
};

async function makeHarness(): Promise<TelephonyHarness> {
  const clock = new VirtualClock(Date.UTC(2026, 0, 5, 9));
  const exchange = new SimulatedExchange({ clock, soundLength: (path) => lengths[path.slice(1)] ?? null });
  const telephony = new SimulatedTelephony(exchange);
  const events: TelephonyEvent[] = [];
  await telephony.start((event) => events.push(event));
  let endpoints = 0;
  const until = async (isMet: () => boolean, what: string) => {
    for (let waitedMs = 0; !isMet(); waitedMs += stepMs) {
      if (waitedMs > patienceMs) throw new Error(`${what} did not come`);
      await clock.advance(stepMs);
    }
  };
  const seen = new Set<TelephonyEvent>();
  const channels = new Map<TestVoice, string>();
  const voiceOf = (end: SimulatedCaller): TestVoice => {
    const voice: TestVoice = {
      isHearing: async (other) => {
        await clock.advance(stepMs);
        return end.hears.includes(other === 'music' ? 'music' : (channels.get(other) ?? ''));
      },
    };
    channels.set(voice, end.channelId);
    return voice;
  };
  return {
    telephony,
    events,
    numbers: ['2000', '2001'],
    path: (sound) => `/${sound}`,
    call: async (options = {}) => {
      const caller: SimulatedCaller = exchange.call({
        calledNumber: options.number ?? '2000',
        ...(options.from !== undefined && { callerNumber: options.from }),
        ...(options.name !== undefined && { callerName: options.name }),
        ...(options.side !== undefined && { side: options.side }),
      });
      const hasArrived = () =>
        events.some((event) => event.type === 'channel.arrived' && event.channelId === caller.channelId);
      await until(hasArrived, 'the arrival');
      const voice = voiceOf(caller);
      const testCaller: TestCaller = {
        channelId: caller.channelId,
        isHearing: voice.isHearing,
        answered: () => until(() => caller.state === 'up', 'the answer'),
        press: async (digit) => caller.press(digit),
        speak: async (durationMs) => {
          await clock.advance(durationMs);
          caller.fallSilent();
        },
        hears: (sound) => until(() => caller.heard.includes(`/${sound}`), sound),
        hangUp: async () => caller.hangUp(),
        wasHungUp: () => clock.advance(stepMs),
      };
      channels.set(testCaller, caller.channelId);
      return testCaller;
    },
    farEnd: async (kind) => {
      endpoints += 1;
      const endpoint = `PJSIP/555@far-${endpoints}`;
      if (kind === 'unknown') exchange.setMissing(`far-${endpoints}`);
      else exchange.setFarEnd(endpoint, farEnds[kind]);
      return {
        endpoint,
        hangUp: async (legId) => exchange.farEnd(legId).hangUp(),
        voice: (legId) => voiceOf(exchange.farEnd(legId)),
        requestTransfer: async (legId, destination) => exchange.farEnd(legId).requestTransfer(destination),
        header: (legId, name) => exchange.headers.get(legId)?.[name] ?? '',
      };
    },
    registeringPhone: async () => {
      endpoints += 1;
      const endpointId = `phone-${endpoints}`;
      exchange.setReachable(endpointId, 'offline');
      return {
        endpointId,
        signIn: async () => exchange.setReachable(endpointId, 'online'),
        signOut: async () => exchange.setReachable(endpointId, 'offline'),
      };
    },
    next: async (type) => {
      const find = () =>
        events.find(
          (event): event is Extract<TelephonyEvent, { type: typeof type }> => event.type === type && !seen.has(event),
        );
      await until(() => find() !== undefined, type);
      const event = find();
      if (event === undefined) throw new Error(`${type} did not come`);
      seen.add(event);
      return event;
    },
    settle: () => clock.advance(1_000),
    stop: () => telephony.stop(),
  };
}

describeTelephony('simulated', makeHarness);

describe('a simulated exchange', () => {
  const start = async (options: { keepsEvents: boolean }) => {
    const clock = new VirtualClock(0);
    const exchange = new SimulatedExchange({ clock, ...options });
    const telephony = new SimulatedTelephony(exchange);
    const events: TelephonyEvent[] = [];
    await telephony.start((event) => events.push(event));
    return { clock, exchange, telephony, events };
  };

  it('outlives a process and tells the next one what happened meanwhile', async () => {
    const { clock, exchange, telephony } = await start({ keepsEvents: true });
    const caller = exchange.call({ calledNumber: '2000' });
    await telephony.play(caller.channelId, 'run.1', ['/welcome']);
    await clock.advance(10);
    await telephony.stop();
    caller.press('3');
    await clock.advance(5_000);
    const later: TelephonyEvent[] = [];
    await new SimulatedTelephony(exchange).start((event) => later.push(event));
    expect(later.map(({ type }) => type)).toEqual(['digit', 'playback.finished', 'connected']);
    expect(later[0]).toMatchObject({ at: 10 });
  });

  it('tells nothing of it where the connection keeps no events', async () => {
    const { clock, exchange, telephony } = await start({ keepsEvents: false });
    const caller = exchange.call({ calledNumber: '2000' });
    await telephony.stop();
    caller.press('3');
    await clock.advance(1_000);
    const later: TelephonyEvent[] = [];
    await new SimulatedTelephony(exchange).start((event) => later.push(event));
    expect(later).toEqual([{ type: 'connected' }]);
  });

  it('drops, doubles and delays what it is told to', async () => {
    const { clock, exchange, events } = await start({ keepsEvents: true });
    exchange.faults = {
      event: (event) => {
        if (event.type !== 'digit') return 'pass';
        return event.digit === '1' ? 'drop' : event.digit === '2' ? 'double' : { delayMs: 500 };
      },
    };
    const caller = exchange.call({ calledNumber: '2000' });
    for (const digit of ['3', '1', '2']) caller.press(digit);
    await clock.advance(100);
    expect(events.flatMap((event) => (event.type === 'digit' ? [event.digit] : []))).toEqual(['2', '2']);
    await clock.advance(500);
    expect(events.at(-1)).toMatchObject({ digit: '3', at: 0 });
  });

  it('loses requests and answers, and the deadline tells', async () => {
    const { clock, exchange, telephony } = await start({ keepsEvents: true });
    const caller = exchange.call({ calledNumber: '2000' });
    exchange.faults = { request: () => 'lost_answer' };
    const failed = expect(telephony.answer(caller.channelId)).rejects.toMatchObject({ code: 'timeout' });
    await clock.advance(5_000);
    await failed;
    expect(caller.state).toBe('up');
  });
});
