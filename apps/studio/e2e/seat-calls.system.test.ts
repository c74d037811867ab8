import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  agentQueues,
  agents,
  customerNumbers,
  customers,
  formAnswers,
  quickPhrases,
  recordings,
  satisfactionAnswers,
} from '@patchbay/drizzle';
import { createDialRule, createTrunk, getSeatCall, setSetting } from '@patchbay/records';
import type { Page } from '@playwright/test';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Callee, type HeardAudio, type ReceivedCall, toneShare } from '../../../tools/sip/src/index.ts';
import { ensureChromium, pollUntil } from '../../../tools/stack/src/index.ts';
import type { TestAgent } from '../../../tools/system/centre-driver.ts';
import { flow, node, sound, variable } from '../../../tools/system/documents.ts';
import { afterHz, QueueTrial } from '../../../tools/system/queue-trial.ts';
import { heardAtSeat, humInsteadOfMicrophone } from './seat-browser.ts';
import { StudioBrowser } from './studio-browser.ts';

const mei = 'demo-person-mei';
const actor = { id: null, name: 'System test' };
const agentHz = 700;
const callerHz = 1_300;
const carrierHz = 2_900;
const questionHz = 2_300;
const number = '7400';
const ownNumber = '7401';
const customerNumber = '+4930901850';
const expertNumber = '+4930901851';
const mobileNumber = '+4930901852';
/** The microphone of a browser is louder than a telephone that hums. */
const shareOfTwoMin = 0.08;
const seatReturnSeconds = 5;

