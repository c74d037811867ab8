import {
  findRunningRollout,
  isChosen,
  listAudit,
  listRollouts,
  type Rollout,
  type RolloutPlan,
  rollBack,
} from '@patchbay/records';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pollUntil } from '../stack/src/index.ts';
import { flow, node, oneKeyFlow, sound } from './documents.ts';
import { Product } from './product.ts';

const hz = { oldMenu: 500, newMenu: 900, oldNext: 1300, newNext: 1700 } as const;
const person = { id: null, name: 'System test' };

describe('a version that some callers get first', () => {
  let product: Product;
  let tones: Record<keyof typeof hz, string>;

  beforeAll(async () => {
    product = await Product.start();
    tones = {
      oldMenu: await product.addTone(hz.oldMenu, 600),
      newMenu: await product.addTone(hz.newMenu, 600),
      oldNext: await product.addTone(hz.oldNext, 2_000),
      newNext: await product.addTone(hz.newNext, 2_000),
    };
  });
  afterAll(async () => {
    await product?.stop();
  });

  async function tryOut(number: string, versions: { old: Doc; new: Doc }, plan: RolloutPlan): Promise<Rollout> {
    const flowId = await product.publish(versions.old, number);
    await product.publish(versions.new, number, plan);
    const rollout = await findRunningRollout(product.db, flowId);
    if (!rollout) throw new Error(`No roll-out of ${flowId} runs`);
    return rollout;
  }

  it('is heard by those whom it has chosen, and by nobody new once it is taken back; who hears it goes on with it', async () => {
    const share = { audience: { kind: 'share', percent: 50 } as const, guard: null };
    const rollout = await tryOut(
      '8001',
      {
        old: oneKeyFlow('Old desk', { menu: tones.oldMenu, next: tones.oldNext, sorry: tones.oldNext }),
        new: oneKeyFlow('New desk', { menu: tones.newMenu, next: tones.newNext, sorry: tones.newNext }),
      },
      share,
    );
    const callers = Array.from({ length: 12 }, (_, index) => {
      const from = `2${String(index).padStart(3, '0')}`;
      return { from, isNew: isChosen(rollout, { callerNumber: from, callId: '' }) };
    });
    const chosen = callers.find(({ isNew }) => isNew);
    if (!chosen || callers.every(({ isNew }) => isNew)) throw new Error('The share chose all or nobody of twelve.');

    const live = await Promise.all(
      callers.map(async ({ from, isNew }) => ({ isNew, call: await product.call('8001', { from }) })),
    );
    await Promise.all(live.map(({ call, isNew }) => call.heard.nextTone(isNew ? hz.newMenu : hz.oldMenu)));

    await rollBack(product.db, person, rollout.id);
    const late = await product.call('8001', { from: chosen.from });
    await late.heard.nextTone(hz.oldMenu);

    const everyone = [...live, { isNew: false, call: late }];
    const heard = everyone.map(({ call, isNew }) => call.heard.nextTone(isNew ? hz.newNext : hz.oldNext));
    await Promise.all(everyone.map(({ call }) => call.press('1')));
    await Promise.all(heard);
    await Promise.all(everyone.map(({ call }) => call.ended));
  });

  it('stops by itself when it fails its callers, by the calls of before and after a killed runtime', async () => {
    const say = (name: string, tone: string) =>
      flow(
        name,
        [node('start', 'start'), node('say', 'say', { prompt: sound(tone) }), node('bye', 'hang_up', { prompt: [] })],
        ['start.next > say', 'say.next > bye'],
      );
    // No dial rule allows that number, and no port takes the failure.
    const failing = flow(
      'Fails',
      [
        node('start', 'start'),
        node('desk', 'transfer', { number: '+8821612345678' }),
        node('bye', 'hang_up', { prompt: [] }),
      ],
      ['start.next > desk', 'desk.answered > bye', 'desk.busy > bye', 'desk.no_answer > bye'],
    );
    const callsMin = 8;
    const rollout = await tryOut(
      '8002',
      { old: say('Works', tones.oldMenu), new: failing },
      {
        audience: { kind: 'numbers', patterns: ['22*'] },
        guard: { failurePointsMax: 2, abandonPointsMax: 50, callsMin },
      },
    );
    const round = async (first: number) => {
      const from = ['22', '33'].flatMap((begin) => [0, 1, 2, 3].map((index) => `${begin}0${first + index}`));
      const calls = await Promise.all(from.map((caller) => product.call('8002', { from: caller })));
      await Promise.all(calls.map((call) => call.ended));
    };

    await round(0);
    const killed = product.stack.pidOf('runtime');
    if (killed === undefined) throw new Error('The runtime does not run');
    process.kill(killed, 'SIGKILL');
    const isBack = async () =>
      product.stack.pidOf('runtime') !== killed && (await fetch(`${product.stack.runtimeUrl}/readyz`)).ok;
    expect(await pollUntil(() => isBack().catch(() => false), 60_000)).toBe(true);
    expect(await findRunningRollout(product.db, rollout.flowId)).not.toBeNull();
    await round(4);

    const isOver = async () => (await findRunningRollout(product.db, rollout.flowId)) === null;
    expect(await pollUntil(isOver, 60_000)).toBe(true);
    expect(await listRollouts(product.db, rollout.flowId)).toMatchObject([
      {
        ending: 'stopped',
        stoppedFor: 'failed',
        endedWith: { old: { ended: callsMin, failed: 0 }, new: { ended: callsMin, failed: callsMin } },
      },
    ]);
    const written = await listAudit(product.db, { subjectId: rollout.flowId, action: 'flow.rollout_stopped' });
    expect(written).toHaveLength(1);
    const after = await product.call('8002', { from: '2200' });
    await after.heard.nextTone(hz.oldMenu);
    await product.untilQuiet();
  });
});

type Doc = ReturnType<typeof flow>;
