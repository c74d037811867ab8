import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Stack, startTestStack } from '@patchbay/tools';
import { parseWav, renderWav, tone, toneShare } from '@patchbay/tools/sip';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RealCallControl } from './testing/real-call-control.ts';

const hz = { caller: 450, ann: 650, ben: 850, sue: 1_050, far: 1_250, whisper: 1_550 } as const;

let stack: Stack;
let control: RealCallControl;

beforeAll(async () => {
  stack = await startTestStack({ parts: ['asterisk'] });
  control = await RealCallControl.open(stack);
  await control.phone('ann', hz.ann);
  await control.phone('ben', hz.ben, 1_500);
  await control.phone('sue', hz.sue);
  await control.phone('far', hz.far);
});

afterEach(async () => {
  await control.hangUpAll();
  expect(await control.leftovers()).toEqual([]);
});

afterAll(async () => {
  await control?.close();
  await stack?.stop();
});

const consultBen = (conversationId: string) =>
  control.act({ type: 'call.consult', conversationId, target: { kind: 'agent', agentId: 'ben' } });

describe('what each party hears', () => {
  it('talking, held and taken back', async () => {
    const conversationId = await control.talking('ann', hz.caller);
    await control.untilHeard({ caller: ['ann'], ann: ['caller'] });
    await control.act({ type: 'call.hold', conversationId });
    await control.untilHeard({ caller: ['music'], ann: [] });
    await control.act({ type: 'call.resume', conversationId });
    await control.untilHeard({ caller: ['ann'], ann: ['caller'] });
  });

  it('the whisper: the agent alone, before both are connected', async () => {
    const sounds = join(stack.home, 'sounds');
    mkdirSync(sounds, { recursive: true });
    writeFileSync(join(sounds, 'whisper.wav16'), renderWav(tone(hz.whisper, 1_500, 16_000), 16_000));
    const conversationId = await control.answered('ann', hz.caller, [join(sounds, 'whisper')]);
    control.conversations.connect(conversationId);
    await control.party('ann').heard.nextTone(hz.whisper);
    expect(control.hears('caller')).toEqual({ caller: [] });
    await control.untilHeard({ caller: ['ann'], ann: ['caller'] });
  });

  it('a consultation: ringing, talking, swapped, three together, and the transfer', async () => {
    const conversationId = await control.talking('ann', hz.caller);
    await control.untilHeard({ caller: ['ann'] });
    await consultBen(conversationId);
    await control.untilHeard({ caller: ['music'], ann: ['music'] });
    await control.untilHeard({ caller: ['music'], ann: ['ben'], ben: ['ann'] });
    await control.act({ type: 'call.swap', conversationId });
    await control.untilHeard({ caller: ['ann'], ann: ['caller'], ben: ['music'] });
    await control.act({ type: 'call.swap', conversationId });
    await control.untilHeard({ caller: ['music'], ann: ['ben'], ben: ['ann'] });
    await control.act({ type: 'call.three_way', conversationId });
    await control.untilHeard({ caller: ['ann', 'ben'], ann: ['ben', 'caller'], ben: ['ann', 'caller'] });
    await control.act({ type: 'call.complete_transfer', conversationId });
    await control.untilHeard({ caller: ['ben'], ben: ['caller'] });
    expect(control.news).toContain('agent ann -> ben');
  });

  it('a consultation that is cancelled', async () => {
    const conversationId = await control.talking('ann', hz.caller);
    await consultBen(conversationId);
    await control.untilHeard({ caller: ['music'], ann: ['ben'] });
    await control.act({ type: 'call.cancel_consult', conversationId });
    await control.untilHeard({ caller: ['ann'], ann: ['caller'] });
  });

  it('a number that the caller is put through to', async () => {
    const conversationId = await control.talking('ann', hz.caller);
    await control.act({ type: 'call.consult', conversationId, target: { kind: 'number', number: 'far' } });
    await control.untilHeard({ caller: ['music'], ann: ['far'], far: ['ann'] });
    await control.act({ type: 'call.complete_transfer', conversationId });
    await control.untilHeard({ caller: ['far'], far: ['caller'] });
    expect(control.news).toContain('left ann');
  });

  it('listening, whispering, barging in, taking over', async () => {
    const conversationId = await control.talking('ann', hz.caller);
    const supervise = (type: 'floor.listen' | 'floor.whisper' | 'floor.barge' | 'floor.take_over') =>
      control.act({ type, conversationId, supervisorId: 'sue' });
    await supervise('floor.listen');
    await control.untilHeard({ caller: ['ann'], ann: ['caller'], sue: ['ann', 'caller'] });
    await supervise('floor.whisper');
    await control.untilHeard({ caller: ['ann'], ann: ['caller', 'sue'], sue: ['ann', 'caller'] });
    await supervise('floor.barge');
    await control.untilHeard({ caller: ['ann', 'sue'], ann: ['caller', 'sue'], sue: ['ann', 'caller'] });
    await supervise('floor.listen');
    await control.untilHeard({ caller: ['ann'], ann: ['caller'], sue: ['ann', 'caller'] });
    await supervise('floor.take_over');
    await control.untilHeard({ caller: ['sue'], sue: ['caller'] });
    expect(control.news).toContain('agent ann -> sue');
  });

  it('listening over hold and consultation', async () => {
    const conversationId = await control.talking('ann', hz.caller);
    await control.act({ type: 'floor.listen', conversationId, supervisorId: 'sue' });
    await control.untilHeard({ sue: ['ann', 'caller'] });
    await control.act({ type: 'call.hold', conversationId });
    await control.untilHeard({ caller: ['music'], ann: [], sue: ['ann'] });
    await control.act({ type: 'call.resume', conversationId });
    await consultBen(conversationId);
    await control.untilHeard({ caller: ['music'], ann: ['ben'], sue: ['ann', 'ben'] });
  });

  it('a call that its agent leaves', async () => {
    const conversationId = await control.talking('ann', hz.caller);
    await control.untilHeard({ caller: ['ann'] });
    await control.act({ type: 'call.leave', conversationId });
    await control.untilHeard({ caller: [] });
    expect(control.news.at(-1)).toBe('ended ann by agent completed');
  });
});