describe('what agents do with calls, in the browser', () => {
  let trial: QueueTrial;
  let studio: StudioBrowser;
  let page: Page;
  let carrier: Callee;
  let ben: TestAgent;
  let queueId: string;

  const button = (name: RegExp | string) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const status = () => page.locator('#content header').first().getByRole('status').first();
  const inCall = () => page.getByRole('region', { name: 'Call', exact: true });
  const until = async (what: string, test: () => Promise<boolean>) => await trial.centre.until(what, test);
  const untilHeard = async (hz: number) =>
    await until(`${hz} Hz at the seat`, async () => Math.abs(((await heardAtSeat(page)) ?? 0) - hz) < 30);
  const hearsAll = async (heard: HeardAudio, ...tonesHz: number[]) =>
    await pollUntil(async () => {
      const samples = heard.samples(performance.now() - 400);
      return tonesHz.every((hz) => toneShare(samples, hz) > shareOfTwoMin);
    }, 45_000);
  const recordingOf = async () => {
    const { conversationId } = (await trial.centre.untilAgent(mei, 'talking')) ?? {};
    const fields = await trial.centre.line.floor();
    const live = fields.find((field) => field.kind === 'conversation' && field.id === conversationId);
    return live?.kind === 'conversation' ? live.recording : null;
  };
  /** Whatever comes in for her is answered by the seat itself. */
  const talk = async (from: string, dialled = number) => {
    const caller = await trial.caller(dialled, { from, toneHz: callerHz });
    await inCall().getByText('Talking').waitFor();
    await untilHeard(callerHz);
    return caller;
  };
  /** Her other queues give her time after a call of her own. */
  const finishWrapUp = async () => {
    await status().getByText('After-call work').waitFor();
    await page.keyboard.press('f');
    await status().getByText('Ready', { exact: true }).waitFor();
  };
  const chooseTarget = async (search: string, what: 'Transfer' | 'Consult') => {
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'Transfer or consult' });
    await dialog.getByRole('searchbox').fill(search);
    await dialog.getByRole('listitem').filter({ hasText: search }).getByRole('button', { name: what }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    trial = await QueueTrial.start({ parts: ['postgres', 'redis', 'asterisk', 'espeak', 'runtime', 'studio'] });
    const { product, centre } = trial;
    const { db, stack } = product;
    carrier = await Callee.listen({ kind: 'answer', afterMs: 100 });
    carrier.onCall((call) => call.hum(carrierHz));
    await createDialRule(db, actor, { kind: 'prefix', pattern: '+4930', allow: true, note: '' });
    const line = { name: 'carrier', host: '127.0.0.1', port: carrier.port, transport: 'udp', username: null } as const;
    const trunk = { ...line, codecs: ['ulaw' as const], callerId: null, enabled: true, position: 0 };
    await createTrunk(db, actor, 'carrier', trunk, stack.appEnv.PATCHBAY_SECRET ?? '');
    await centre.line.announce({ kind: 'trunk', id: 'carrier' });
    queueId = await centre.addQueue('calls');
    await setSetting(db, actor, 'calls.seatReturnSeconds', seatReturnSeconds);
    [ben] = await centre.addAgents([{ name: 'Ben', queueIds: [] }]);
    await db.insert(agentQueues).values({ userId: mei, queueId });
    await db.update(agents).set({ autoAnswer: true }).where(eq(agents.userId, mei));
    await db.insert(customers).values({ id: 'calls-customer', name: 'Erika Muster' });
    await db.insert(customerNumbers).values({ number: customerNumber, customerId: 'calls-customer' });
    await db.insert(quickPhrases).values({ id: 'calls-phrase', title: 'Refund', text: 'The refund takes three days.' });
    await centre.line.announce({ kind: 'centre' });
    const question = await product.addTone(questionHz, 1_500);
    await product.publish(
      flow(
        'Calls at the seat',
        [
          node('start', 'start'),
          node('form', 'agent_form', {
            titleEn: 'About this call',
            fields: [{ variable: 'reason', labelEn: 'Reason', labelZh: '', kind: 'text', options: [], required: true }],
          }),
          node('queue', 'queue', { queueId }),
          node('button', 'agent_action', { labelEn: 'To the end' }),
          node('ask', 'ask_satisfaction', { prompt: sound(question), thanks: [] }),
          node('after', 'say', { prompt: sound(trial.tones.answered) }),
          node('failed', 'say', { prompt: sound(trial.tones.failed) }),
          node('bye', 'hang_up', { prompt: [] }),
        ],
        [
          'start.next > form',
          'form.next > queue',
          'queue.answered > ask',
          'queue.failed > failed',
          'button.pressed > after',
          'ask.answered > after',
          'ask.no_answer > failed',
          'after.next > bye',
          'failed.next > bye',
        ],
        [variable('reason')],
      ),
      number,
    );
    await product.publish(
      flow(
        'One agent by name',
        [
          node('start', 'start'),
          node('agent', 'transfer_agent', { agentId: mei }),
          node('failed', 'say', { prompt: sound(trial.tones.failed) }),
          node('bye', 'hang_up', { prompt: [] }),
        ],
        [
          'start.next > agent',
          'agent.answered > bye',
          'agent.voicemail > failed',
          'agent.failed > failed',
          'failed.next > bye',
        ],
      ),
      ownNumber,
    );
    const people = JSON.parse(readFileSync(join(stack.home, 'credentials.json'), 'utf8')).agents as {
      name: string;
      email: string;
      password: string;
    }[];
    const person = people.find(({ name }) => name.startsWith('Mei'));
    if (person === undefined) throw new Error('the demo centre has nobody called Mei');
    studio = await StudioBrowser.open({ url: stack.studioUrl, ...person, browserPath: await ensureChromium() });
    page = studio.page;
    page.setDefaultTimeout(45_000);
    await humInsteadOfMicrophone(page, agentHz);
    await page.goto(`${stack.studioUrl}/seat`);
    await button('Sign in').click();
    await page.getByText('Phone ready').waitFor();
    await status().getByText('Not ready').waitFor();
    await page.keyboard.press('r');
    await status().getByText('Ready', { exact: true }).waitFor();
  });
  afterAll(async () => {
    await studio?.close();
    carrier?.close();
    await trial?.stop();
  });

  it('calls a number through a line; keys arrive, and the recording is paused, resumed and stopped', async () => {
    const atCarrier = carrier.nextCall();
    await page.keyboard.press('l');
    await page.keyboard.type('+49 30 901850');
    await page.keyboard.press('Enter');
    const received = await atCarrier;
    expect(received.number).toBe(customerNumber);
    await inCall().getByText('Talking').waitFor();
    await untilHeard(carrierHz);
    await received.heard.nextTone(agentHz);

    const callId = (await trial.centre.untilAgent(mei, 'talking'))?.callId ?? '';
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    await page.getByRole('group', { name: 'Keypad' }).last().getByRole('button', { name: '5', exact: true }).click();
    await page.keyboard.press('#');
    await until('the keys arrive', async () => received.keys.join('') === '5#');

    await button(/^Record/).click();
    await button(/^Pause recording/).click();
    await until('the recording is paused', async () => (await recordingOf()) === 'paused');
    await button(/^Resume recording/).click();
    await until('the recording goes on', async () => (await recordingOf()) === 'on');
    await button(/^Stop recording/).click();
    await until('nothing is recorded', async () => (await recordingOf()) === 'off');

    await page.keyboard.press('e');
    await until('the far end is left', async () => received.state === 'ended');
    await finishWrapUp();
    const ofCall = trial.product.db.select().from(recordings).where(eq(recordings.callId, callId));
    await until('the recording is kept', async () => (await ofCall).length === 1);
  });

  it('calls a customer again with one click', async () => {
    const atCarrier = carrier.nextCall();
    await page
      .getByRole('list', { name: 'Numbers' })
      .getByRole('button', { name: `Call ${customerNumber}` })
      .click();
    const received = await atCarrier;
    await untilHeard(carrierHz);
    await inCall()
      .getByRole('heading', { name: /Erika Muster/ })
      .waitFor();
    received.hangUp();
    await finishWrapUp();
  });

  it('answers by itself; phrase and form are kept; after a blind transfer to a number the caller is asked how it was', async () => {
    const caller = await talk('4915550301');
    await button('Phrases').click();
    await page.getByRole('listitem').filter({ hasText: 'three days' }).getByRole('button', { name: 'Insert' }).click();
    await page.keyboard.press('Escape');
    await inCall().getByRole('region', { name: 'Note' }).getByText('Saved', { exact: true }).waitFor();
    const form = inCall().getByRole('form', { name: 'About this call' });
    await form.getByRole('textbox', { name: 'Reason' }).fill('Refund');
    await form.getByRole('button', { name: 'Save form' }).click();
    await form.getByText('Saved', { exact: true }).waitFor();
    const callId = await trial.callId(caller);
    const answers = await trial.product.db.select().from(formAnswers).where(eq(formAnswers.callId, callId));
    expect(answers).toMatchObject([{ agentId: mei, nodeId: 'form', values: { reason: 'Refund' } }]);
    await until('the flow knows', async () => /"form.filled".*Refund/.test(await trial.product.story(caller.from)));
    expect((await getSeatCall(trial.product.db, callId)).notes).toMatchObject([
      { text: 'The refund takes three days.' },
    ]);

    await page.locator('h2').first().click();
    const atExpert = carrier.nextCall();
    await chooseTarget(expertNumber, 'Transfer');
    const expert = await atExpert;
    expect(expert.number).toBe(expertNumber);
    await caller.call.heard.nextTone(carrierHz);
    await status().getByText('Ready', { exact: true }).waitFor();
    expert.hangUp();
    await caller.call.heard.nextTone(questionHz);
    await caller.call.press('4');
    await trial.goesOn(caller, 'answered');
    const [satisfaction] = await trial.product.db
      .select()
      .from(satisfactionAnswers)
      .orderBy(desc(satisfactionAnswers.at));
    expect(satisfaction).toMatchObject({ callId, score: 4, agentId: mei });
  });

  it("moves a call by a button of the flow, and blind to a colleague's phone", async () => {
    const first = await talk('4915550302');
    await button('To the end').click();
    await first.call.heard.nextTone(afterHz.answered);
    await first.call.ended;
    await trial.centre.ready(ben);
    await status().getByText('Ready', { exact: true }).waitFor();
    const second = await talk('4915550303');
    await chooseTarget('Ben', 'Transfer');
    await trial.talk(second, ben);
    await status().getByText('Ready', { exact: true }).waitFor();
    await second.call.hangUp();
    await trial.centre.untilAgent(ben.id, 'ready');
  });

  it('asks a colleague, talks with both, and hands the call over', async () => {
    const caller = await talk('4915550304');
    await chooseTarget('Ben', 'Consult');
    const bar = page.getByRole('region', { name: 'Consultation' });
    await bar.getByText('talks with you').waitFor();
    await untilHeard(ben.phone.toneHz);
    await bar.getByRole('button', { name: /^Swap/ }).click();
    await bar.getByText('is on hold').waitFor();
    await untilHeard(callerHz);
    await bar.getByRole('button', { name: 'Three-way' }).click();
    await bar.getByText('all three hear each other').waitFor();
    const atBen = ben.phone.current as ReceivedCall;
    expect(await hearsAll(atBen.heard, callerHz, agentHz)).toBe(true);
    expect(await hearsAll(caller.call.heard, ben.phone.toneHz, agentHz)).toBe(true);
    await page.keyboard.press('c');
    await status().getByText('Ready', { exact: true }).waitFor();
    await trial.talk(caller, ben);
    await caller.call.hangUp();
  });

  it('waits at the head of the line when its agent does not come back, over a kill of the runtime, and is taken first', async () => {
    const lost = await talk('4915550306');
    const other = await trial.waiting(queueId, number, { from: '4915550307' });
    page.once('dialog', (dialog) => void dialog.accept());
    await page.goto('about:blank');
    await trial.centre.until('the call waits for its agent', async () =>
      (await trial.centre.line.floor()).some((field) => field.kind === 'conversation' && field.state === 'away'),
    );
    const pid = trial.product.stack.pidOf('runtime');
    if (pid === undefined) throw new Error('The runtime does not run');
    process.kill(pid, 'SIGKILL');
    await trial.centre.untilWaiting(queueId, 2);
    const [head] = await trial.centre.waitingIn(queueId);
    expect(head).toMatchObject({ id: await trial.callId(lost), position: 1 });
    expect(head?.why.en).toContain('First in line again: the phone of their agent was lost.');
    await page.goto(`${trial.product.stack.studioUrl}/seat`);
    await inCall().getByText('Talking').waitFor();
    await lost.call.heard.nextTone(agentHz);
    expect(await trial.centre.waitingIn(queueId)).toMatchObject([{ id: await trial.callId(other) }]);
    await other.call.hangUp();
    await trial.centre.untilWaiting(queueId, 0);
    await lost.call.hangUp();
    await status().getByText('Ready', { exact: true }).waitFor();
  });

  it('is reached by her own rule once she is signed out', async () => {
    await button('My settings').click();
    await page.getByRole('combobox', { name: 'While I am signed out' }).click();
    await page.getByRole('option', { name: 'A number, such as my mobile' }).click();
    await page.getByRole('textbox', { name: 'Number' }).last().fill('+49 30 901852');
    await button('Save').click();
    await page.getByText('Forwarding saved').waitFor();
    await button('Sign out').click();
    await button('Sign in').waitFor();
    const atMobile = carrier.nextCall();
    const caller = await trial.caller(ownNumber, { from: '4915550305', toneHz: callerHz });
    expect((await atMobile).number).toBe(mobileNumber);
    await caller.call.heard.nextTone(carrierHz);
    await caller.call.hangUp();
    expect(studio.errors).toEqual([]);
  });
});
