import { callbacks, satisfactionAnswers } from '@patchbay/drizzle';
import { createDialRule, createTrunk } from '@patchbay/records';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Callee, type ReceivedCall } from '../sip/src/index.ts';
import { flow, node, sound } from './documents.ts';
import { afterHz, QueueTrial } from './queue-trial.ts';

const actor = { id: null, name: 'System test' };
const waitingHz = 2_950;
const customerHz = 2_900;

describe('what flows do around a queue', () => {
  let trial: QueueTrial;
  let customers: Callee;
  let waitingTone: string;

  beforeAll(async () => {
    trial = await QueueTrial.start();
    waitingTone = await trial.product.addTone(waitingHz, 3_000);
    // A carrier on the loopback: whoever is called back there answers and hums.
    customers = await Callee.listen({ kind: 'answer', afterMs: 300 });
    customers.onCall((call) => call.hum(customerHz));
    const { db, stack } = trial.product;
    await createDialRule(db, actor, { kind: 'prefix', pattern: '+4930', allow: true, note: '' });
    const trunk = {
      name: 'carrier',
      host: '127.0.0.1',
      port: customers.port,
      transport: 'udp',
      username: null,
      codecs: ['ulaw'],
      callerId: null,
      enabled: true,
      position: 0,
    } as const;
    await createTrunk(
      db,
      actor,
      'carrier',
      { ...trunk, codecs: [...trunk.codecs] },
      stack.appEnv.PATCHBAY_SECRET ?? '',
    );
    await trial.centre.line.announce({ kind: 'trunk', id: 'carrier' });
  });
  afterEach(async () => {
    await trial.clear();
  });
  afterAll(async () => {
    customers?.close();
    await trial?.stop();
  });

  it('while waiting: place and wait are said, the flow is heard again and again, and a key leaves by its exit', async () => {
    const waiting = flow(
      'Waiting',
      [
        node('start', 'start'),
        node('place', 'announce_wait'),
        node('tone', 'say', { prompt: sound(waitingTone) }),
        node('music', 'wait_music', { durationMs: 1_000, keys: [{ key: '2', label: 'Message' }] }),
        node('leave', 'leave_queue', { exit: 'Message' }),
        node('again', 'return'),
      ],
      [
        'start.next > place',
        'place.next > tone',
        'place.failed > tone',
        'tone.next > music',
        'music.2 > leave',
        'music.over > again',
      ],
    );
    const waitingFlowId = await trial.product.publish(waiting, '8490');
    const queueId = await trial.centre.addQueue('spoken');
    const [agent] = await trial.centre.addAgents([{ name: 'speaker', queueIds: [queueId] }]);
    await trial.centre.signIn(agent.id);
    const exits = [{ id: 'voicemail_exit', label: 'Message' }];
    const number = await trial.numberFor(queueId, { exits }, waitingFlowId, ['queue.voicemail_exit > voicemail']);
    const first = await trial.waiting(queueId, number);
    const second = await trial.caller(number);
    for (const caller of [first, second]) {
      await caller.call.heard.nextTone(waitingHz).catch(async (error: Error) => {
        throw new Error(`${error.message}. ${await trial.product.story(caller.from)}`);
      });
    }
    expect(await trial.product.story(first.from)).toMatch(/"queue.told".*"position":1/);
    expect(await trial.product.story(second.from)).toMatch(/"queue.told".*"position":2/);
    // Where they stand is asked anew each time the waiting flow begins.
    await trial.centre.until('the flow is heard again', async () =>
      /"queue.told".*"queue.told"/s.test(await trial.product.story(first.from)),
    );
    await trial.centre.until('the key is heard', async () => {
      await second.call.press('2');
      return (await trial.centre.waitingIn(queueId)).length === 1;
    });
    await trial.goesOn(second, 'voicemail');
    // An answer ends what is heard, wherever in the waiting flow the caller is.
    await trial.centre.press({ type: 'agent.ready', agentId: agent.id });
    await trial.talk(first, agent);
  });

  it("satisfaction is kept with agent and queue; an agent's button moves the call to where it leads", async () => {
    const queueId = await trial.centre.addQueue('asked');
    const [agent] = await trial.centre.addAgents([{ name: 'asker', queueIds: [queueId] }]);
    await trial.centre.ready(agent);
    const document = flow(
      'Asked',
      [
        node('start', 'start'),
        node('queue', 'queue', { queueId }),
        node('button', 'agent_action', { labelEn: 'Ask' }),
        node('ask', 'ask_satisfaction', { prompt: sound(waitingTone), thanks: [] }),
        node('after', 'say', { prompt: sound(trial.tones.answered) }),
        node('bye', 'hang_up', { prompt: [] }),
      ],
      [
        'start.next > queue',
        'queue.answered > bye',
        'queue.failed > bye',
        'button.pressed > ask',
        'ask.answered > after',
        'ask.no_answer > bye',
        'after.next > bye',
      ],
    );
    await trial.product.publish(document, '8491');
    const caller = await trial.caller('8491');
    await trial.talk(caller, agent);
    const live = await trial.centre.untilAgent(agent.id, 'talking');
    const conversationId = live?.conversationId ?? '';
    const question = caller.call.heard.nextTone(waitingHz);
    await trial.centre.press({ type: 'call.act', conversationId, nodeId: 'button' });
    await question;
    await trial.centre.untilAgent(agent.id, 'ready');
    await caller.call.press('4');
    await trial.goesOn(caller, 'answered');
    const callId = await trial.callId(caller);
    const answers = await trial.product.db
      .select()
      .from(satisfactionAnswers)
      .where(eq(satisfactionAnswers.callId, callId));
    expect(answers).toMatchObject([{ score: 4, scoreMax: 5, agentId: agent.id, queueId, conversationId }]);
  });

  it('one agent by name: who is signed out is reached by their own forwarding rule', async () => {
    const [named, stand] = await trial.centre.addAgents([
      { name: 'named', queueIds: [] },
      { name: 'stand', queueIds: [] },
    ]);
    const [absent, away] = await trial.centre.addAgents([
      { name: 'absent', queueIds: [], settings: { forwardSignedOut: { kind: 'voicemail' } } },
      { name: 'away', queueIds: [], settings: { forwardAway: { kind: 'agent', agentId: stand.id } } },
    ]);
    const toAgent = async (agentId: string, number: string) => {
      const ports = ['answered', 'voicemail', 'failed'] as const;
      const document = flow(
        `To ${agentId}`,
        [
          node('start', 'start'),
          node('agent', 'transfer_agent', { agentId }),
          ...ports.map((port) => node(port, 'say', { prompt: sound(trial.tones[port]) })),
          node('bye', 'hang_up', { prompt: [] }),
        ],
        ['start.next > agent', ...ports.flatMap((port) => [`agent.${port} > ${port}`, `${port}.next > bye`])],
      );
      await trial.product.publish(document, number);
      return await trial.caller(number);
    };
    await trial.centre.ready(named, stand);
    const direct = await toAgent(named.id, '8492');
    (await trial.talk(direct, named)).hangUp();
    await trial.goesOn(direct, 'answered');

    await trial.goesOn(await toAgent(absent.id, '8493'), 'voicemail');

    await trial.centre.signIn(away.id);
    await trial.centre.press({ type: 'agent.not_ready', agentId: away.id, reasonId: 'demo-reason-lunch' });
    await trial.talk(await toAgent(away.id, '8494'), stand);
  });

  it.each([
    ['agent_first', '+493011111'],
    ['customer_first', '+493022222'],
  ] as const)('a callback, %s: the place is kept, and both talk once an agent is free', async (mode, number) => {
    const queueId = await trial.centre.addQueue(`later ${mode}`, {
      overflow: [{ when: 'waited', afterMs: 1_000, action: { kind: 'callback' } }],
    });
    const [agent] = await trial.centre.addAgents([{ name: `caller ${mode}`.replace(' ', '-'), queueIds: [queueId] }]);
    await trial.centre.signIn(agent.id);
    const document = flow(
      `Later ${mode}`,
      [
        node('start', 'start'),
        node('queue', 'queue', { queueId }),
        node('offer', 'callback_offer', {
          queueId,
          mode,
          prompt: sound(waitingTone),
          confirmPrompt: [],
          promisedPrompt: sound(trial.tones.callback),
        }),
        node('bye', 'hang_up', { prompt: [] }),
      ],
      [
        'start.next > queue',
        'queue.answered > bye',
        'queue.callback > offer',
        'queue.failed > bye',
        'offer.promised > bye',
        'offer.declined > bye',
      ],
    );
    const dialled = mode === 'agent_first' ? '8495' : '8496';
    await trial.product.publish(document, dialled);
    const caller = await trial.caller(dialled, { from: number });
    await caller.call.heard.nextTone(waitingHz);
    const promised = caller.call.heard.nextTone(afterHz.callback);
    await caller.call.press('1');
    await trial.centre.until('the callback is promised', async () => {
      await caller.call.press('1');
      return (await kept(queueId)) !== undefined;
    });
    await promised;
    await caller.call.ended;
    await trial.centre.until('it waits in the line', async () =>
      (await trial.centre.waitingIn(queueId)).some(({ isCallback }) => isCallback),
    );

    const reached: ReceivedCall[] = [];
    customers.onCall((call) => reached.push(call));
    await trial.centre.press({ type: 'agent.ready', agentId: agent.id });
    await trial.centre.until('agent and customer talk', async () => {
      const [customer] = reached;
      return customer?.state === 'answered' && agent.phone.current?.state === 'answered';
    });
    const [customer] = reached;
    const received = agent.phone.current;
    expect(customer?.number).toBe(number);
    await Promise.all([customer?.heard.nextTone(agent.phone.toneHz), received?.heard.nextTone(customerHz)]);
    customer?.hangUp();
    await trial.centre.until('the callback is done', async () => (await kept(queueId))?.status === 'done');
    expect(await kept(queueId)).toMatchObject({ number, mode, attempts: 1 });
  });

  async function kept(queueId: string) {
    const [row] = await trial.product.db.select().from(callbacks).where(eq(callbacks.queueId, queueId));
    return row;
  }
});
