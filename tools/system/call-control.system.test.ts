import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConversationLive, DeskAction } from '@patchbay/records';
import { listCalls, listRecordings } from '@patchbay/records';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseWav, toneShare } from '../sip/src/index.ts';
import type { TestAgent } from './centre-driver.ts';
import { Ears, music } from './ears.ts';
import { QueueTrial, type TestCaller } from './queue-trial.ts';

const whisperHz = 2_300;
const frameMs = 20;

/** Every row of the call-control table, through the whole product: what each party hears is told by pitch. */
describe('what each party of a call hears', () => {
  let trial: QueueTrial;
  let queueId: string;
  let askedQueueId: string;
  let number: string;
  let ann: TestAgent;
  let ben: TestAgent;
  let sue: TestAgent;
  let caller: TestCaller;
  let ears: Ears;

  beforeAll(async () => {
    trial = await QueueTrial.start();
    queueId = await trial.centre.addQueue('control');
    askedQueueId = await trial.centre.addQueue('asked');
    [ann, ben, sue] = await trial.centre.addAgents([
      { name: 'ann', queueIds: [queueId] },
      { name: 'ben', queueIds: [askedQueueId], behaviour: { kind: 'answer', afterMs: 1_500 } },
      { name: 'sue', queueIds: [] },
    ]);
    number = await trial.numberFor(queueId);
  });
  afterEach(async () => {
    await trial.clear();
    const bridges = await trial.product.stack.asterisk.cli('bridge show all');
    expect(bridges.trim().split('\n').slice(1)).toEqual([]);
  });
  afterAll(async () => {
    await trial?.stop();
  });

  const earOf = (agent: TestAgent) => () => {
    const { current, toneHz } = agent.phone;
    return current === null ? null : { heard: current.heard, toneHz };
  };

  /** A caller who has reached ann; all others are signed in and stand by. */
  async function talking(at = number): Promise<string> {
    await trial.centre.ready(ann, ben, sue);
    caller = await trial.caller(at);
    const heardByCaller = { heard: caller.call.heard, toneHz: caller.toneHz };
    ears = new Ears({
      caller: () => heardByCaller,
      ann: earOf(ann),
      ben: earOf(ben),
      sue: earOf(sue),
    });
    await ears.hear({ caller: ['ann'], ann: ['caller'] });
    const fields = await trial.centre.line.floor();
    const live = fields.find((field): field is ConversationLive => field.kind === 'conversation');
    if (live === undefined) throw new Error('The floor shows no conversation');
    return live.id;
  }

  const press = (action: DeskAction) => trial.centre.press(action);
  const consultBen = (conversationId: string) =>
    press({ type: 'call.consult', conversationId, target: { kind: 'agent', agentId: ben.id } });

  /** As kill -9 does; another process goes on. */
  const killRuntime = async () => {
    const pid = trial.product.stack.pidOf('runtime');
    if (pid === undefined) throw new Error('The runtime does not run');
    process.kill(pid, 'SIGKILL');
    await trial.centre.until('the runtime serves again', async () => {
      const reply = await trial.centre.line.send({ type: 'agent.ready', agentId: sue.id });
      return reply?.ok === true;
    });
  };

  /** Lets the caller hear so much more sound, whatever it is. */
  const listen = async (durationMs: number) => {
    const { frames } = caller.call.heard;
    const until = frames.length + durationMs / frameMs;
    await trial.centre.until('the caller hears more', async () => frames.length >= until);
  };

  it('held: music for the caller, silence for the agent', async () => {
    const conversationId = await talking();
    await press({ type: 'call.hold', conversationId });
    await ears.hear({ caller: [music], ann: [] });
    await press({ type: 'call.resume', conversationId });
    await ears.hear({ caller: ['ann'], ann: ['caller'] });
  });

  it('consulting, swapped, three together, and put through', async () => {
    const conversationId = await talking();
    await consultBen(conversationId);
    await ears.hear({ caller: [music], ann: [music] });
    await ears.hear({ caller: [music], ann: ['ben'], ben: ['ann'] });
    await press({ type: 'call.swap', conversationId });
    await ears.hear({ caller: ['ann'], ann: ['caller'], ben: [music] });
    await press({ type: 'call.three_way', conversationId });
    await ears.hear({ caller: ['ann', 'ben'], ann: ['ben', 'caller'], ben: ['ann', 'caller'] });
    await press({ type: 'call.complete_transfer', conversationId });
    await ears.hear({ caller: ['ben'], ben: ['caller'] });
    await trial.centre.untilAgent(ann.id, 'ready');
    await trial.centre.untilAgent(ben.id, 'talking');
    ben.phone.current?.hangUp();
    await trial.goesOn(caller, 'answered');
  });

  it('a supervisor who listens, whispers, barges in and takes over', async () => {
    const conversationId = await talking();
    const supervise = (type: 'floor.listen' | 'floor.whisper' | 'floor.barge' | 'floor.take_over') =>
      press({ type, conversationId, supervisorId: sue.id });
    await supervise('floor.listen');
    await ears.hear({ caller: ['ann'], ann: ['caller'], sue: ['ann', 'caller'] });
    await supervise('floor.whisper');
    await ears.hear({ caller: ['ann'], ann: ['caller', 'sue'], sue: ['ann', 'caller'] });
    await supervise('floor.barge');
    await ears.hear({ caller: ['ann', 'sue'], ann: ['caller', 'sue'], sue: ['ann', 'caller'] });
    await supervise('floor.take_over');
    await ears.hear({ caller: ['sue'], sue: ['caller'] });
    await trial.centre.untilAgent(ann.id, 'ready');
    sue.phone.current?.hangUp();
    await trial.goesOn(caller, 'answered');
  });

  it('whispered to before being connected', async () => {
    const audio = await trial.product.addTone(whisperHz, 1_500);
    const whispering = await trial.numberFor(queueId, {
      whisper: [{ kind: 'recording', audio: { 'en-US': audio } }],
    });
    const rung = ann.phone.nextCall();
    const talk = talking(whispering);
    const received = await rung;
    await received.heard.nextTone(whisperHz);
    await talk;
    const heardIt = caller.call.heard.frames.some(({ samples }) => toneShare(samples, whisperHz) > 0.3);
    expect(heardIt).toBe(false);
  });

  it('the same, while the runtime is killed in every state', async () => {
    const conversationId = await talking();
    await press({ type: 'call.hold', conversationId });
    await ears.hear({ caller: [music], ann: [] });
    await killRuntime();
    await ears.hear({ caller: [music], ann: [] });
    await consultBen(conversationId);
    await ears.hear({ caller: [music], ann: ['ben'], ben: ['ann'] });
    await killRuntime();
    await ears.hear({ caller: [music], ann: ['ben'], ben: ['ann'] });
    await press({ type: 'call.three_way', conversationId });
    await ears.hear({ caller: ['ann', 'ben'], ann: ['ben', 'caller'], ben: ['ann', 'caller'] });
    await killRuntime();
    await ears.hear({ caller: ['ann', 'ben'], ann: ['ben', 'caller'], ben: ['ann', 'caller'] });
    await press({ type: 'call.complete_transfer', conversationId });
    await ears.hear({ caller: ['ben'], ben: ['caller'] });
    ben.phone.current?.hangUp();
    await trial.goesOn(caller, 'answered');
  });

  it('a queue that is asked, while the runtime is killed before and after somebody of it has answered', async () => {
    const conversationId = await talking();
    await press({ type: 'agent.not_ready', agentId: ben.id, reasonId: 'break' });
    await press({ type: 'call.consult', conversationId, target: { kind: 'queue', queueId: askedQueueId } });
    await ears.hear({ caller: [music], ann: [music] });
    await killRuntime();
    await ears.hear({ caller: [music], ann: [music] });
    await press({ type: 'agent.ready', agentId: ben.id });
    await ears.hear({ caller: [music], ann: ['ben'], ben: ['ann'] });
    await killRuntime();
    await ears.hear({ caller: [music], ann: ['ben'], ben: ['ann'] });
    await press({ type: 'call.complete_transfer', conversationId });
    await ears.hear({ caller: ['ben'], ben: ['caller'] });
    await trial.centre.untilAgent(ann.id, 'ready');
    await trial.centre.untilAgent(ben.id, 'talking');
    ben.phone.current?.hangUp();
    await trial.goesOn(caller, 'answered');
  });

  it('recorded whole: both sides, over hold and the death of the runtime, and nothing of a pause', async () => {
    const conversationId = await talking();
    const record = (action: 'start' | 'pause' | 'resume') => press({ type: 'call.record', conversationId, action });
    await record('start');
    await listen(2_500);
    await press({ type: 'call.hold', conversationId });
    await ears.hear({ caller: [music] });
    await press({ type: 'call.resume', conversationId });
    await ears.hear({ caller: ['ann'] });
    await record('pause');
    await press({ type: 'floor.barge', conversationId, supervisorId: sue.id });
    await ears.hear({ caller: ['ann', 'sue'] });
    await press({ type: 'floor.leave', supervisorId: sue.id });
    await ears.hear({ caller: ['ann'] });
    await killRuntime();
    await record('resume');
    await listen(2_500);
    await caller.call.hangUp();
    const { db, stack } = trial.product;
    const [call] = (await listCalls(db, { callerNumber: caller.from })).calls;
    const stored = async () => (await listRecordings(db, call?.id ?? '')).find(({ status }) => status === 'stored');
    await trial.centre.until('the recording is stored', async () => (await stored()) !== undefined);
    const recording = await stored();
    expect(recording).toMatchObject({ purpose: 'call' });
    const { samples, sampleRateHz } = parseWav(readFileSync(join(stack.home, 'media', recording?.path ?? '')));
    const half = sampleRateHz / 2;
    const windows = Array.from({ length: Math.floor(samples.length / half) }, (_, index) =>
      samples.subarray(index * half, (index + 1) * half),
    );
    const withTone = (toneHz: number) =>
      windows.filter((window) => toneShare(window, toneHz, sampleRateHz) > 0.1).length;
    expect(withTone(caller.toneHz)).toBeGreaterThan(6);
    expect(withTone(ann.phone.toneHz)).toBeGreaterThan(4);
    expect(withTone(sue.phone.toneHz)).toBe(0);
  });
});
