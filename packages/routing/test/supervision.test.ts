import { describe, expect, test } from 'vitest';
import { pairs, Stage } from './stage.ts';
import { queueOf } from './stage-parts.ts';

const assign = (stage: Stage, contactId: string, agentId: string) =>
  stage.apply({ type: 'contact.assigned', contactId, agentId });

describe('a caller whose agent was lost', () => {
  test('[M18] is the head of the line again, with a reason that says so, and not in another queue', () => {
    const stage = new Stage(queueOf('sales'), queueOf('other'));
    stage.signIn('ann', { queueIds: ['sales'] });
    stage.join('talk');
    stage.answer('ann');
    stage.join('one');
    stage.join('back', { returned: true });
    expect(stage.router.explain('back', 0)?.en).toMatch(
      /^Place 1 in sales\. First in line again: the phone of their agent was lost\. /,
    );
    stage.apply({ type: 'contact.changed', contactId: 'back', queueId: 'other' });
    expect(stage.router.contact('back')?.raised).toBe(0);
    stage.apply({ type: 'contact.changed', contactId: 'back', queueId: 'sales', toFront: true });
    expect(stage.end('talk')).toEqual(['back>ann']);
  });
});

describe('a supervisor picks', () => {
  test('[M13] the contact rings at once where the agent is free, whatever it wants', () => {
    const stage = new Stage();
    stage.signIn('ann', { queueIds: [] });
    stage.join('one', { rings: [{ afterMs: 0, wants: { skill: 'a', levelMin: 1 } }] });
    const decisions = assign(stage, 'one', 'ann');
    expect(pairs(decisions)).toEqual(['one>ann']);
    expect(decisions.offers[0]?.why).toEqual({
      en: 'Caller waited 0 s. A supervisor picked ann for it',
      zh: '来电者已等待 0 秒。主管指定由ann接听',
    });
  });

  test('[M13] it goes ahead of everyone once the agent is free, and to nobody else meanwhile', () => {
    const stage = new Stage();
    stage.signIn('ann');
    stage.join('talk');
    stage.answer('ann');
    stage.join('vip', { vip: true });
    stage.join('own', { vip: true, ownAgentId: 'ann' });
    stage.join('one');
    expect(pairs(assign(stage, 'one', 'ann'))).toEqual([]);
    expect(stage.router.explain('one', 0)?.en).toBe('Place 3 in sales. A supervisor picked ann, who is not free yet');
    expect(stage.signIn('bob')).toEqual(['vip>bob']);
    expect(stage.end('talk')).toEqual(['one>ann']);
  });

  test('[M13] it stops ringing elsewhere', () => {
    const stage = new Stage();
    stage.signIn('ann');
    stage.now = 1;
    stage.signIn('bob');
    stage.join('one');
    const decisions = assign(stage, 'one', 'bob');
    expect(decisions.withdrawals).toMatchObject([{ agentIds: ['ann'], cause: 'contact_assigned' }]);
    expect(pairs(decisions)).toEqual(['one>bob']);
    expect(assign(stage, 'one', 'bob').ignored).toBe('already_there');
  });

  test('[M13] of several that ring together only the picked one goes on', () => {
    const stage = new Stage(queueOf('sales', { strategy: 'ring_several', ringTogetherMax: 3 }));
    stage.signIn('ann');
    stage.signIn('bob');
    expect(stage.join('one')).toEqual(['one>ann+bob']);
    const decisions = assign(stage, 'one', 'bob');
    expect(decisions.withdrawals).toMatchObject([{ agentIds: ['ann'] }]);
    expect(decisions.offers).toEqual([]);
    expect(stage.router.offer(1)?.agentIds).toEqual(['bob']);
  });

  test.each([
    ['does not answer', { type: 'time.passed' }, 20_000],
    ['declines', { type: 'offer.refused', offerId: 2, agentId: 'ann', reason: 'declined' }, 0],
    ['signs out', { type: 'agent.signed_out', agentId: 'ann' }, 0],
    ['is not ready', { type: 'agent.paused', agentId: 'ann', reason: 'lunch' }, 0],
  ] as const)('[M13] where the agent %s it waits as before', (_, event, later) => {
    const stage = new Stage();
    stage.signIn('bob');
    stage.join('talk');
    stage.answer('bob');
    stage.signIn('ann', { queueIds: [] });
    stage.join('one');
    expect(pairs(assign(stage, 'one', 'ann'))).toEqual(['one>ann']);
    stage.apply(event, stage.now + later);
    expect(stage.router.contact('one')).toMatchObject({ status: 'waiting', assignedTo: null });
    expect(stage.end('talk')).toEqual(['one>bob']);
  });

  test('[M13] nothing is kept for an agent who is away or unknown', () => {
    const stage = new Stage();
    stage.signIn('ann');
    stage.join('talk');
    stage.answer('ann');
    stage.join('one');
    expect(assign(stage, 'one', 'bob').ignored).toBe('unknown_agent');
    expect(assign(stage, 'talk', 'ann').ignored).toBe('unknown_contact');
    stage.apply({ type: 'agent.paused', agentId: 'ann', reason: 'lunch' });
    expect(assign(stage, 'one', 'ann').ignored).toBe('agent_away');
  });
});

