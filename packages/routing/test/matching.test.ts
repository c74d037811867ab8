import { describe, expect, test } from 'vitest';
import type { WantedSkills } from '../src/index.ts';
import { Stage } from './stage.ts';
import { queueOf } from './stage-parts.ts';

const wants = (skill: string, levelMin = 1): WantedSkills => ({ skill, levelMin });
const ring = (afterMs: number, wanted: WantedSkills | null) => ({ afterMs, wants: wanted });

describe('strategies', () => {
  test('[M1] the best level goes first, and a free agent takes what they are best at', () => {
    const stage = new Stage(queueOf('sales', { strategy: 'skills_first' }));
    stage.signIn('low', { skills: { a: 2, b: 5 } });
    stage.now = 5;
    stage.signIn('high', { skills: { a: 9 } });
    expect(stage.join('one', { rings: [ring(0, wants('a'))] })).toEqual(['one>high']);
    expect(stage.join('two', { rings: [ring(0, wants('a'))] })).toEqual(['two>low']);
    stage.answer('low');
    stage.now = 10;
    stage.join('three', { rings: [ring(0, wants('a'))] });
    stage.now = 11;
    stage.join('four', { rings: [ring(0, wants('b'))] });
    expect(stage.end('two')).toEqual(['four>low']);
  });

  test.each([
    ['longest_idle', 'one>ann'],
    ['most_recently_idle', 'one>cid'],
    ['fewest_calls', 'one>bob'],
    ['round_robin', 'one>bob'],
  ] as const)('[M2] %s gives %s', (strategy, pair) => {
    const stage = new Stage(queueOf('sales', { strategy }));
    for (const [now, id] of [
      [0, 'cid'],
      [1, 'ann'],
      [2, 'bob'],
    ] as const) {
      stage.now = now;
      stage.signIn(id);
      if (id === 'bob') continue;
      // Each has had one call before the next comes.
      stage.join(`before ${id}`);
      const offered = stage.router.state().offers[0]?.agentIds[0] ?? '';
      stage.answer(offered);
      stage.end(`before ${id}`);
    }
    const { agents } = stage.router.state();
    expect(agents.find(({ id }) => id === 'bob')?.contactsTaken).toBe(0);
    const idle = [...agents].sort((a, b) => a.idleSinceMs - b.idleSinceMs || (a.id < b.id ? -1 : 1));
    stage.now = 10;
    const expected =
      strategy === 'longest_idle'
        ? `one>${idle[0]?.id}`
        : strategy === 'most_recently_idle'
          ? `one>${[...agents].sort((a, b) => b.idleSinceMs - a.idleSinceMs)[0]?.id}`
          : pair;
    expect(stage.join('one')).toEqual([expected]);
  });

  test('[M3] several ring at once and the first to answer has the call', () => {
    const stage = new Stage(queueOf('sales', { strategy: 'ring_several', ringTogetherMax: 2 }));
    for (const id of ['ann', 'bob', 'cid']) stage.signIn(id);
    expect(stage.join('one')).toEqual(['one>ann+bob']);
    stage.answer('bob');
    expect(stage.last?.withdrawals).toEqual([
      { offerId: 1, contactId: 'one', agentIds: ['ann'], cause: 'answered_elsewhere' },
    ]);
    expect(stage.join('two')).toEqual(['two>ann+cid']);
  });
});

