import { describe, expect, test } from 'vitest';
import { pairs, Stage } from './stage.ts';
import { queueOf } from './stage-parts.ts';

const engage = (stage: Stage, wrapUpMs?: number | null, contactId = 'direct') =>
  stage.apply({
    type: 'agent.engaged',
    agentId: 'ann',
    contactId,
    channel: 'voice',
    ...(wrapUpMs === undefined ? {} : { wrapUpMs }),
  });

describe('busy with something else', () => {
  test('[A6] nothing is offered, what rings goes to another, and it is over when it ends', () => {
    const stage = new Stage();
    stage.signIn('ann');
    stage.now = 1;
    stage.signIn('bob');
    stage.join('one');
    const decisions = engage(stage);
    expect(decisions.withdrawals).toMatchObject([{ contactId: 'one', agentIds: ['ann'], cause: 'agent_engaged' }]);
    expect(pairs(decisions)).toEqual(['one>bob']);
    expect(stage.join('two')).toEqual([]);
    expect(engage(stage).ignored).toBe('already_there');
    expect(stage.end('direct')).toEqual(['two>ann']);
  });

  test('[A6] after-call work follows where it is given, and an agent who was not ready is so again', () => {
    const stage = new Stage();
    stage.signIn('ann');
    stage.apply({ type: 'agent.paused', agentId: 'ann', reason: 'training' });
    stage.join('one');
    engage(stage, 10_000);
    expect(stage.end('direct')).toEqual([]);
    expect(stage.router.agent('ann')).toMatchObject({ status: 'after_call_work', wrapUpUntilMs: 10_000 });
    expect(stage.wait(10_000)).toEqual([]);
    expect(stage.router.agent('ann')).toMatchObject({ status: 'not_ready', reason: 'training' });
  });

  test('[A6] of two at once the last one to end frees the agent', () => {
    const stage = new Stage();
    stage.signIn('ann');
    engage(stage);
    engage(stage, 0, 'consultation');
    stage.join('one');
    expect(stage.end('direct')).toEqual([]);
    expect(stage.end('consultation')).toEqual(['one>ann']);
  });
});

test('[A5] after-call work without a limit lasts until the agent ends it', () => {
  const stage = new Stage(queueOf('sales', { wrapUpMs: null }));
  stage.signIn('ann');
  stage.join('one');
  stage.answer('ann');
  stage.join('two');
  stage.end('one');
  expect(stage.wait(86_400_000)).toEqual([]);
  expect(stage.last?.nextWakeAtMs).toBeNull();
  expect(pairs(stage.apply({ type: 'agent.wrap_up_ended', agentId: 'ann' }))).toEqual(['two>ann']);
});

test('[A7] not ready during a conversation takes effect after it and its after-call work, unless taken back', () => {
  const stage = new Stage(queueOf('sales', { wrapUpMs: 5_000 }));
  stage.signIn('ann');
  const talk = (contactId: string) => {
    stage.join(contactId);
    stage.answer('ann');
    stage.apply({ type: 'agent.paused', agentId: 'ann', reason: 'lunch' });
  };
  talk('one');
  expect(stage.router.agent('ann')).toMatchObject({ status: 'ready', pauseAfterwards: 'lunch' });
  stage.end('one');
  expect(stage.router.agent('ann')?.status).toBe('after_call_work');
  stage.wait(5_000);
  expect(stage.router.agent('ann')).toMatchObject({ status: 'not_ready', reason: 'lunch', pauseAfterwards: null });
  stage.apply({ type: 'agent.readied', agentId: 'ann' });
  talk('two');
  expect(pairs(stage.apply({ type: 'agent.readied', agentId: 'ann' }))).toEqual([]);
  stage.join('three');
  stage.end('two');
  expect(stage.wait(5_000)).toEqual(['three>ann']);
});

describe('[A8] a conversation outlives', () => {
  test('signing out: who signs in again during it is busy, and free at its end', () => {
    const stage = new Stage();
    stage.signIn('ann');
    stage.join('one');
    stage.answer('ann');
    stage.apply({ type: 'agent.signed_out', agentId: 'ann' });
    stage.join('two');
    expect(stage.router.contact('one')).toMatchObject({ status: 'talking', agentId: 'ann' });
    expect(stage.signIn('ann')).toEqual([]);
    expect(stage.end('one')).toEqual(['two>ann']);
  });

  test('signing out for good', () => {
    const stage = new Stage(queueOf('sales', { wrapUpMs: 5_000 }));
    stage.signIn('ann');
    engage(stage, 5_000);
    stage.apply({ type: 'agent.signed_out', agentId: 'ann' });
    expect(stage.end('direct')).toEqual([]);
    expect(stage.router.state()).toMatchObject({ agents: [], engagements: [] });
  });

  test('a lost phone: the agent is set aside at once, and gets nothing until they are ready', () => {
    const stage = new Stage();
    stage.signIn('ann');
    stage.join('one');
    stage.answer('ann');
    stage.join('two');
    stage.apply({ type: 'agent.phone_lost', agentId: 'ann' });
    expect(stage.last?.setAside).toMatchObject([{ agentId: 'ann', reason: 'phone_lost' }]);
    expect(stage.end('one')).toEqual([]);
    expect(stage.router.agent('ann')).toMatchObject({ status: 'not_ready', reason: 'phone_lost' });
    expect(pairs(stage.apply({ type: 'agent.readied', agentId: 'ann' }))).toEqual(['two>ann']);
  });
});
