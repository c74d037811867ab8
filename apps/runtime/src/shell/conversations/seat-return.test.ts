import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConversationWorld } from './testing/conversation-world.ts';

let world: ConversationWorld;
const lostSound = 44;

beforeEach(() => {
  world = new ConversationWorld();
  world.seats.add('ann');
});

afterEach(async () => {
  await world.rest(30_000);
  await world.look();
  expect(world.leftovers()).toEqual([]);
  expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

/** The page with the phone goes away: its leg ends a moment after it said so. */
async function reload(id: string, agentLeg: { hangUp(cause?: number): void }) {
  world.phoneless.add('ann');
  expect(await world.act({ type: 'call.part', conversationId: id })).toBe('done');
  agentLeg.hangUp(lostSound);
  await world.rest();
}

async function comesBack() {
  world.phoneless.delete('ann');
  world.conversations.phoneThere('ann');
  await world.rest(1_000);
}

it('hears music at once while the page of the agent is loaded again, and then the agent in the same conversation', async () => {
  const { id, caller, agent } = await world.talking('ann');
  await world.act({ type: 'call.record', conversationId: id, action: 'start' });
  await reload(id, agent);
  expect(caller.hears).toEqual(['music']);
  expect(world.live(id)).toMatchObject({ state: 'away', recording: 'on' });
  await comesBack();
  expect(caller.hears).toEqual([world.leg(id, 2).channelId]);
  expect(world.live(id)).toMatchObject({ state: 'talking', recording: 'on', agentId: 'ann' });
  await world.act({ type: 'call.leave', conversationId: id });
  expect(world.news.at(-1)).toBe(`ended ${id} ann by agent completed customer stays`);
});

it('stays held over a reload where it was held', async () => {
  const { id, caller, agent } = await world.talking('ann');
  await world.act({ type: 'call.hold', conversationId: id });
  await reload(id, agent);
  await comesBack();
  expect(world.live(id)).toMatchObject({ state: 'held' });
  expect(caller.hears).toEqual(['music']);
  await world.act({ type: 'call.resume', conversationId: id });
  expect(caller.hears).toEqual([world.leg(id, 2).channelId]);
  caller.hangUp();
});

it('goes back to the line when the phone does not come back in time', async () => {
  const { id, caller, agent } = await world.talking('ann');
  await reload(id, agent);
  await world.rest(19_000);
  expect(world.live(id)).toMatchObject({ state: 'away' });
  await world.rest(2_000);
  expect(world.news.at(-1)).toBe(`ended ${id} ann by lost transferred customer stays`);
  expect(caller.state).toBe('up');
});

it('is over when the caller does not wait', async () => {
  const { id, caller, agent } = await world.talking('ann');
  await reload(id, agent);
  caller.hangUp();
  await world.rest();
  expect(world.news.at(-1)).toBe(`ended ${id} ann by caller completed`);
});

it('rings the phone that is there, though its sound was cut', async () => {
  const { id, caller, agent } = await world.talking('ann');
  agent.hangUp(lostSound);
  await world.rest(1_000);
  expect(caller.hears).toEqual([world.leg(id, 2).channelId]);
  caller.hangUp();
});

it('rings anew where the page that came up says that it has no sound', async () => {
  const { id, caller } = await world.talking('ann');
  expect(await world.act({ type: 'call.retake', conversationId: id })).toBe('done');
  await world.rest(1_000);
  expect(world.live(id)).toMatchObject({ state: 'talking' });
  expect(caller.hears).toEqual([world.leg(id, 2).channelId]);
  caller.hangUp();
});

it('gives the ring up that nobody hears, for the phone that has come back', async () => {
  const { id, caller, agent } = await world.talking('ann');
  world.setPhone('ann', { kind: 'ring' });
  agent.hangUp(lostSound);
  await world.rest(3_000);
  expect(caller.hears).toEqual(['music']);
  world.setPhone('ann', { kind: 'answer', afterMs: 20 });
  await comesBack();
  expect(caller.hears).toEqual([world.leg(id, 3).channelId]);
  caller.hangUp();
});

it.each(['back', 'away'] as const)('outlives the process while the phone is gone; it is %s then', async (phone) => {
  const { id, caller, agent } = await world.talking('ann');
  await reload(id, agent);
  await world.restart();
  expect(world.live(id)).toMatchObject({ state: 'away' });
  expect(caller.hears).toEqual(['music']);
  if (phone === 'back') {
    await comesBack();
    expect(caller.hears).toEqual([world.leg(id, 2).channelId]);
    caller.hangUp();
    return;
  }
  await world.rest(21_000);
  expect(world.news.at(-1)).toBe(`ended ${id} ann by lost transferred customer stays`);
});

it('lets a supervisor take over whose agent is gone, and listen to the agent who is back', async () => {
  const { id, caller, agent } = await world.talking('ann');
  world.setPhone('sue', { kind: 'answer', afterMs: 20 });
  await world.act({ type: 'floor.listen', conversationId: id, supervisorId: 'sue' });
  await world.rest(1_000);
  await reload(id, agent);
  await comesBack();
  expect(world.leg(id, 2).hears).toEqual(expect.arrayContaining([caller.channelId, world.leg(id, 3).channelId]));
  await reload(id, world.leg(id, 3));
  await world.act({ type: 'floor.take_over', conversationId: id, supervisorId: 'sue' });
  await world.rest(1_000);
  expect(caller.hears).toEqual([world.leg(id, 2).channelId]);
  caller.hangUp();
});
