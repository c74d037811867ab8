import { customerNumbers, customers } from '@patchbay/drizzle';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { QueueTrial } from './queue-trial.ts';

describe('who gets whom, on real telephones', () => {
  let trial: QueueTrial;
  let count = 0;

  beforeAll(async () => {
    trial = await QueueTrial.start();
  });
  afterEach(async () => {
    await trial.clear();
  });
  afterAll(async () => {
    await trial?.stop();
  });

  /** Names that no other test of this file has. */
  const named = (name: string) => {
    count += 1;
    return `${name}${count}`;
  };
  const rung = () => trial.centre.rings.map(({ agent }) => agent);

  it('skills first: the caller reaches the best agent, both hear each other, and goes on when the agent leaves', async () => {
    const queueId = await trial.centre.addQueue(named('skilled'), {
      strategy: 'skills_first',
      rings: [{ afterMs: 0, wants: { skill: await trial.centre.skillId('repairs'), levelMin: 3 } }],
    });
    const [beginner, expert, stranger] = await trial.centre.addAgents([
      { name: named('beginner'), skills: { repairs: 4 }, queueIds: [queueId] },
      { name: named('expert'), skills: { repairs: 9 }, queueIds: [queueId] },
      { name: named('stranger'), skills: {}, queueIds: [queueId] },
    ]);
    await trial.centre.ready(stranger, beginner, expert);
    const number = await trial.numberFor(queueId);

    const caller = await trial.caller(number);
    const received = await trial.talk(caller, expert);
    expect(await trial.centre.untilAgent(expert.id, 'talking')).toMatchObject({ queueId });
    received.hangUp();
    await trial.goesOn(caller, 'answered');

    expect(rung()).toEqual([expert.name]);
    const { visits, talks } = await trial.kept(caller);
    expect(visits).toMatchObject([{ queueId, outcome: 'answered', agentId: expert.id, positionAtJoin: 1 }]);
    expect(talks).toMatchObject([{ queueId, agentId: expert.id, outcome: 'answered', endedBy: 'agent' }]);
    expect(talks[0]?.talkMs).toBeGreaterThan(0);
  });

  it('longest idle: agents take turns, and a caller who leaves first frees the agent', async () => {
    const queueId = await trial.centre.addQueue(named('idle'), { strategy: 'longest_idle' });
    const [first, second] = await trial.centre.addAgents([
      { name: named('first'), queueIds: [queueId] },
      { name: named('second'), queueIds: [queueId] },
    ]);
    await trial.centre.ready(first, second);
    const number = await trial.numberFor(queueId);
    for (const agent of [first, second, first]) {
      const caller = await trial.caller(number);
      await trial.talk(caller, agent);
      await caller.call.hangUp();
      await trial.centre.untilAgent(agent.id, 'ready');
      expect((await trial.kept(caller)).talks).toMatchObject([{ agentId: agent.id, endedBy: 'caller' }]);
    }
    expect(rung()).toEqual([first.name, second.name, first.name]);
  });

  it('ring no answer: the agent is set aside, the caller keeps the place and reaches the next one first', async () => {
    const queueId = await trial.centre.addQueue(named('patient'), { ringTimeoutMs: 3_000 });
    const [absent, present] = await trial.centre.addAgents([
      { name: named('absent'), queueIds: [queueId], behaviour: { kind: 'ring' } },
      { name: named('present'), queueIds: [queueId] },
    ]);
    await trial.centre.ready(absent);
    const number = await trial.numberFor(queueId);
    const earlier = await trial.waiting(queueId, number);
    const later = await trial.waiting(queueId, number);
    expect(await trial.centre.untilAgent(absent.id, 'not_ready')).toMatchObject({ reason: 'ring_no_answer' });
    expect((await trial.centre.waitingIn(queueId)).map(({ position }) => position)).toEqual([1, 2]);

    await trial.centre.ready(present);
    const received = await trial.talk(earlier, present);
    received.hangUp();
    await trial.talk(later, present);
    expect(rung()).toEqual([absent.name, present.name, present.name]);
    expect((await trial.kept(earlier)).talks).toMatchObject([{ outcome: 'no_answer' }, { outcome: 'answered' }]);
  });

  it('an agent who declines is set aside and the next one rings at once', async () => {
    const queueId = await trial.centre.addQueue(named('declining'));
    const [busy, willing] = await trial.centre.addAgents([
      { name: named('busy'), queueIds: [queueId], behaviour: { kind: 'refuse', status: 603 } },
      { name: named('willing'), queueIds: [queueId] },
    ]);
    await trial.centre.ready(busy, willing);
    const caller = await trial.caller(await trial.numberFor(queueId));
    await trial.talk(caller, willing);
    // The floor is told what differs fifty milliseconds later; by then they may talk.
    await trial.centre.untilAgent(busy.id, 'not_ready');
    expect(await trial.centre.agent(busy.id)).toMatchObject({ status: 'not_ready', reason: 'declined' });
  });

  it('ring several: all ring, the first to answer has the call and the others stop', async () => {
    const queueId = await trial.centre.addQueue(named('together'), { strategy: 'ring_several', ringTogetherMax: 3 });
    const behaviour = { kind: 'ring' } as const;
    const people = await trial.centre.addAgents([
      { name: named('one'), queueIds: [queueId], behaviour },
      { name: named('two'), queueIds: [queueId], behaviour },
      { name: named('three'), queueIds: [queueId], behaviour },
    ]);
    await trial.centre.ready(...people);
    const caller = await trial.caller(await trial.numberFor(queueId));
    await trial.centre.until('three phones ring', async () => people.every(({ phone }) => phone.current !== null));
    const [one, two, three] = people;
    two.phone.current?.answer();
    await trial.talk(caller, two);
    await trial.centre.until('the others stop', async () => one.phone.current === null && three.phone.current === null);
    for (const other of [one, three]) expect(await trial.centre.untilAgent(other.id, 'ready')).toBeTruthy();
  });

  it('a VIP goes ahead of everyone, and to their own agent', async () => {
    const queueId = await trial.centre.addQueue(named('vip'));
    const [anybody, own] = await trial.centre.addAgents([
      { name: named('anybody'), queueIds: [queueId] },
      { name: named('own'), queueIds: [queueId] },
    ]);
    const from = '+12125550199';
    const customerId = named('customer');
    const { db } = trial.product;
    await db.insert(customers).values({ id: customerId, name: 'Important', level: 'vip', ownAgentId: own.id });
    await db.insert(customerNumbers).values({ number: from, customerId });
    const number = await trial.numberFor(queueId);
    const ordinary = await trial.waiting(queueId, number);
    const important = await trial.waiting(queueId, number, { from });
    await trial.centre.until('the VIP is first', async () => {
      const line = (await trial.centre.waitingIn(queueId)).map(({ vip, position }) => [vip, position]);
      return JSON.stringify(line) === '[[true,1],[false,2]]';
    });
    await trial.centre.ready(own);
    await trial.talk(important, own);
    await trial.centre.ready(anybody);
    await trial.talk(ordinary, anybody);
  });

  it("the customer's level decides the priority where a rule of the queue says so", async () => {
    const terms = [{ when: { level: ['gold'] }, priorityAdded: 20 }];
    const queueId = await trial.centre.addQueue(named('levels'), { terms });
    const [agent] = await trial.centre.addAgents([{ name: named('anyone'), queueIds: [queueId] }]);
    const from = '+12125550198';
    const customerId = named('customer');
    await trial.product.db.insert(customers).values({ id: customerId, name: 'Golden', level: 'gold' });
    await trial.product.db.insert(customerNumbers).values({ number: from, customerId });
    const number = await trial.numberFor(queueId);
    const plain = await trial.waiting(queueId, number);
    const gold = await trial.waiting(queueId, number, { from });
    await trial.centre.ready(agent);
    (await trial.talk(gold, agent)).hangUp();
    await trial.talk(plain, agent);
  });

  it('of two queues that share an agent the higher goes first, whoever waits for longer', async () => {
    const low = await trial.centre.addQueue(named('low'), { priority: 1 });
    const high = await trial.centre.addQueue(named('high'), { priority: 9 });
    const [agent] = await trial.centre.addAgents([{ name: named('shared'), queueIds: [low, high] }]);
    const [lowNumber, highNumber] = [await trial.numberFor(low), await trial.numberFor(high)];
    const longer = await trial.waiting(low, lowNumber);
    const shorter = await trial.waiting(high, highNumber);
    await trial.centre.ready(agent);
    (await trial.talk(shorter, agent)).hangUp();
    await trial.talk(longer, agent);
  });

  it('a sticky caller waits for the agent they spoke with last, though another is free', async () => {
    const queueId = await trial.centre.addQueue(named('sticky'));
    const [known, other] = await trial.centre.addAgents([
      { name: named('known'), queueIds: [queueId] },
      { name: named('other'), queueIds: [queueId] },
    ]);
    const number = await trial.numberFor(queueId, { stickyMs: 60_000 });
    await trial.centre.ready(known);
    const before = await trial.caller(number, { from: '5511001' });
    (await trial.talk(before, known)).hangUp();
    await trial.goesOn(before, 'answered');
    await trial.centre.ready(other);
    await trial.centre.press({ type: 'agent.not_ready', agentId: known.id, reasonId: 'demo-reason-break' });
    const again = await trial.waiting(queueId, number, { from: '5511001' });
    expect((await trial.centre.waitingIn(queueId))[0]?.why.en).toContain(known.name);
    await trial.centre.press({ type: 'agent.ready', agentId: known.id });
    await trial.talk(again, known);
    expect(rung()).toEqual([known.name, known.name]);
  });

  it('a changed rule acts within a second on people already waiting', async () => {
    const skill = await trial.centre.skillId('wiring');
    const strict = [{ afterMs: 0, wants: { skill, levelMin: 8 } }];
    const queueId = await trial.centre.addQueue(named('strict'), { rings: strict });
    const [able, best] = await trial.centre.addAgents([
      { name: named('able'), skills: { wiring: 5 }, queueIds: [queueId] },
      { name: named('best'), skills: { wiring: 9 }, queueIds: [queueId] },
    ]);
    await trial.centre.ready(best, able);
    // The best one is signed in, so that the ring is not skipped, and does not take calls.
    await trial.centre.press({ type: 'agent.not_ready', agentId: best.id, reasonId: 'demo-reason-break' });
    const caller = await trial.waiting(queueId, await trial.numberFor(queueId));
    expect((await trial.centre.waitingIn(queueId))[0]?.why.en).not.toBe('');
    const changedAtMs = performance.now();
    await trial.centre.changeQueue(queueId, { rings: [{ afterMs: 0, wants: { skill, levelMin: 2 } }] });
    await trial.talk(caller, able);
    const rangAfterMs = (trial.centre.rings[0]?.atMs ?? Number.NaN) - changedAtMs;
    console.log(`a changed rule rang a phone after ${Math.round(rangAfterMs)} ms`);
  });
});
