import { describe, expect, test } from 'vitest';
import type { SimulatedExchange } from '../../adapters/simulated-telephony/simulated-exchange.ts';
import { allFlows } from './flows.ts';
import { SimulatedWorld } from './simulated-world.ts';

const heard = (...texts: string[]) => texts.map((text) => `/media/speech/${text}`);
const arrivals = (exchange: SimulatedExchange) => exchange.inventory().channels.length;

describe('lease', () => {
  test('T1: of two runtimes one serves; the other takes over within 3 s of its death', async () => {
    const world = new SimulatedWorld({ flows: allFlows, seesTheDead: false });
    const first = world.begin();
    await world.pass(300);
    const second = world.begin();
    await world.pass(10_000);
    expect([first.shell.status().lease, second.shell.status().lease]).toEqual(['held', 'standby']);
    first.kill();
    await world.pass(3_000);
    expect(second.shell.status()).toMatchObject({ lease: 'held', serving: true });
  });

  test('T2: a successor that sees the holder dead does not wait for the lease to run out', async () => {
    const world = new SimulatedWorld({ flows: allFlows });
    const first = world.begin();
    await world.pass(300);
    first.kill();
    const second = world.begin();
    await world.pass(250);
    expect(second.shell.status().serving).toBe(true);
  });

  test('J4: who lost the lease stores nothing more, sends nothing more, and says so', async () => {
    const world = new SimulatedWorld({ flows: allFlows });
    const first = world.begin();
    await world.pass(300);
    const caller = world.exchange.call({ calledNumber: '2000' });
    await world.pass(200);
    const before = (await world.store.entries('run-1')).length;
    await world.store.acquire('asterisk', 'another machine', 60_000, 'process-1');
    caller.press('1');
    await world.pass(5_000);
    expect(first.leaseLost).toBe(true);
    expect(await world.store.entries('run-1')).toHaveLength(before);
    expect(caller.heard).toEqual(heard('menu'));
  });

  test('T6: a runtime that is stopped leaves calls up, and the next one serves at once', async () => {
    const world = new SimulatedWorld({ flows: allFlows, seesTheDead: false });
    const first = world.begin();
    await world.pass(300);
    const caller = world.exchange.call({ calledNumber: '2000' });
    await world.pass(200);
    const stopping = first.shell.stop();
    await world.pass(100);
    await stopping;
    expect(caller.state).toBe('up');
    caller.press('1');
    world.begin();
    await world.pass(300);
    expect(caller.heard).toEqual(heard('menu', 'bye'));
  });
});

describe('what a successor finds', () => {
  async function died(calledNumber: string, afterMs: number, options: { keepsEvents?: boolean } = {}) {
    const world = new SimulatedWorld({ flows: allFlows, ...options });
    const life = world.begin();
    await world.pass(300);
    const caller = world.exchange.call({ calledNumber });
    await world.pass(afterMs);
    life.kill();
    return { world, caller };
  }

  test('T3: a key pressed while nobody listened counts', async () => {
    const { world, caller } = await died('2000', 200);
    caller.press('1');
    await world.pass(2_000);
    world.begin();
    await world.pass(300);
    expect(caller.heard).toEqual(heard('menu', 'bye'));
  });

  test('T3: a sound that still plays is left alone, and is not played twice', async () => {
    const { world, caller } = await died('2000', 200);
    await world.pass(100);
    world.begin();
    await world.pass(3_000);
    expect(caller.heard).toEqual(heard('menu'));
  });

  test('T3: a sound whose end nobody heard is played again where events are not kept', async () => {
    const { world, caller } = await died('2000', 200, { keepsEvents: false });
    await world.pass(2_000);
    world.begin();
    await world.pass(500);
    expect(caller.heard).toEqual(heard('menu', 'menu'));
  });

  test.each([true, false])(
    'T3: a caller who left while nobody listened has left (events kept: %s)',
    async (keepsEvents) => {
      const { world, caller } = await died('2000', 200, { keepsEvents });
      caller.hangUp();
      await world.pass(1_000);
      world.begin();
      await world.pass(1_000);
      expect(world.store.stored('run-1')?.run.end?.reason).toBe('caller_hung_up');
    },
  );

  test.each([true, false])(
    'T5: a call that came in while nobody listened is taken up (events kept: %s)',
    async (keepsEvents) => {
      const { world } = await died('2000', 200, { keepsEvents });
      const late = world.exchange.call({ calledNumber: '2000' });
      await world.pass(1_000);
      world.begin();
      await world.pass(500);
      expect(late.heard).toEqual(heard('menu'));
    },
  );

  test('C4: a timer is due when it would have been, not later', async () => {
    const { world, caller } = await died('2000', 3_000);
    await world.pass(1_000);
    world.begin();
    // The menu waits 5 s after a prompt of 1 s, then asks again.
    await world.pass(1_800);
    expect(caller.heard).toEqual(heard('menu'));
    await world.pass(300);
    expect(caller.heard).toEqual(heard('menu', 'menu'));
  });

  test('R2: a message that was being left goes on and is kept', async () => {
    const { world, caller } = await died('4000', 3_000);
    await world.pass(1_000);
    world.begin();
    await world.pass(5_000);
    caller.press('#');
    await world.pass(500);
    expect(caller.heard).toEqual(heard('record', 'kept'));
    expect([...world.archive.kept.values()]).toMatchObject([
      { status: 'stored', callId: 'run-1', purpose: 'voicemail' },
    ]);
    expect(world.exchange.recordings.size).toBe(0);
  });

  test.each([true, false])(
    'R2: a message whose caller left while nobody listened is kept (events kept: %s)',
    async (keepsEvents) => {
      const { world, caller } = await died('4000', 6_000, { keepsEvents });
      caller.hangUp();
      await world.pass(1_000);
      world.begin();
      await world.pass(30_000);
      expect([...world.archive.kept.values()]).toMatchObject([{ status: 'stored' }]);
      expect(world.store.stored('run-1')?.run.status).toBe('ended');
    },
  );
});