describe('while whoever carries the call is dead', () => {
  it.each(['talking', 'held', 'consulting', 'whispered to'] as const)(
    '%s goes on, and can be changed afterwards',
    async (state) => {
      const conversationId = await control.talking('ann', hz.caller);
      await control.untilHeard({ caller: ['ann'], ann: ['caller'] });
      const heard: Record<string, string[]> = { caller: ['music'], ann: [] };
      if (state === 'held') await control.act({ type: 'call.hold', conversationId });
      if (state === 'consulting') {
        await consultBen(conversationId);
        heard.ann = ['ben'];
        heard.ben = ['ann'];
      }
      if (state === 'talking') Object.assign(heard, { caller: ['ann'], ann: ['caller'] });
      if (state === 'whispered to') {
        await control.act({ type: 'floor.whisper', conversationId, supervisorId: 'sue' });
        Object.assign(heard, { caller: ['ann'], ann: ['caller', 'sue'], sue: ['ann', 'caller'] });
      }
      await control.untilHeard(heard);
      await control.kill();
      await control.untilHeard(heard);
      await control.takeOver();
      await control.untilHeard(heard);
      if (state === 'held') await control.act({ type: 'call.resume', conversationId });
      if (state === 'consulting') await control.act({ type: 'call.cancel_consult', conversationId });
      if (state === 'whispered to') await control.act({ type: 'floor.leave', supervisorId: 'sue' });
      await control.untilHeard({ caller: ['ann'], ann: ['caller'] });
    },
  );
});

describe('a queue that is asked', () => {
  it('over a death while it waits, while somebody of it is asked, and while all three talk', async () => {
    const conversationId = await control.talking('ann', hz.caller);
    await control.act({ type: 'call.consult', conversationId, target: { kind: 'queue', queueId: 'sales' } });
    await control.untilHeard({ caller: ['music'], ann: ['music'] });
    await control.kill();
    await control.takeOver();
    await control.act({ type: 'call.swap', conversationId });
    await control.untilHeard({ caller: ['ann'], ann: ['caller'] });
    await control.act({ type: 'call.swap', conversationId });
    await control.answerPlace('ben');
    await control.untilHeard({ caller: ['music'], ann: ['ben'], ben: ['ann'] });
    await control.kill();
    await control.untilHeard({ caller: ['music'], ann: ['ben'], ben: ['ann'] });
    await control.takeOver();
    await control.act({ type: 'call.three_way', conversationId });
    await control.untilHeard({ caller: ['ann', 'ben'], ann: ['ben', 'caller'], ben: ['ann', 'caller'] });
    await control.kill();
    await control.takeOver();
    await control.act({ type: 'call.complete_transfer', conversationId });
    await control.untilHeard({ caller: ['ben'], ben: ['caller'] });
    expect(control.news).toContain('agent ann -> ben');
  });

  it('and given up: the caller is back with the agent, and whoever answered is let go', async () => {
    const conversationId = await control.talking('ann', hz.caller);
    await control.act({ type: 'call.consult', conversationId, target: { kind: 'queue', queueId: 'sales' } });
    await control.answerPlace('ben');
    await control.untilHeard({ caller: ['music'], ann: ['ben'] });
    await control.act({ type: 'call.cancel_consult', conversationId });
    await control.untilHeard({ caller: ['ann'], ann: ['caller'] });
    await expect.poll(() => control.leftovers(), { timeout: 5_000 }).toEqual([]);
  });
});

