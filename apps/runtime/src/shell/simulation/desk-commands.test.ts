import type { DeskAction } from '@patchbay/records';
import { expect, test } from 'vitest';
import { agentNamed, queueNamed } from '../../ports/testing/centre-parts.ts';
import { SimulatedWorld } from './simulated-world.ts';

async function served() {
  const world = new SimulatedWorld({ flows: [] });
  const { setup } = world.centre;
  world.centre.setup = { ...setup, queues: [queueNamed('support')], agents: [agentNamed('ann', ['support'])] };
  const life = world.begin();
  await world.pass(300);
  const give = async (id: string, action: DeskAction) => {
    const reply = world.desk.give({ id, actorId: 'ann', at: world.clock.now(), action });
    await world.pass(100);
    return await reply;
  };
  const isSignedIn = () => [...world.floor.fields.keys()].includes('agent:ann');
  return { world, life, give, isSignedIn };
}

const signIn = { type: 'agent.sign_in', agentId: 'ann' } as const;
const signOut = { type: 'agent.sign_out', agentId: 'ann' } as const;

test('D1: a command that is read again after a kill is answered as before and not carried out again', async () => {
  const { world, life, give, isSignedIn } = await served();
  expect(await give('one', signIn)).toEqual({ id: 'one', ok: true });
  expect(await give('two', signOut)).toEqual({ id: 'two', ok: true });
  life.kill();
  world.begin();
  await world.pass(3_000);
  expect(await give('one', signIn)).toEqual({ id: 'one', ok: true });
  expect(isSignedIn()).toBe(false);
});

test('D1: of a command that was begun and never answered is said that nobody knows, and it is not carried out again', async () => {
  const { world, give, isSignedIn } = await served();
  await world.deskLog.begin('one');
  expect(await give('one', signIn)).toMatchObject({ id: 'one', ok: false, code: 'failed' });
  expect(isSignedIn()).toBe(false);
});

test('D2: while the store cannot note commands, they are carried out all the same', async () => {
  const { world, give, isSignedIn } = await served();
  world.deskLog.begin = () => Promise.reject(new Error('The store is away'));
  expect(await give('one', signIn)).toEqual({ id: 'one', ok: true });
  expect(isSignedIn()).toBe(true);
});