describe('skills and rings', () => {
  test('[M4] and, or and minimum levels', () => {
    const stage = new Stage();
    stage.signIn('ann', { skills: { billing: 3, german: 1 } });
    const rings = (wanted: WantedSkills) => ({ rings: [ring(0, wanted)] });
    expect(stage.join('too high', rings(wants('billing', 4)))).toEqual([]);
    expect(stage.join('both', rings({ all: [wants('billing'), wants('english')] }))).toEqual([]);
    expect(stage.join('name of an object', rings(wants('constructor')))).toEqual([]);
    const either = rings({ all: [wants('billing', 3), { any: [wants('english'), wants('german')] }] });
    expect(stage.join('either', either)).toEqual(['either>ann']);
  });

  test('[M5] [S3] rings relax with waiting time', () => {
    const stage = new Stage(queueOf('sales', { rings: [ring(0, wants('a', 5)), ring(10_000, wants('a'))] }));
    stage.signIn('expert', { skills: { a: 9 } });
    stage.signIn('novice', { skills: { a: 1 } });
    expect(stage.join('first')).toEqual(['first>expert']);
    stage.answer('expert');
    expect(stage.join('second')).toEqual([]);
    expect(stage.last?.nextWakeAtMs).toBe(10_000);
    expect(stage.wait(9_999)).toEqual([]);
    expect(stage.wait(1)).toEqual(['second>novice']);
  });

  test('[M6] a ring that nobody signed in fits is skipped, also when they sign out later', () => {
    const stage = new Stage(queueOf('sales', { rings: [ring(0, wants('a', 5)), ring(10_000, null)] }));
    stage.signIn('novice');
    expect(stage.join('first')).toEqual(['first>novice']);
    stage.answer('novice');
    stage.signIn('expert', { skills: { a: 9 } });
    stage.apply({ type: 'agent.paused', agentId: 'expert', reason: 'lunch' });
    expect(stage.join('second')).toEqual([]);
    expect(stage.end('first')).toEqual([]);
    stage.apply({ type: 'agent.signed_out', agentId: 'expert' });
    expect(stage.last?.offers.map(({ agentIds }) => agentIds)).toEqual([['novice']]);
  });
});

