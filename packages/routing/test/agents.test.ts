import { describe, expect, test } from 'vitest';
import { createRouter } from '../src/index.ts';
import { pairs, Stage } from './stage.ts';
import { contactOf, queueOf } from './stage-parts.ts';

describe('capacity', () => {
  test('[A1] a call takes the whole agent', () => {
    const stage = new Stage();
    stage.signIn('ann', { chatsMax: 3 });
    expect(stage.join('call')).toEqual(['call>ann']);
    expect(stage.join('chat', { channel: 'chat' })).toEqual([]);
    stage.answer('ann');
    expect(stage.join('other call')).toEqual([]);
    stage.apply({ type: 'contact.left', contactId: 'other call' });
    expect(stage.end('call')).toEqual(['chat>ann']);
    expect(stage.join('third call')).toEqual([]);
    stage.answer('ann');
    expect(stage.end('chat')).toEqual(['third call>ann']);
  });

  test('[A2] chats share an agent up to the limit', () => {
    const stage = new Stage();
    stage.signIn('ann', { chatsMax: 2 });
    expect(stage.join('one', { channel: 'chat' })).toEqual(['one>ann']);
    expect(stage.join('two', { channel: 'chat' })).toEqual(['two>ann']);
    expect(stage.join('three', { channel: 'chat' })).toEqual([]);
    stage.answer('ann');
    expect(stage.end('one')).toEqual(['three>ann']);
  });
});

describe('agents set aside', () => {
  test('[A3] ring no answer sets the agent aside and keeps the place', () => {
    const stage = new Stage();
    stage.signIn('ann');
    stage.join('one');
    stage.now = 5_000;
    stage.join('two');
    expect(stage.wait(15_000)).toEqual([]);
    expect(stage.last?.setAside).toMatchObject([{ agentId: 'ann', reason: 'ring_no_answer' }]);
    expect(stage.last?.setAside[0]?.why.en).toBe('ann did not answer within 20 s');
    expect(stage.router.line('sales')).toEqual(['one', 'two']);
    expect(stage.signIn('bob')).toEqual(['one>bob']);
    expect(pairs(stage.apply({ type: 'agent.readied', agentId: 'ann' }))).toEqual(['two>ann']);
  });

  test.each(['declined', 'unreachable'] as const)('[A3] %s offers the caller to the next at once', (reason) => {
    const stage = new Stage();
    stage.signIn('ann');
    stage.signIn('bob');
    expect(stage.join('one')).toEqual(['one>ann']);
    stage.apply({ type: 'offer.refused', offerId: 1, agentId: 'ann', reason });
    expect(stage.last?.setAside).toMatchObject([{ agentId: 'ann', reason }]);
    expect(stage.last?.offers).toMatchObject([{ contactId: 'one', agentIds: ['bob'] }]);
  });

  test('[A3] a phone lost while it rings', () => {
    const stage = new Stage();
    stage.signIn('ann');
    stage.join('one');
    stage.apply({ type: 'agent.phone_lost', agentId: 'ann' });
    expect(stage.last?.withdrawals).toMatchObject([{ contactId: 'one', cause: 'phone_lost' }]);
    expect(stage.router.line('sales')).toEqual(['one']);
  });

  test('[A4] after-call work begins by itself and ends at its limit', () => {
    const stage = new Stage(queueOf('sales', { wrapUpMs: 30_000 }));
    stage.signIn('ann');
    stage.join('one');
    stage.answer('ann');
    stage.join('two');
    expect(stage.end('one')).toEqual([]);
    expect(stage.router.state().agents[0]?.status).toBe('after_call_work');
    expect(stage.wait(30_000)).toEqual(['two>ann']);
  });
});

describe('events', () => {
  test('[S1] [S2] what is late or unknown changes nothing', () => {
    const stage = new Stage();
    stage.signIn('ann');
    stage.join('one');
    const before = stage.router.state();
    const ignored = (...[event]: Parameters<Stage['apply']>) => stage.apply(event).ignored;
    expect(ignored({ type: 'contact.joined', contact: contactOf('one', 0) })).toBe('already_there');
    expect(ignored({ type: 'contact.joined', contact: contactOf('x', 0, { queueId: 'x' }) })).toBe('unknown_queue');
    expect(ignored({ type: 'offer.answered', offerId: 9, agentId: 'ann' })).toBe('unknown_offer');
    expect(ignored({ type: 'offer.answered', offerId: 1, agentId: 'bob' })).toBe('unknown_offer');
    expect(ignored({ type: 'contact.left', contactId: 'x' })).toBe('unknown_contact');
    expect(ignored({ type: 'conversation.ended', contactId: 'one' })).toBe('not_talking');
    expect(ignored({ type: 'agent.signed_out', agentId: 'x' })).toBe('unknown_agent');
    expect(ignored(JSON.parse('{"type":"of.tomorrow"}'))).toBe('unknown_event');
    expect(stage.router.state()).toEqual(before);
  });

  test('[A6] an agent who signs in while somebody consults them gets nothing until that is over', () => {
    const stage = new Stage();
    stage.apply({ type: 'agent.engaged', agentId: 'ann', contactId: 'consultation', channel: 'voice' });
    stage.join('one');
    expect(stage.signIn('ann')).toEqual([]);
    expect(stage.end('consultation')).toEqual(['one>ann']);
  });

  test('[S1] [E9] who goes before is the same from any state, also while somebody rings', () => {
    const rings = [
      { afterMs: 0, wants: { skill: 'german', levelMin: 5 } },
      { afterMs: 20_000, wants: null },
    ];
    const stage = new Stage(queueOf('sales', { rings }));
    stage.signIn('ann', { skills: { german: 1 } });
    stage.signIn('bob', { skills: { german: 9 } });
    stage.apply({ type: 'agent.engaged', agentId: 'bob', contactId: 'lunch call', channel: 'voice' });
    stage.join('one');
    stage.now += 1_000;
    stage.join('two');
    expect(stage.wait(19_000)).toEqual(['one>ann']);
    const restored = createRouter(JSON.parse(JSON.stringify(stage.router.state())), stage.now);
    expect(restored.prospect('two')).toEqual(stage.router.prospect('two'));
  });

  test('[W1] an offer and a wait say why in both languages', () => {
    const stage = new Stage();
    stage.signIn('Ann');
    stage.join('one');
    expect(stage.last?.offers[0]?.why).toEqual({
      en: 'Caller waited 0 s. Wants no particular skill. Ann is the only one free who fits',
      zh: '来电者已等待 0 秒。不限技能。Ann是唯一空闲且符合的坐席',
    });
    stage.join('two');
    expect(stage.router.explain('two', 0)).toEqual({
      en: 'Place 2 in sales. Wants no particular skill; 1 fit: 1 busy, 0 in after-call work, 0 not ready',
      zh: '在sales排第 2 位。不限技能；1 位符合：1 位忙碌，0 位话后处理，0 位未就绪',
    });
    expect(stage.router.explain('gone', 0)).toBeNull();
  });
});