describe('a customer who was called and is sent on', () => {
  it.each(['number', 'agent', 'queue'] as const)(
    'to a %s, over a death while they wait and while they talk',
    async (kind) => {
      const conversationId = await control.calling('ann', 'far');
      await control.untilHeard({ ann: ['far'], far: ['ann'] });
      const targets = {
        number: { kind: 'number', number: 'ben' },
        agent: { kind: 'agent', agentId: 'ben' },
        queue: { kind: 'queue', queueId: 'sales' },
      } as const;
      await control.act({ type: 'call.transfer', conversationId, target: targets[kind] });
      expect(control.news).toContain('left ann');
      await control.untilHeard({ far: ['music'] });
      await control.kill();
      await control.takeOver();
      if (kind === 'queue') await control.answerPlace('ben');
      await control.untilHeard({ far: ['ben'], ben: ['far'] });
      await control.kill();
      await control.untilHeard({ far: ['ben'], ben: ['far'] });
      await control.takeOver();
      control.party('ben').hangUp();
      await expect.poll(() => control.leftovers(), { timeout: 5_000 }).toEqual([]);
    },
  );

  it('and comes back to the agent from where nobody answers, over a death meanwhile', async () => {
    const conversationId = await control.calling('ann', 'far');
    await control.untilHeard({ ann: ['far'], far: ['ann'] });
    const target = { kind: 'number', number: 'nobody' } as const;
    await control.act({ type: 'call.transfer', conversationId, target });
    expect(control.news).toContain('left ann');
    await expect.poll(() => control.news, { timeout: 5_000 }).toContain('agent ann -> ann');
    await control.untilHeard({ ann: ['far'], far: ['ann'] });
    await control.kill();
    await control.takeOver();
    await control.untilHeard({ ann: ['far'], far: ['ann'] });
    control.party('far').hangUp();
    await expect.poll(() => control.leftovers(), { timeout: 5_000 }).toEqual([]);
  });
});

describe('the recording of a call', () => {
  it('has both sides, over hold and the death of who began it, and nothing of what was said in a pause', async () => {
    const conversationId = await control.talking('ann', hz.caller);
    await control.untilHeard({ caller: ['ann'], ann: ['caller'] });
    const record = (action: 'start' | 'pause' | 'resume') =>
      control.act({ type: 'call.record', conversationId, action });
    await record('start');
    await control.listen(2_000);
    await consultBen(conversationId);
    await control.untilHeard({ caller: ['music'], ann: ['ben'] });
    await control.act({ type: 'call.three_way', conversationId });
    await control.listen(1_000);
    await record('pause');
    await control.act({ type: 'floor.barge', conversationId, supervisorId: 'sue' });
    await control.untilHeard({ caller: ['ann', 'ben', 'sue'] });
    await control.act({ type: 'floor.leave', supervisorId: 'sue' });
    await control.untilHeard({ caller: ['ann', 'ben'] });
    await control.kill();
    await control.takeOver();
    await record('resume');
    await control.listen(1_500);
    control.party('caller').hangUp();
    await expect.poll(() => control.archive.files.size, { timeout: 10_000 }).toBe(1);
    const [[id, file] = ['', new Uint8Array()]] = control.archive.files;
    expect(control.archive.kept.get(id)).toMatchObject({ purpose: 'call', status: 'stored' });
    const { samples, sampleRateHz } = parseWav(Buffer.from(file));
    const windows = Array.from({ length: Math.floor(samples.length / sampleRateHz) * 2 }, (_, index) =>
      samples.subarray((index * sampleRateHz) / 2, ((index + 1) * sampleRateHz) / 2),
    );
    const withTone = (pitchHz: number) => windows.filter((window) => toneShare(window, pitchHz, sampleRateHz) > 0.1);
    expect(withTone(hz.caller).length).toBeGreaterThan(windows.length / 2);
    expect(withTone(hz.ann).length).toBeGreaterThan(3);
    expect(withTone(hz.ben).length).toBeGreaterThan(2);
    expect(withTone(hz.sue)).toEqual([]);
  });
});
