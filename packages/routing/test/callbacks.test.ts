import { describe, expect, test } from 'vitest';
import { createRouter, type RoutingState } from '../src/index.ts';
import { pairs, Stage } from './stage.ts';
import { queueOf } from './stage-parts.ts';

describe('callbacks', () => {
  test('[M16] one keeps the place of the call that it was promised in', () => {
    const stage = new Stage();
    stage.join('one');
    stage.now = 5_000;
    stage.join('two');
    stage.now = 9_000;
    stage.apply({ type: 'contact.left', contactId: 'one' });
    stage.join('one back', { isCallback: true, sinceMs: 0 });
    expect(stage.router.line('sales')).toEqual(['one back', 'two']);
    expect(stage.signIn('ann')).toEqual(['one back>ann']);
  });

  test('[M16] [S3] one that is tried again is in no line before its time, and then has its place', () => {
    const stage = new Stage();
    stage.join('two');
    stage.apply({ type: 'time.passed' }, 10_000);
    stage.join('retry', { isCallback: true, sinceMs: -5_000, notBeforeMs: 60_000 });
    expect(stage.last?.nextWakeAtMs).toBe(60_000);
    expect(stage.router.line('sales')).toEqual(['two']);
    expect(stage.router.outlook('retry')).toBeNull();
    expect(stage.router.explain('retry', 10_000)).toEqual({
      en: 'Is called back in 50 s at the earliest',
      zh: '最早 50 秒后回拨',
    });
    expect(stage.wait(50_000)).toEqual([]);
    expect(stage.router.line('sales')).toEqual(['retry', 'two']);
    expect(stage.signIn('ann')).toEqual(['retry>ann']);
  });

  test('[M16] one is taken by one agent, who is kept while the customer is dialled', () => {
    const stage = new Stage(queueOf('sales', { strategy: 'ring_several', ringTogetherMax: 3 }));
    stage.signIn('ann');
    stage.signIn('bob');
    expect(stage.join('one', { isCallback: true })).toEqual(['one>ann']);
    stage.apply({ type: 'offer.extended', offerId: 1, expiresAtMs: 65_000 });
    stage.wait(30_000);
    expect(stage.last).toMatchObject({ setAside: [], nextWakeAtMs: 65_000 });
    stage.wait(35_000);
    expect(stage.last?.setAside).toMatchObject([{ agentId: 'ann', reason: 'ring_no_answer' }]);
    expect(stage.apply({ type: 'offer.extended', offerId: 1, expiresAtMs: 90_000 }).ignored).toBe('unknown_offer');
  });

  test('[M16] one overflows to other queues only', () => {
    const overflow = [
      { when: 'waited', afterMs: 10_000, action: { kind: 'voicemail' } },
      { when: 'waited', afterMs: 30_000, action: { kind: 'queue', queueId: 'help' } },
    ] as const;
    const stage = new Stage(queueOf('sales', { overflow }), queueOf('help'));
    stage.join('one', { isCallback: true, sinceMs: -600_000 });
    stage.wait(29_999);
    expect(stage.router.line('sales')).toEqual(['one']);
    stage.wait(1);
    expect(stage.router.line('help')).toEqual(['one']);
  });
});

test('[M17] two contacts of one customer go to the agent both want, one after the other', () => {
  const stage = new Stage();
  stage.signIn('ann');
  stage.signIn('bob');
  const sticky = { agentId: 'bob', untilMs: 60_000 };
  expect(stage.join('call', { sticky })).toEqual(['call>bob']);
  expect(stage.join('again', { sticky })).toEqual([]);
  stage.answer('bob');
  expect(stage.end('call')).toEqual(['again>bob']);
});

describe('[S4] a state that does not fit together', () => {
  const broken = (change: (state: RoutingState) => RoutingState) => {
    const stage = new Stage();
    stage.signIn('ann');
    stage.join('one');
    stage.join('two');
    return createRouter(change(stage.router.state()), 0);
  };

  test('contacts of a queue that is missing are handed back, and their agents are free', () => {
    const router = broken((state) => ({ ...state, queues: [queueOf('help')] }));
    const again = createRouter(router.state(), 0);
    for (const each of [router, again]) {
      const decisions = each.apply({ type: 'time.passed' }, 0);
      expect(decisions.handedBack).toMatchObject([
        { contactId: 'one', why: { en: 'There is no queue sales', zh: '不存在队列sales' } },
        { contactId: 'two' },
      ]);
      expect(decisions.withdrawals).toMatchObject([{ contactId: 'one', agentIds: ['ann'] }]);
      expect(each.state()).toMatchObject({ contacts: [], offers: [] });
      expect(each.apply({ type: 'time.passed' }, 0).handedBack).toEqual([]);
    }
  });

  test('an offer without its contact is withdrawn, and a contact without its offer waits', () => {
    const lost = broken((state) => ({ ...state, contacts: state.contacts.filter(({ id }) => id !== 'one') }));
    const decisions = lost.apply({ type: 'time.passed' }, 0);
    expect(decisions.withdrawals).toMatchObject([{ contactId: 'one', cause: 'contact_left' }]);
    expect(pairs(decisions)).toEqual(['two>ann']);
    const silent = broken((state) => ({ ...state, offers: [] }));
    expect(pairs(silent.apply({ type: 'time.passed' }, 0))).toEqual(['one>ann']);
  });
});
