import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestAgent } from './centre-driver.ts';
import { QueueTrial } from './queue-trial.ts';

/** Asked every two seconds, given two to answer: see docs/decisions/why-are-desk-phones-asked-every-two-seconds.md. */
const noticedMsMax = 10_000;

describe('desk phones that come late and phones that die', () => {
  let trial: QueueTrial;
  let count = 0;
  const people = async (queueId: string, ...behaviours: ('answer' | 'ring')[]) => {
    const named = behaviours.map((kind) => {
      count += 1;
      const behaviour = kind === 'ring' ? ({ kind } as const) : ({ kind, afterMs: 0 } as const);
      return { name: `desk${count}`, queueIds: [queueId], behaviour };
    });
    return await trial.centre.addAgents(named);
  };
  const setAside = async ({ id }: TestAgent) => {
    const live = await trial.centre.untilAgent(id, 'not_ready');
    expect(live?.reason).toBe('phone_lost');
  };

  beforeAll(async () => {
    trial = await QueueTrial.start();
  });
  afterEach(async () => {
    await trial.clear();
  });
  afterAll(async () => {
    await trial?.stop();
  });

  it('rings an agent who was ready before Asterisk knew the phone, and never sets them aside for it', async () => {
    const queueId = await trial.centre.addQueue('early');
    const number = await trial.numberFor(queueId);
    const caller = await trial.waiting(queueId, number);
    const addedAt = performance.now();
    const [agent] = await people(queueId, 'answer');
    await trial.centre.ready(agent as TestAgent);
    await trial.talk(caller, agent as TestAgent);
    console.log(
      `new desk phone: rang ${Math.round((agent?.phone.calls[0]?.invitedAtMs ?? 0) - addedAt)} ms after it was set up`,
    );
    expect(trial.centre.rings.length).toBe(1);
  });

  it('takes a call from a phone that dies while it rings, and gives it to the next agent', async () => {
    const queueId = await trial.centre.addQueue('ringing');
    const number = await trial.numberFor(queueId);
    const [dying, other] = await people(queueId, 'ring', 'answer');
    if (!dying || !other) throw new Error('Nobody was added');
    await trial.centre.ready(dying);
    const caller = await trial.caller(number);
    await trial.centre.until('the phone rings', async () => dying.phone.current?.state === 'ringing');
    await trial.centre.ready(other);
    dying.phone.die();
    const diedAt = performance.now();
    await trial.centre.until('the next phone has the call', async () => other.phone.current !== null, noticedMsMax);
    console.log(`mid-ring: ${Math.round(performance.now() - diedAt)} ms from the death of the phone to the next ring`);
    await trial.talk(caller, other);
    await setAside(dying);
  });

  it('takes a caller back to the head of the line from a phone that dies in mid-call', async () => {
    const queueId = await trial.centre.addQueue('talking');
    const number = await trial.numberFor(queueId);
    const [dying, other] = await people(queueId, 'answer', 'answer');
    if (!dying || !other) throw new Error('Nobody was added');
    await trial.centre.ready(dying);
    const caller = await trial.caller(number);
    await trial.talk(caller, dying);
    const next = await trial.caller(number);
    await trial.centre.untilWaiting(queueId, 1);
    dying.phone.die();
    const diedAt = performance.now();
    await trial.centre.until(
      'both wait, the one who talked first',
      async () => {
        const line = await trial.centre.waitingIn(queueId);
        return line.length === 2 && line[0]?.id === (await trial.callId(caller));
      },
      noticedMsMax,
    );
    console.log(`mid-call: ${Math.round(performance.now() - diedAt)} ms from the death of the phone to the line`);
    await setAside(dying);
    await trial.centre.ready(other);
    await trial.talk(caller, other);
    other.phone.current?.hangUp();
    await trial.goesOn(caller, 'answered');
    await trial.talk(next, other);
  });
});