describe('priority', () => {
  test('[M7] priority goes first, and ageing catches up', () => {
    const stage = new Stage(queueOf('sales', { ageingPerMinute: 1 }));
    stage.join('old', { priority: 0 });
    stage.now = 60_000;
    stage.join('urgent', { priority: 3 });
    stage.now = 240_000;
    stage.join('late', { priority: 3 });
    expect(stage.router.line('sales')).toEqual(['urgent', 'old', 'late']);
    expect(stage.signIn('ann')).toEqual(['urgent>ann']);
  });

  test('[M8] the queue of higher priority goes first', () => {
    const stage = new Stage(queueOf('sales'), queueOf('sos', { priority: 5 }));
    stage.join('early');
    stage.now = 1_000;
    stage.join('later', { queueId: 'sos' });
    expect(stage.signIn('ann', { queueIds: ['sales', 'sos'] })).toEqual(['later>ann']);
  });

  test('[M9] a VIP goes ahead of everyone, and to their own agent when free', () => {
    const stage = new Stage(queueOf('sales'), queueOf('sos', { priority: 5 }));
    stage.join('early', { queueId: 'sos' });
    stage.now = 1_000;
    stage.join('vip', { vip: true, ownAgentId: 'zoe' });
    expect(stage.signIn('ann', { queueIds: ['sales', 'sos'] })).toEqual(['vip>ann']);
    stage.signIn('bob', { queueIds: ['sales'] });
    stage.signIn('zoe', { queueIds: [] });
    expect(stage.join('other vip', { vip: true, ownAgentId: 'zoe' })).toEqual(['other vip>zoe']);
    stage.answer('zoe');
    stage.end('other vip');
    const sticky = { agentId: 'bob', untilMs: 60_000 };
    expect(stage.join('third vip', { vip: true, ownAgentId: 'zoe', sticky })).toEqual(['third vip>zoe']);
  });

  test('[M10] a contact is kept for the agent who last spoke with it, until the limit', () => {
    const stage = new Stage();
    stage.signIn('ann');
    stage.join('busy');
    stage.answer('ann');
    stage.signIn('bob');
    const sticky = { agentId: 'ann', untilMs: 30_000 };
    expect(stage.join('kept', { sticky })).toEqual([]);
    expect(stage.router.explain('kept', 10_000)?.en).toContain('Kept for ann');
    expect(stage.wait(30_000)).toEqual(['kept>bob']);
    expect(stage.join('kept too', { sticky: { agentId: 'ann', untilMs: 90_000 } })).toEqual([]);
    expect(stage.end('busy')).toEqual(['kept too>ann']);
  });

  describe('a contact is not kept for an agent', () => {
    const untilMs = 60_000;
    const kept = { sticky: { agentId: 'ann', untilMs } };
    const staged = () => {
      const stage = new Stage();
      stage.signIn('ann');
      return stage;
    };

    test('[M19] who has been at lunch for longer than the limit when the contact comes', () => {
      const stage = staged();
      stage.apply({ type: 'agent.paused', agentId: 'ann', reason: 'lunch' });
      stage.now = 40_000;
      stage.signIn('bob');
      expect(stage.join('kept', kept)).toEqual(['kept>bob']);
    });

    test('[M19] but for one who only just left, until the limit and no longer', () => {
      const stage = staged();
      stage.apply({ type: 'agent.paused', agentId: 'ann', reason: 'lunch' });
      stage.signIn('bob');
      expect(stage.join('kept', kept)).toEqual([]);
      expect(stage.wait(untilMs - stage.now)).toEqual(['kept>bob']);
    });

    test('[M19] who is back for it before the limit', () => {
      const stage = staged();
      stage.apply({ type: 'agent.paused', agentId: 'ann', reason: 'lunch' });
      stage.signIn('bob');
      stage.join('kept', kept);
      stage.apply({ type: 'agent.readied', agentId: 'ann' });
      expect(stage.last?.offers.map(({ agentIds }) => agentIds)).toEqual([['ann']]);
    });

    test('[M19] who signs out meanwhile', () => {
      const stage = staged();
      stage.join('busy');
      stage.answer('ann');
      stage.signIn('bob');
      expect(stage.join('kept', kept)).toEqual([]);
      stage.apply({ type: 'agent.signed_out', agentId: 'ann' });
      expect(stage.last?.offers.map(({ agentIds }) => agentIds)).toEqual([['bob']]);
    });

    test('[M19] who declines it', () => {
      const stage = staged();
      expect(stage.join('kept', kept)).toEqual(['kept>ann']);
      stage.signIn('bob');
      const offerId = stage.router.state().offers[0]?.id ?? 0;
      stage.apply({ type: 'offer.refused', offerId, agentId: 'ann', reason: 'declined' });
      expect(stage.last?.offers.map(({ agentIds }) => agentIds)).toEqual([['bob']]);
    });

    test('[M19] whose phone is lost, also when the contact comes after that', () => {
      const stage = staged();
      stage.join('busy');
      stage.answer('ann');
      stage.signIn('bob');
      expect(stage.join('kept', kept)).toEqual([]);
      stage.apply({ type: 'agent.phone_lost', agentId: 'ann' });
      expect(stage.last?.offers.map(({ agentIds }) => agentIds)).toEqual([['bob']]);
      stage.signIn('cid');
      expect(stage.join('next', kept)).toEqual(['next>cid']);
    });
  });

  test('[M11] terms of the queue decide by attributes', () => {
    const terms = [{ when: { level: ['gold', 'platinum'] }, priorityAdded: 5, rings: [ring(0, wants('gold'))] }];
    const stage = new Stage(queueOf('sales', { terms }));
    stage.join('plain');
    stage.join('gold', { attributes: { level: 'gold' } });
    expect(stage.router.line('sales')).toEqual(['gold', 'plain']);
    expect(stage.signIn('ann')).toEqual(['plain>ann']);
    expect(stage.signIn('gus', { skills: { gold: 1 } })).toEqual(['gold>gus']);
  });

  test('[M12] a changed queue acts on whoever waits', () => {
    const stage = new Stage(queueOf('sales', { rings: [ring(0, wants('a', 5))] }));
    stage.signIn('ann', { skills: { a: 2 } });
    expect(stage.join('one')).toEqual([]);
    stage.apply({ type: 'queue.changed', queue: queueOf('sales', { rings: [ring(0, wants('a', 2))] }) });
    expect(stage.last?.offers.map(({ agentIds }) => agentIds)).toEqual([['ann']]);
  });
});