describe('a supervisor moves', () => {
  test('[M14] to the head of the line, the last one raised first, but not of another line', () => {
    const stage = new Stage(queueOf('sales'), queueOf('help'));
    for (const id of ['one', 'two', 'three']) stage.join(id);
    stage.join('vip', { vip: true });
    stage.apply({ type: 'contact.raised', contactId: 'two' });
    stage.apply({ type: 'contact.raised', contactId: 'three' });
    expect(stage.router.line('sales')).toEqual(['three', 'two', 'vip', 'one']);
    expect(stage.apply({ type: 'contact.raised', contactId: 'three' }).ignored).toBe('already_there');
    stage.join('helped', { queueId: 'help' });
    stage.apply({ type: 'contact.changed', contactId: 'three', queueId: 'help', priority: -1 });
    expect(stage.router.line('help')).toEqual(['helped', 'three']);
    expect(stage.signIn('ann')).toEqual(['two>ann']);
  });

  test('[M15] to the head of another line', () => {
    const stage = new Stage(queueOf('sales'), queueOf('help'));
    stage.join('helped', { queueId: 'help' });
    stage.now = 1_000;
    stage.join('one');
    stage.apply({ type: 'contact.changed', contactId: 'one', queueId: 'help', toFront: true });
    expect(stage.router.line('help')).toEqual(['one', 'helped']);
  });

  test('[M15] other wanted skills act at once', () => {
    const stage = new Stage();
    stage.signIn('ann', { skills: { b: 3 } });
    const wants = (skill: string) => [{ afterMs: 0, wants: { skill, levelMin: 1 } }];
    stage.join('one', { rings: wants('a') });
    expect(pairs(stage.apply({ type: 'contact.changed', contactId: 'one', rings: wants('b') }))).toEqual(['one>ann']);
    stage.apply({ type: 'agent.paused', agentId: 'ann', reason: 'lunch' });
    stage.apply({ type: 'contact.changed', contactId: 'one', rings: wants('a') });
    stage.apply({ type: 'agent.readied', agentId: 'ann' });
    expect(pairs(stage.apply({ type: 'contact.changed', contactId: 'one', rings: null }))).toEqual(['one>ann']);
  });
});

describe('a queue is removed', () => {
  test('[O4] who waits there is sent on by a rule of it, and what rings stops', () => {
    const overflow = [
      { when: 'waited', afterMs: 60_000, action: { kind: 'voicemail' } },
      { when: 'closed', action: { kind: 'queue', queueId: 'help' } },
    ] as const;
    const stage = new Stage(queueOf('sales', { overflow }), queueOf('help'));
    stage.signIn('ann');
    stage.join('one');
    stage.join('two');
    const decisions = stage.apply({ type: 'queue.removed', queueId: 'sales' });
    expect(decisions.withdrawals).toMatchObject([{ contactId: 'one', agentIds: ['ann'], cause: 'queue_removed' }]);
    expect(decisions.overflow).toMatchObject([{ contactId: 'one' }, { contactId: 'two' }]);
    expect(decisions.overflow[0]?.why.en).toBe('sales was removed: goes to help');
    expect(stage.router.line('help')).toEqual(['one', 'two']);
    expect(stage.apply({ type: 'queue.removed', queueId: 'sales' }).ignored).toBe('unknown_queue');
  });

  test('[O4] without a rule they are handed back; a talk goes on', () => {
    const stage = new Stage(queueOf('sales', { wrapUpMs: 30_000 }));
    stage.signIn('ann');
    stage.join('talk');
    stage.answer('ann');
    stage.join('one');
    stage.join('later', { notBeforeMs: 9_000, isCallback: true });
    const decisions = stage.apply({ type: 'queue.removed', queueId: 'sales' });
    expect(decisions.handedBack).toEqual([
      { contactId: 'one', fromQueueId: 'sales', why: { en: 'sales was removed', zh: 'sales已被删除' } },
      { contactId: 'later', fromQueueId: 'sales', why: { en: 'sales was removed', zh: 'sales已被删除' } },
    ]);
    expect(stage.router.state().contacts.map(({ id }) => id)).toEqual(['talk']);
    stage.end('talk');
    expect(stage.router.agent('ann')).toMatchObject({ status: 'ready' });
    stage.apply({ type: 'queue.changed', queue: queueOf('sales') });
    expect(stage.join('two')).toEqual(['two>ann']);
  });
});
