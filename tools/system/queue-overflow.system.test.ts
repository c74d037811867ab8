import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { QueueTrial } from './queue-trial.ts';

describe('callers whom nobody takes', () => {
  let trial: QueueTrial;

  beforeAll(async () => {
    trial = await QueueTrial.start();
  });
  afterEach(async () => {
    await trial.clear();
  });
  afterAll(async () => {
    await trial?.stop();
  });

  it.each([
    ['closed', { open: false, overflow: [{ when: 'closed', action: { kind: 'voicemail' } }] }, 'voicemail', 'overflow'],
    ['without an agent', { overflow: [{ when: 'no_agents', action: { kind: 'callback' } }] }, 'callback', 'callback'],
  ] as const)('a queue that is %s sends on whoever joins', async (name, rules, port, outcome) => {
    const queueId = await trial.centre.addQueue(`refuses ${name}`, { ...rules, overflow: [...rules.overflow] });
    const caller = await trial.caller(await trial.numberFor(queueId));
    await trial.goesOn(caller, port);
    expect((await trial.kept(caller)).visits).toMatchObject([{ queueId, outcome }]);
  });

  it('who has waited long enough goes to another queue with the time waited, and its agent takes the call', async () => {
    const second = await trial.centre.addQueue('second');
    const first = await trial.centre.addQueue('first', {
      overflow: [{ when: 'waited', afterMs: 2_000, action: { kind: 'queue', queueId: second } }],
    });
    const [busy, helper] = await trial.centre.addAgents([
      { name: 'busy', queueIds: [first], behaviour: { kind: 'ring' } },
      { name: 'helper', queueIds: [second] },
    ]);
    await trial.centre.ready(helper);
    await trial.centre.signIn(busy.id);
    const caller = await trial.caller(await trial.numberFor(first));
    await trial.talk(caller, helper);
    await caller.call.hangUp();
    expect((await trial.kept(caller)).visits).toMatchObject([
      { queueId: first, outcome: 'overflow' },
      { queueId: second, outcome: 'answered', agentId: helper.id },
    ]);
  });

  it('a full line sends on who comes next, and keeps who is in it', async () => {
    const queueId = await trial.centre.addQueue('short', {
      overflow: [{ when: 'length', lengthMax: 1, action: { kind: 'voicemail' } }],
    });
    const [agent] = await trial.centre.addAgents([{ name: 'later', queueIds: [queueId] }]);
    await trial.centre.signIn(agent.id);
    const number = await trial.numberFor(queueId);
    const inside = await trial.waiting(queueId, number);
    const outside = await trial.caller(number);
    await trial.goesOn(outside, 'voicemail');
    await trial.centre.ready(agent);
    await trial.talk(inside, agent);
  });

  it('the last agent signs out: who waits is sent on', async () => {
    const queueId = await trial.centre.addQueue('evening', {
      overflow: [{ when: 'no_agents', action: { kind: 'voicemail' } }],
    });
    const [last] = await trial.centre.addAgents([{ name: 'last', queueIds: [queueId] }]);
    await trial.centre.signIn(last.id);
    const caller = await trial.waiting(queueId, await trial.numberFor(queueId));
    await trial.centre.signOut(last);
    await trial.goesOn(caller, 'voicemail');
  });

  it('a phone that is dead is not rung for ever: its agent is set aside and the next one has the call', async () => {
    const queueId = await trial.centre.addQueue('dead', { ringTimeoutMs: 3_000 });
    const [dead, alive] = await trial.centre.addAgents([
      { name: 'dead', queueIds: [queueId] },
      { name: 'alive', queueIds: [queueId] },
    ]);
    await trial.centre.ready(dead, alive);
    const number = await trial.numberFor(queueId);
    // Nobody has noticed yet when the call comes.
    dead.phone.die();
    const caller = await trial.caller(number);
    await trial.talk(caller, alive);
    await trial.centre.untilAgent(dead.id, 'not_ready');
  });

  it('a phone that dies amid a talk: the agent is set aside, and the caller is not left in silence', async () => {
    const queueId = await trial.centre.addQueue('dying');
    const [dying] = await trial.centre.addAgents([{ name: 'dying', queueIds: [queueId] }]);
    await trial.centre.ready(dying);
    const caller = await trial.caller(await trial.numberFor(queueId));
    await trial.talk(caller, dying);
    dying.phone.die();
    await trial.centre.until(
      'the agent is set aside',
      async () => (await trial.centre.agent(dying.id))?.reason === 'phone_lost',
      45_000,
    );
    await caller.call.heard.nextSound();
    expect((await trial.centre.agent(dying.id))?.status).toBe('not_ready');
  });

  it('who hangs up has left the line, and the phone that rang for them stops', async () => {
    const queueId = await trial.centre.addQueue('leaving');
    const [agent] = await trial.centre.addAgents([{ name: 'slow', queueIds: [queueId], behaviour: { kind: 'ring' } }]);
    await trial.centre.ready(agent);
    const number = await trial.numberFor(queueId);
    const caller = await trial.caller(number);
    await trial.centre.until('the phone rings', async () => agent.phone.current?.state === 'ringing');
    await caller.call.hangUp();
    await trial.centre.until('the phone stops', async () => agent.phone.current === null);
    await trial.centre.untilAgent(agent.id, 'ready');
    expect((await trial.kept(caller)).visits).toMatchObject([{ outcome: 'abandoned' }]);
  });
});
