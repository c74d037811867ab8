import { expect, test } from 'vitest';
import type { OverflowRule } from '../src/index.ts';
import { Stage } from './stage.ts';
import { queueOf } from './stage-parts.ts';

const voicemail = { kind: 'voicemail' } as const;
const rules = (...overflow: OverflowRule[]) => ({ overflow });

test('[O1] a closed queue sends on whoever joins', () => {
  const stage = new Stage(queueOf('sales', { open: false, ...rules({ when: 'closed', action: voicemail }) }));
  stage.join('one');
  expect(stage.last?.overflow).toMatchObject([{ contactId: 'one', action: voicemail }]);
  expect(stage.last?.overflow[0]?.why).toEqual({
    en: 'sales is closed: goes to voicemail',
    zh: 'sales已关闭，转到语音留言',
  });
  expect(stage.router.state().contacts).toEqual([]);
});

test('[O1] a full queue and one without agents send on whoever joins', () => {
  const full = new Stage(queueOf('sales', rules({ when: 'length', lengthMax: 1, action: { kind: 'callback' } })));
  full.join('one');
  expect(full.last?.overflow).toEqual([]);
  full.join('two');
  expect(full.last?.overflow).toMatchObject([{ contactId: 'two', action: { kind: 'callback' } }]);
  const idle = new Stage(queueOf('sales', rules({ when: 'length', lengthMax: 0, action: { kind: 'callback' } })));
  idle.signIn('ann');
  expect(idle.join('served at once')).toEqual(['served at once>ann']);
  const empty = new Stage(queueOf('sales', rules({ when: 'no_agents', action: { kind: 'number', number: '110' } })));
  empty.join('one');
  expect(empty.last?.overflow[0]?.why.en).toBe('Nobody is signed in to sales: goes to 110');
});

test('[O2] who has waited long enough is sent on, and everybody when the last agent signs out', () => {
  const overflow = rules(
    { when: 'waited', afterMs: 60_000, action: { kind: 'callback' } },
    { when: 'no_agents', action: voicemail },
  );
  const stage = new Stage(queueOf('sales', overflow));
  stage.signIn('ann');
  stage.apply({ type: 'agent.paused', agentId: 'ann', reason: 'lunch' });
  stage.join('one');
  stage.now = 1_000;
  stage.join('two');
  stage.wait(59_000);
  expect(stage.last?.overflow).toMatchObject([{ contactId: 'one', action: { kind: 'callback' } }]);
  stage.apply({ type: 'agent.signed_out', agentId: 'ann' });
  expect(stage.last?.overflow).toMatchObject([{ contactId: 'two', action: voicemail }]);
});

test('[O3] an overflow to another queue keeps the waiting time and does not go back', () => {
  const to = (queueId: string) => rules({ when: 'waited', afterMs: 10_000, action: { kind: 'queue', queueId } });
  const stage = new Stage(queueOf('sales', to('sos')), queueOf('sos', to('sales')));
  stage.join('one');
  stage.now = 5_000;
  stage.join('two', { queueId: 'sos' });
  stage.wait(5_000);
  expect(stage.router.line('sos')).toEqual(['one', 'two']);
  stage.wait(10_000);
  expect(stage.router.line('sos')).toEqual(['one']);
  expect(stage.router.line('sales')).toEqual(['two']);
});