describe('watchdog', () => {
  async function serving() {
    const world = new SimulatedWorld({ flows: allFlows });
    world.begin();
    await world.pass(300);
    return world;
  }

  test('W1: a bridge and a leg that belong to no run are removed, not before a second look', async () => {
    const world = await serving();
    world.exchange.setFarEnd('PJSIP/1', { kind: 'answer', afterMs: 10 });
    world.exchange.dial('run-77.3', { endpoint: 'PJSIP/1', callerId: { name: '', number: '' }, ringTimeoutMs: 60_000 });
    await world.pass(100);
    world.exchange.bridge('run-77.3', ['run-77.3', 'run-77.3']);
    await world.pass(5_000);
    expect(world.exchange.inventory().bridges).toHaveLength(1);
    await world.pass(5_000);
    expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
    expect(world.meters.counts.get('orphans_cleaned_total{bridge}')).toBe(1);
  });

  test('W2: a caller of whose leaving nobody was told is found to be gone', async () => {
    const world = await serving();
    const caller = world.exchange.call({ calledNumber: '2000' });
    await world.pass(200);
    world.exchange.faults = { event: ({ type }) => (type === 'channel.gone' ? 'drop' : 'pass') };
    caller.hangUp();
    await world.pass(15_000);
    expect(world.store.stored('run-1')?.run.end?.reason).toBe('caller_hung_up');
  });

  test('W3: a lost end of a sound costs seconds', async () => {
    const world = await serving();
    world.exchange.faults = { event: ({ type }) => (type === 'playback.finished' ? 'drop' : 'pass') };
    const caller = world.exchange.call({ calledNumber: '2000' });
    await world.pass(12_000);
    world.exchange.faults = {};
    await world.pass(15_000);
    expect(caller.heard.length).toBeGreaterThan(1);
    expect(arrivals(world.exchange)).toBe(1);
  });
});

describe('phones', () => {
  const phone = {
    kind: 'browser' as const,
    id: 'phone-1',
    objects: [
      { type: 'auth' as const, fields: { username: 'phone-1' } },
      { type: 'aor' as const, fields: {} },
      { type: 'endpoint' as const, fields: { auth: 'phone-1' } },
    ],
  };

  test('P1, P2: a new phone is pushed when told, ready after that, and removed when its time is over', async () => {
    const world = new SimulatedWorld({ flows: allFlows });
    world.begin();
    await world.pass(300);
    world.phones.phones.push(phone);
    world.live.change({ kind: 'sip_endpoint', id: 'phone-1' });
    await world.pass(10);
    expect([...world.exchange.objects.keys()]).toEqual(['auth/phone-1', 'aor/phone-1', 'endpoint/phone-1']);
    expect(world.phones.ready.has('phone-1')).toBe(true);
    expect(world.live.published).toMatchObject([{ type: 'endpoint.ready', endpointId: 'phone-1' }]);
    world.phones.outOfTime.add('phone-1');
    await world.pass(6_000);
    expect(world.exchange.objects.size).toBe(0);
    expect(world.phones.phones).toEqual([]);
  });

  test('P1: after a restart of Asterisk everything is pushed again', async () => {
    const world = new SimulatedWorld({ flows: allFlows });
    world.phones.phones.push(phone);
    const life = world.begin();
    await world.pass(300);
    world.exchange.startAnew();
    life.kill();
    world.begin();
    await world.pass(500);
    expect(world.exchange.objects.size).toBe(3);
  });
});
