import type { DeskAction } from '@patchbay/records';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConversationWorld } from './testing/conversation-world.ts';

let world: ConversationWorld;

beforeEach(() => {
  world = new ConversationWorld();
});

afterEach(async () => {
  await world.rest(10_000);
  await world.look();
  expect(world.leftovers()).toEqual([]);
  expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

const sales = { kind: 'agent', agentId: 'ben' } as const;
const number = { kind: 'number', number: '900' } as const;

describe('an agent who has answered', () => {
  it('hears the whisper alone, and the caller only once the flow is ready', async () => {
    const audio = { kind: 'audio', audioId: 'vip' } as const;
    const { id, caller, agent } = await world.answeredBy('ann', { whisper: [audio] });
    world.conversations.connect(id);
    await world.rest();
    expect(agent.heard).toEqual(['/audio/vip']);
    expect(caller.hears).toEqual([]);
    expect(world.live(id)).toMatchObject({ state: 'connecting' });
    await world.rest(1_000);
    expect(caller.hears).toEqual([agent.channelId]);
    expect(agent.hears).toEqual([caller.channelId]);
    expect(world.news).toContain(`connected ${id}`);
  });

  it('is told apart from one who hangs up before anybody talked', async () => {
    const { id, agent } = await world.answeredBy('ann');
    agent.hangUp();
    await world.rest();
    expect(world.news.at(-1)).toBe(`ended ${id} ann by agent failed customer stays`);
  });

  it('hears ringing while the customer is dialled', async () => {
    world.exchange.setFarEnd('PJSIP/900@trunk', { kind: 'answer', afterMs: 5_000 });
    const { id, agent } = await world.answeredBy('ann', { customer: { number: '900' }, customerNumber: '900' });
    world.conversations.connect(id);
    await world.rest();
    expect(world.exchange.channel(agent.channelId).ringingIndicated).toBe(true);
    await world.rest(6_000);
    expect(world.exchange.channel(agent.channelId).ringingIndicated).toBe(false);
    expect(agent.hears).toEqual([world.leg(id, 1).channelId]);
    world.leg(id, 1).hangUp();
    await world.rest();
    expect(world.news.at(-1)).toBe(`ended ${id} ann by caller completed`);
  });

  it.each([
    ['busy', { kind: 'refuse', cause: 17 } as const],
    ['not there', { kind: 'offline' } as const],
  ])('learns that the customer is %s', async (_, farEnd) => {
    world.exchange.setFarEnd('PJSIP/900@trunk', farEnd);
    const { id } = await world.answeredBy('ann', { customer: { number: '900' }, customerNumber: '900' });
    world.conversations.connect(id);
    await world.rest(1_000);
    expect(world.news.at(-1)).toBe(`ended ${id} ann by caller failed`);
  });

  it('learns that the number is not allowed', async () => {
    world.route = { ok: false, outcome: 'refused', message: 'no' };
    const { id } = await world.answeredBy('ann', { customer: { number: '900' }, customerNumber: '900' });
    world.conversations.connect(id);
    await world.rest(1_000);
    expect(world.news.at(-1)).toBe(`ended ${id} ann by caller failed`);
  });
});

describe('a call in hand', () => {
  it('is held with music for the caller alone, and taken back', async () => {
    const { id, caller, agent } = await world.talking();
    expect(await world.act({ type: 'call.hold', conversationId: id })).toBe('done');
    expect([caller.hears, agent.hears]).toEqual([['music'], []]);
    expect(await world.act({ type: 'call.hold', conversationId: id })).toBe('not_now');
    await world.rest(5_000);
    expect(await world.act({ type: 'call.resume', conversationId: id })).toBe('done');
    expect([caller.hears, agent.hears]).toEqual([[agent.channelId], [caller.channelId]]);
    caller.hangUp();
    await world.rest();
    const [row] = world.store.rows();
    expect(row).toMatchObject({ endedBy: 'caller', live: null });
    expect(row?.holdMs).toBeGreaterThanOrEqual(5_000);
    expect(row?.talkMs).toBeLessThan(5_000);
  });

  it('goes on in the flow when the agent leaves', async () => {
    const { id, caller } = await world.talking();
    expect(await world.act({ type: 'call.leave', conversationId: id })).toBe('done');
    expect(world.news.at(-1)).toBe(`ended ${id} ann by agent completed customer stays`);
    expect(caller).toMatchObject({ state: 'up', hears: [] });
  });

  it('is sent on blind', async () => {
    const { id, caller } = await world.talking();
    const target = { kind: 'queue', queueId: 'support' } as const;
    expect(await world.act({ type: 'call.transfer', conversationId: id, target })).toBe('done');
    expect(world.news.at(-1)).toBe(`ended ${id} ann by transfer transferred customer stays`);
    expect(caller.hears).toEqual([]);
    expect(await world.act({ type: 'call.hold', conversationId: id })).toBe('gone');
  });

  it("is sent on by the phone's own transfer key", async () => {
    const { id, agent } = await world.talking();
    agent.requestTransfer('900');
    await world.rest();
    expect(world.news.at(-1)).toBe(`ended ${id} ann by transfer transferred customer stays`);
    expect(world.exchange.transfersAnswered).toEqual([{ channelId: agent.channelId, done: true }]);
  });

  it('ends when the flow ends it, and when the agent is lost', async () => {
    const first = await world.talking();
    world.conversations.end(first.id, 'flow');
    await world.rest();
    expect(world.news.at(-1)).toBe(`ended ${first.id} ann by flow cancelled customer stays`);
    const second = await world.talking();
    second.agent.hangUp(44);
    await world.rest();
    expect(world.news.at(-1)).toBe(`ended ${second.id} ann by lost transferred customer stays`);
  });
});

describe('a consultation', () => {
  const consulting = async (target: typeof sales | typeof number = sales) => {
    world.setPhone('ben', { kind: 'answer', afterMs: 1_000 });
    const talk = await world.talking();
    expect(await world.act({ type: 'call.consult', conversationId: talk.id, target })).toBe('done');
    await world.rest(2_000);
    return { ...talk, ben: world.leg(talk.id, 2) };
  };

  it('rings while the caller is held and the agent hears it', async () => {
    world.setPhone('ben', { kind: 'answer', afterMs: 1_000 });
    const { id, caller, agent } = await world.talking();
    await world.act({ type: 'call.consult', conversationId: id, target: sales });
    expect([caller.hears, agent.hears]).toEqual([['music'], []]);
    expect(world.exchange.channel(agent.channelId).ringingIndicated).toBe(true);
    expect(world.live(id)).toMatchObject({ state: 'consulting', consult: { label: 'name of ben', state: 'ringing' } });
    expect(world.news).toContain(`engaged ben ${id}`);
    expect(world.exchange.headers.get(`desk.${id}.2`)).toMatchObject({ 'X-Patchbay-Call': 'call1' });
    await world.rest(2_000);
    expect(agent.hears).toEqual([`desk.${id}.2`]);
    expect(caller.hears).toEqual(['music']);
  });

  it('swaps, brings all three together, and is left with the caller and the one who was consulted', async () => {
    const { id, caller, agent, ben } = await consulting();
    expect(await world.act({ type: 'call.swap', conversationId: id })).toBe('done');
    expect([caller.hears, agent.hears, ben.hears]).toEqual([[agent.channelId], [caller.channelId], ['music']]);
    await world.act({ type: 'call.swap', conversationId: id });
    expect([caller.hears, agent.hears, ben.hears]).toEqual([['music'], [ben.channelId], [agent.channelId]]);
    await world.act({ type: 'call.three_way', conversationId: id });
    expect([caller.hears, agent.hears, ben.hears].map((heard) => heard.length)).toEqual([2, 2, 2]);
    await world.act({ type: 'call.complete_transfer', conversationId: id });
    expect([caller.hears, ben.hears]).toEqual([[ben.channelId], [caller.channelId]]);
    expect(world.live(id)).toMatchObject({ agentId: 'ben', state: 'talking', consult: null });
    expect(world.news).toContain(`agent ${id} ann -> ben (${id}.a1)`);
    expect(world.news).not.toContain(`released ben ${id}`);
    caller.hangUp();
    await world.rest();
    expect(world.store.rows().map((row) => [row.id, row.agentId, row.endedBy])).toEqual([
      [id, 'ben', 'caller'],
      [`${id}.g2`, 'ben', 'transfer'],
      [`${id}.a1`, 'ann', 'transfer'],
    ]);
  });

  it('of a number leaves caller and number talking; when the far end leaves, the caller goes on in the flow', async () => {
    const { id, caller, ben } = await consulting(number);
    await world.act({ type: 'call.complete_transfer', conversationId: id });
    expect([caller.hears, ben.hears]).toEqual([[ben.channelId], [caller.channelId]]);
    expect(world.news).toContain(`left ${id} ann`);
    expect(world.store.rows()[0]).toMatchObject({ endedBy: 'transfer' });
    const talkMs = world.store.rows()[0]?.talkMs;
    await world.rest(60_000);
    ben.hangUp();
    await world.rest();
    expect(world.news.at(-1)).toBe(`ended ${id} ann by transfer completed customer stays`);
    expect(world.store.rows()[0]?.talkMs).toBe(talkMs);
  });

  it('is cancelled, and both talk again', async () => {
    const { id, caller, agent } = await consulting();
    await world.act({ type: 'call.cancel_consult', conversationId: id });
    expect(caller.hears).toEqual([agent.channelId]);
    expect(world.news).toContain(`released ben ${id}`);
  });

  it('leaves the caller held when the one who was consulted leaves or cannot be had', async () => {
    const { id, caller, ben } = await consulting();
    ben.hangUp();
    await world.rest();
    expect(world.live(id)).toMatchObject({ state: 'held', consult: null });
    expect(caller.hears).toEqual(['music']);
    world.setPhone('ben', { kind: 'refuse', cause: 21 });
    await world.act({ type: 'call.consult', conversationId: id, target: sales });
    await world.rest(1_000);
    expect(world.live(id)).toMatchObject({ state: 'held', consult: null });
  });

  it('puts the caller through when the agent simply hangs up', async () => {
    const { id, caller, agent, ben } = await consulting();
    agent.hangUp();
    await world.rest();
    expect(caller.hears).toEqual([ben.channelId]);
    expect(world.live(id)).toMatchObject({ agentId: 'ben' });
  });

  it('ends for everybody when the caller hangs up', async () => {
    const { id, caller } = await consulting();
    caller.hangUp();
    await world.rest();
    expect(world.news.at(-1)).toBe(`ended ${id} ann by caller completed`);
    expect(world.news).toContain(`released ben ${id}`);
  });

  it('is refused where there is no phone, no permission, or somebody is consulted already', async () => {
    const { id } = await consulting();
    const ask = (target: typeof sales | typeof number) =>
      world.act({ type: 'call.consult', conversationId: id, target });
    expect(await ask(number)).toBe('not_now');
    await world.act({ type: 'call.cancel_consult', conversationId: id });
    world.phoneless.add('ben');
    expect(await ask(sales)).toBe('no_phone');
    world.route = { ok: false, outcome: 'refused', message: 'no' };
    expect(await ask(number)).toBe('not_allowed');
    expect(world.live(id)).toMatchObject({ state: 'talking' });
  });

  it('tries the next line when one cannot be reached', async () => {
    const callerId = { name: '', number: '2000' };
    world.route = {
      ok: true,
      ways: [
        { endpoint: 'PJSIP/900@down', callerId },
        { endpoint: 'PJSIP/900@trunk', callerId },
      ],
    };
    world.exchange.setFarEnd('PJSIP/900@down', { kind: 'offline' });
    const { id } = await world.talking();
    await world.act({ type: 'call.consult', conversationId: id, target: number });
    await world.rest(1_000);
    expect(world.live(id)).toMatchObject({ consult: { state: 'talking' } });
  });
});

it('finds by a look at Asterisk that an agent out of a queue is gone, where nobody heard it', async () => {
  world.setPhone('qin', { kind: 'answer', afterMs: 50 });
  const { id, caller } = await world.talking();
  const queue = { kind: 'queue', queueId: 'sales' } as const;
  await world.act({ type: 'call.consult', conversationId: id, target: queue });
  for (const contactId of world.conversations.places()) await world.answerPlace(contactId, 'qin');
  await world.act({ type: 'call.complete_transfer', conversationId: id });
  expect(world.live(id)).toMatchObject({ agentId: 'qin', state: 'talking' });
  world.exchange.faults = { event: () => 'drop' };
  world.exchange.hangUp(caller.hears[0] ?? '', 16);
  world.exchange.faults = {};
  await world.look();
  expect(world.live(id)).toBeNull();
});

it('hangs up the phone of an agent out of a queue who gives the customer on, wherever the process dies meanwhile', async () => {
  const queue = { kind: 'queue', queueId: 'sales' } as const;
  const left: string[] = [];
  for (const type of ['call.transfer', 'call.complete_transfer'] as const) {
    for (let turns = 0; turns < 40; turns += 1) {
      world = new ConversationWorld();
      for (const name of ['qin', 'ben']) world.setPhone(name, { kind: 'answer', afterMs: 50 });
      const { id: conversationId } = await world.calling('dan', '900');
      await world.act({ type: 'call.transfer', conversationId, target: queue });
      for (const contactId of world.conversations.places()) await world.answerPlace(contactId, 'qin');
      expect(world.live(conversationId)).toMatchObject({ agentId: 'qin' });
      if (type === 'call.complete_transfer') await world.act({ type: 'call.consult', conversationId, target: sales });
      await world.actAndDie({ type, conversationId, target: sales } as DeskAction, turns);
      left.push(...world.leftovers().map((one) => `${one} after ${type} and ${turns} turns`));
    }
  }
  expect(left).toEqual([]);
});

describe('a supervisor', () => {
  const supervised = async (type: 'floor.listen' | 'floor.whisper' | 'floor.barge' | 'floor.take_over') => {
    world.setPhone('sue', { kind: 'answer', afterMs: 500 });
    const talk = await world.talking();
    expect(await world.act({ type, conversationId: talk.id, supervisorId: 'sue' })).toBe('done');
    await world.rest(1_000);
    return { ...talk, sue: world.leg(talk.id, 2) };
  };

  it('listens unheard, whispers to the agent alone, barges in, and leaves', async () => {
    const { id, caller, agent, sue } = await supervised('floor.listen');
    const [c, a, s] = [caller.channelId, agent.channelId, sue.channelId];
    expect(sue.hears).toEqual([a, c].sort());
    expect([caller.hears, agent.hears]).toEqual([[a], [c]]);
    expect(world.live(id)?.supervisors).toEqual([{ agentId: 'sue', mode: 'listen' }]);
    await world.act({ type: 'floor.whisper', conversationId: id, supervisorId: 'sue' });
    expect(sue.hears).toEqual([a, c].sort());
    expect(agent.hears).toEqual([c, s].sort());
    expect(caller.hears).toEqual([a]);
    await world.act({ type: 'floor.barge', conversationId: id, supervisorId: 'sue' });
    expect(caller.hears).toEqual([a, s].sort());
    expect(agent.hears).toEqual([c, s].sort());
    await world.act({ type: 'floor.listen', conversationId: id, supervisorId: 'sue' });
    expect(caller.hears).toEqual([a]);
    expect(await world.act({ type: 'floor.leave', supervisorId: 'sue' })).toBe('done');
    expect(world.live(id)?.supervisors).toEqual([]);
    expect(world.news).toContain(`released sue ${id}`);
    expect(caller.hears).toEqual([a]);
    expect(await world.act({ type: 'floor.leave', supervisorId: 'sue' })).toBe('gone');
  });

  it.each(['talking', 'held'] as const)('takes the place of the agent while it is %s', async (state) => {
    const { id, caller, sue } = await supervised('floor.listen');
    if (state === 'held') await world.act({ type: 'call.hold', conversationId: id });
    expect(await world.act({ type: 'floor.take_over', conversationId: id, supervisorId: 'sue' })).toBe('done');
    expect([caller.hears, sue.hears]).toEqual([[sue.channelId], [caller.channelId]]);
    expect(world.live(id)).toMatchObject({ agentId: 'sue', state: 'talking', supervisors: [] });
    expect(world.news).toContain(`agent ${id} ann -> sue (${id}.a1)`);
    expect(world.store.rows().find((row) => row.id === `${id}.a1`)).toMatchObject({ endedBy: 'supervisor' });
  });

  it('takes over as soon as their phone answers', async () => {
    const { id, caller, sue } = await supervised('floor.take_over');
    expect(caller.hears).toEqual([sue.channelId]);
    expect(world.live(id)).toMatchObject({ agentId: 'sue' });
  });

  it('listens to whoever has the call now', async () => {
    const { id, sue, caller } = await supervised('floor.listen');
    world.setPhone('ben', { kind: 'answer', afterMs: 10 });
    await world.act({ type: 'call.consult', conversationId: id, target: sales });
    await world.act({ type: 'call.complete_transfer', conversationId: id });
    const ben = world.leg(id, 3).channelId;
    expect(sue.hears).toEqual([ben, caller.channelId].sort());
  });

  it('leaves one call for another, and is not let into their own', async () => {
    const first = await supervised('floor.listen');
    const second = await world.talking('cid');
    await world.act({ type: 'floor.listen', conversationId: second.id, supervisorId: 'sue' });
    await world.rest(1_000);
    expect(world.live(first.id)?.supervisors).toEqual([]);
    expect(world.live(second.id)?.supervisors).toHaveLength(1);
    const own = await world.act({ type: 'floor.listen', conversationId: second.id, supervisorId: 'ann' });
    expect(own).toBe('not_now');
  });

  it('is gone with the call', async () => {
    const { id, agent } = await supervised('floor.whisper');
    agent.hangUp();
    await world.rest();
    expect(world.news.at(-1)).toBe(`ended ${id} ann by agent completed customer stays`);
    expect(world.news).toContain(`released sue ${id}`);
  });

  it('leaves nothing behind where nobody heard that the agent, and the sound with them, was gone', async () => {
    const { agent } = await supervised('floor.listen');
    world.exchange.faults = { event: () => 'drop' };
    agent.hangUp();
    world.exchange.faults = {};
    await world.look();
    expect(world.news.at(-1)).toContain('ended');
    expect(world.leftovers()).toEqual([]);
  });

  it('leaves nothing behind of a listening that Asterisk did not let begin', async () => {
    world.setPhone('sue', { kind: 'answer', afterMs: 500 });
    const { id, caller } = await world.talking();
    await world.act({ type: 'floor.listen', conversationId: id, supervisorId: 'sue' });
    world.exchange.faults = { request: (name) => (name === 'addToBridge' ? 'refuse' : 'pass') };
    await world.rest(1_000);
    world.exchange.faults = {};
    caller.hangUp();
    await world.rest();
    expect(world.leftovers()).toEqual([]);
  });
});

describe('the recording of a call', () => {
  const record = (conversationId: string, action: 'start' | 'stop' | 'pause' | 'resume') =>
    world.act({ type: 'call.record', conversationId, action });

  it('follows the caller over hold, pause and a transfer, and is kept when the call ends', async () => {
    const { id, caller } = await world.talking();
    expect(await record(id, 'pause')).toBe('not_now');
    expect(await record(id, 'start')).toBe('done');
    expect(world.live(id)).toMatchObject({ recording: 'on' });
    await world.rest(10_000);
    await record(id, 'pause');
    expect(world.live(id)).toMatchObject({ recording: 'paused' });
    await world.rest(60_000);
    await record(id, 'resume');
    await world.act({ type: 'call.hold', conversationId: id });
    await world.restart();
    expect(world.live(id)).toMatchObject({ recording: 'on', state: 'held' });
    await world.act({ type: 'call.leave', conversationId: id });
    await world.rest(5_000);
    caller.hangUp();
    await world.rest();
    const [kept] = [...world.archive.kept.values()];
    const [from = 0, to = 0] = kept?.pausedAt ?? [];
    expect(kept?.pausedAt).toHaveLength(2);
    expect(to - from).toBeGreaterThanOrEqual(60_000);
    expect(kept).toMatchObject({ callId: 'call1', purpose: 'call', status: 'stored' });
    expect(kept?.durationMs).toBeGreaterThan(14_000);
    expect(kept?.durationMs).toBeLessThan(18_000);
  });

  it('is begun by the flow before anybody talks, once however often it is asked for', async () => {
    const caller = world.exchange.call({ calledNumber: '2000' });
    await world.rest();
    const call = { callId: 'flow-call', channelId: caller.channelId };
    const [first, second] = [1, 2].map(() => world.conversations.record(call, 'start', 'f7'));
    await world.rest();
    expect([await first, await second]).toEqual([null, null]);
    await world.conversations.record(call, 'stop', 'f8');
    await world.rest();
    expect([...world.archive.kept.values()]).toMatchObject([{ id: 'desk.flow-call.recf7', status: 'stored' }]);
  });

  it('is not begun over what is kept, where the start of before is carried out again after a kill', async () => {
    const caller = world.exchange.call({ calledNumber: '2000' });
    await world.rest();
    const call = { callId: 'flow-call', channelId: caller.channelId };
    await world.conversations.record(call, 'start', 'f7');
    await world.rest(10_000);
    await world.conversations.record(call, 'stop', 'f8');
    await world.rest();
    const before = structuredClone([...world.archive.kept.values()]);
    await world.restart();
    expect(await world.conversations.record(call, 'start', 'f7')).toBeNull();
    await world.rest(5_000);
    expect([...world.archive.kept.values()]).toEqual(before);
    expect(world.exchange.inventory().channels).toHaveLength(1);
    expect(await world.conversations.record(call, 'start', 'f9')).toBeNull();
    await world.rest();
    expect(world.archive.kept.size).toBe(2);
  });
});
