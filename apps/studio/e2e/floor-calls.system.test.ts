import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agents } from '@patchbay/drizzle';
import { listAudit } from '@patchbay/records';
import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeskPhone, type HeardAudio, toneShare } from '../../../tools/sip/src/index.ts';
import { ensureChromium, pollUntil } from '../../../tools/stack/src/index.ts';
import { QueueTrial } from '../../../tools/system/queue-trial.ts';
import { heardAtSeat, humInsteadOfMicrophone } from './seat-browser.ts';
import { StudioBrowser } from './studio-browser.ts';

const sofia = 'demo-person-sofia';
const supervisorHz = 850;
const heardMsMax = 45_000;
const lookBackMs = 400;
/** Of two who hum as loud at once, each is about a half of what is heard. */
const shareOfTwoMin = 0.2;
const shareUnheardMax = 0.02;

/** Both tones at once. */
async function hearsBoth(heard: HeardAudio, ...tonesHz: [number, number]): Promise<boolean> {
  return await pollUntil(async () => {
    const samples = heard.samples(performance.now() - lookBackMs);
    return tonesHz.every((hz) => toneShare(samples, hz) > shareOfTwoMin);
  }, heardMsMax);
}

describe('a supervisor on the floor, with real calls', () => {
  let trial: QueueTrial;
  let studio: StudioBrowser;
  let page: Page;
  let ownPhone: DeskPhone;

  const board = (name: string) => page.getByRole('listbox', { name });
  const row = (name: string, text: string) => board(name).getByRole('option').filter({ hasText: text });
  const act = async (name: string, text: string, item: string) => {
    await row(name, text).click({ button: 'right' });
    await page.getByRole('menuitem', { name: item }).click();
  };

  const choose = async (name: string, text: string, group: string, item: string) => {
    await row(name, text).click({ button: 'right' });
    await page.getByRole('menuitem', { name: group }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  beforeAll(async () => {
    trial = await QueueTrial.start({
      parts: ['postgres', 'redis', 'asterisk', 'espeak', 'sipp', 'runtime', 'studio'],
    });
    const { stack, db } = trial.product;
    const people = JSON.parse(readFileSync(join(stack.home, 'credentials.json'), 'utf8')).agents as {
      name: string;
      email: string;
      password: string;
    }[];
    const person = people.find(({ name }) => name.startsWith('Sofia'));
    if (person === undefined) throw new Error('the demo centre has no supervisor');
    ownPhone = await DeskPhone.open('sofia', supervisorHz, { kind: 'answer', afterMs: 0 });
    await db.update(agents).set({ phoneKind: 'sip', sipAddress: ownPhone.address }).where(eq(agents.userId, sofia));
    await trial.centre.line.announce({ kind: 'centre' });
    studio = await StudioBrowser.open({ url: stack.studioUrl, ...person, browserPath: await ensureChromium() });
    page = studio.page;
    page.setDefaultTimeout(45_000);
  });
  afterAll(async () => {
    await studio?.close();
    ownPhone?.close();
    await trial?.stop();
  });

  it('sees a caller wait and why, moves them up, listens to their call, leaves it and hangs it up', async () => {
    const queueId = await trial.centre.addQueue('Floor');
    const [ada] = await trial.centre.addAgents([{ name: 'Ada', queueIds: [queueId] }]);
    const number = await trial.numberFor(queueId);
    await trial.centre.signIn(ada.id);
    await trial.centre.signIn(sofia);
    await page.goto(`${trial.product.stack.studioUrl}/floor`);
    const first = await trial.waiting(queueId, number, { from: '4915550001' });
    const second = await trial.waiting(queueId, number, { from: '4915550002' });
    await row('Waiting', first.from).waitFor();
    await row('Agents', 'Ada').getByText('Not ready').waitFor();

    await act('Waiting', second.from, 'Move to the front');
    await page.getByText('The caller is next.').waitFor();
    await act('Agents', 'Ada', 'Make ready');
    const received = await trial.talk(second, ada);
    await row('Conversations', second.from).getByText('Talking').waitFor();
    await row('Agents', 'Ada').getByText(second.from).waitFor();

    await row('Conversations', second.from).click();
    await board('Conversations').focus();
    await page.keyboard.press('l');
    await page.getByText(`You are in the call of Ada with ${second.from}`).waitFor();
    await row('Conversations', second.from).getByText('Sofia Brandt listens').waitFor();
    const own = ownPhone.current?.heard;
    expect(own && (await hearsBoth(own, second.toneHz, ada.phone.toneHz))).toBe(true);
    await page.getByRole('button', { name: 'Barge in' }).click();
    expect(await hearsBoth(received.heard, second.toneHz, supervisorHz)).toBe(true);
    await page.getByRole('button', { name: 'Leave the call' }).click();
    await page.getByText('You are in the call of').waitFor({ state: 'detached' });

    await act('Conversations', second.from, 'Hang up');
    await page.getByRole('button', { name: 'Hang up', exact: true }).click();
    await second.call.ended;
    await row('Conversations', second.from).waitFor({ state: 'detached' });

    const entries = await listAudit(trial.product.db, { subjectId: await trial.callId(second) });
    expect(entries.map(({ action }) => action)).toEqual([
      'call.hung_up',
      'conversation.left',
      'conversation.barged_into',
      'conversation.listened_to',
      'call.moved',
    ]);
    expect((await listAudit(trial.product.db, { subjectId: ada.id }))[0]).toMatchObject({
      action: 'agent.state_forced',
      before: { agent: 'Ada', status: 'not_ready' },
      after: { agent: 'Ada', status: 'ready' },
    });
    expect(studio.errors).toEqual([]);
  });

  it('listens through this tab, whose phone starts with that click; whispers to the agent alone, and takes the call over', async () => {
    const { centre, product } = trial;
    await centre.signOut({ id: sofia, name: 'Sofia', phone: ownPhone });
    await product.db.update(agents).set({ phoneKind: 'browser', sipAddress: null }).where(eq(agents.userId, sofia));
    await centre.line.announce({ kind: 'centre' });
    await humInsteadOfMicrophone(page, supervisorHz);
    await page.reload();
    const queueId = await centre.addQueue('Whispered');
    const [ben] = await centre.addAgents([{ name: 'Ben', queueIds: [queueId] }]);
    const number = await trial.numberFor(queueId);
    await centre.ready(ben);
    const caller = await trial.caller(number, { from: '4915550003', toneHz: 2_100 });
    const received = await trial.talk(caller, ben);

    await act('Conversations', caller.from, 'Whisper');
    await page.getByText(`You are in the call of Ben with ${caller.from}`).waitFor();
    await row('Conversations', caller.from).getByText('Sofia Brandt whispers').waitFor();
    await centre.until('the supervisor hears the call', async () => {
      const hz = (await heardAtSeat(page)) ?? 0;
      return Math.abs(hz - caller.toneHz) < 30 || Math.abs(hz - ben.phone.toneHz) < 30;
    });
    expect(await hearsBoth(received.heard, caller.toneHz, supervisorHz)).toBe(true);
    const atCaller = caller.call.heard.samples(performance.now() - lookBackMs);
    expect(toneShare(atCaller, ben.phone.toneHz)).toBeGreaterThan(shareOfTwoMin);
    expect(toneShare(atCaller, supervisorHz)).toBeLessThan(shareUnheardMax);

    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take over' }).click();
    await caller.call.heard.nextTone(supervisorHz);
    await centre.untilAgent(sofia, 'talking');
    await centre.until('the agent has left', async () => received.state === 'ended');
    await centre.untilAgent(ben.id, 'ready');
    await caller.call.hangUp();
    const entries = await listAudit(product.db, { subjectId: await trial.callId(caller) });
    expect(entries.map(({ action }) => action)).toEqual(['conversation.taken_over', 'conversation.whispered_into']);
  });

  it('sends a waiting caller to another queue, gives one to an agent, and signs the agent out', async () => {
    const { centre } = trial;
    const served = await centre.addQueue('Served');
    const deserted = await centre.addQueue('Deserted');
    const [cyd] = await centre.addAgents([{ name: 'Cyd', queueIds: [served] }]);
    const number = await trial.numberFor(deserted);
    await centre.ready(cyd);
    // Names of agents who are new are read with the page.
    await page.reload();
    await row('Agents', 'Cyd').getByText('Ready').waitFor();
    const moved = await trial.waiting(deserted, number, { from: '4915550004' });
    await choose('Waiting', moved.from, 'Move to queue', 'Served');
    await page.getByText('The caller waits in Served now.').waitFor();
    await trial.talk(moved, cyd);
    await moved.call.hangUp();
    await centre.untilAgent(cyd.id, 'ready');

    const given = await trial.waiting(deserted, number, { from: '4915550005' });
    await row('Agents', 'Cyd').getByText('Ready').waitFor();
    await choose('Waiting', given.from, 'Give to agent', 'Cyd');
    await trial.talk(given, cyd);
    await act('Agents', 'Cyd', 'Sign out');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('Cyd was signed out.').waitFor();
    await given.call.hangUp();
    await centre.untilAgent(cyd.id, 'signed_out');
    expect(studio.errors).toEqual([]);
  });
});
