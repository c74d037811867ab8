import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agentQueues, customerNumbers, customers } from '@patchbay/drizzle';
import { getSeatCall } from '@patchbay/records';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureChromium } from '../../../tools/stack/src/index.ts';
import { CentreDriver } from '../../../tools/system/centre-driver.ts';
import { Product } from '../../../tools/system/product.ts';
import { queueFlow } from '../../../tools/system/queue-documents.ts';
import { heardAtSeat, humInsteadOfMicrophone, SeatWires } from './seat-browser.ts';
import { StudioBrowser } from './studio-browser.ts';

const number = '7300';
const callerNumber = '+493055500123';
const agentHz = 700;
const callerHz = 1_300;
const mei = 'demo-person-mei';

describe('an agent at the seat', () => {
  let product: Product;
  let centre: CentreDriver;
  let studio: StudioBrowser;
  let page: Page;
  let wires: SeatWires;
  let queueId: string;
  let credentials: { agents: { name: string; email: string; password: string }[] };

  const button = (name: RegExp | string) => page.getByRole('button', { name });
  const status = () => page.locator('#content header').first().getByRole('status').first();
  const inCall = () => page.getByRole('region', { name: 'Call', exact: true });
  const untilHeard = async (hz: number) =>
    await expect.poll(async () => Math.abs(((await heardAtSeat(page)) ?? 0) - hz) < 30, { timeout: 45_000 }).toBe(true);

  beforeAll(async () => {
    const parts = ['postgres', 'redis', 'asterisk', 'espeak', 'runtime', 'studio'] as const;
    product = await Product.start({ parts });
    centre = await CentreDriver.open(product);
    queueId = await centre.addQueue('seat', { wrapUpMs: 600_000, wrapUpRequired: true });
    await product.db.insert(agentQueues).values({ userId: mei, queueId });
    await product.db.insert(customers).values({ id: 'seat-customer', name: 'Erika Muster', level: 'gold' });
    await product.db.insert(customerNumbers).values({ number: callerNumber, customerId: 'seat-customer' });
    await centre.line.announce({ kind: 'centre' });
    const after = await product.addTone(440, 500);
    const sounds = { answered: after, voicemail: after, callback: after, failed: after };
    await product.publish(queueFlow('Seat', queueId, sounds), number);
    credentials = JSON.parse(readFileSync(join(product.stack.home, 'credentials.json'), 'utf8'));
    const person = credentials.agents.find(({ name }) => name.startsWith('Mei'));
    if (person === undefined) throw new Error('the demo centre has nobody called Mei');
    studio = await StudioBrowser.open({
      url: product.stack.studioUrl,
      ...person,
      browserPath: await ensureChromium(),
    });
    page = studio.page;
    page.setDefaultTimeout(45_000);
    wires = await SeatWires.cuttable(page);
    await humInsteadOfMicrophone(page, agentHz);
    await page.goto(`${product.stack.studioUrl}/seat`);
  });
  afterAll(async () => {
    await studio?.close();
    centre?.close();
    await product?.stop();
  });

  it('checks the microphone, signs in, and becomes ready', async () => {
    await page.getByText('The microphone hears you').waitFor();
    await button(/^Sign in$/).click();
    await status().getByText('Not ready').waitFor();
    await page.getByText('Phone ready').waitFor();
    await page.keyboard.press('r');
    await status().getByText('Ready', { exact: true }).waitFor();
    expect((await centre.agent(mei))?.phone).toBe('ready');
  });

  it('sees who calls, answers by keyboard; both hear each other, and on hold the agent hears nothing of the caller', async () => {
    const call = await product.call(number, { from: callerNumber });
    call.hum(callerHz);
    await inCall()
      .getByRole('heading', { name: /Erika Muster/ })
      .waitFor();
    await inCall().getByText('gold').waitFor();
    await button(/^Answer/).waitFor();
    await page.keyboard.press('a');
    await inCall().getByText('Talking').waitFor();
    await untilHeard(callerHz);
    await call.heard.nextTone(agentHz);

    await page.keyboard.press('h');
    await inCall().getByText('On hold').waitFor();
    await expect.poll(() => heardAtSeat(page), { timeout: 45_000 }).toBe(null);
    await page.keyboard.press('h');
    await inCall().getByText('Talking').waitFor();
    await untilHeard(callerHz);

    await page.keyboard.press('m');
    await button(/^Unmute/).waitFor();
    await page.keyboard.press('m');
    await call.heard.nextTone(agentHz);

    await page.keyboard.press('n');
    await page.keyboard.type('Wants the invoice again.');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await status().getByText('After-call work').waitFor();
    // The caller goes on in the flow.
    await call.heard.nextTone(440);
    await call.ended;
  });

  it('says what the call was about before the after-call work ends', async () => {
    await page.keyboard.press('f');
    await page.getByText('This queue wants to know what the call was about.', { exact: false }).waitFor();
    await page.getByRole('group', { name: 'Wrap-up code' }).getByRole('button').first().click();
    await page.getByRole('group', { name: 'Wrap-up code' }).getByRole('button', { pressed: true }).waitFor();
    await page.keyboard.press('f');
    await status().getByText('Ready', { exact: true }).waitFor();
    const { callId } = (await page.evaluate(() =>
      JSON.parse(sessionStorage.getItem('patchbay.seat.call') ?? '{}'),
    )) as {
      callId: string;
    };
    const kept = await getSeatCall(product.db, callId);
    expect(kept.notes.map(({ text }) => text)).toEqual(['Wants the invoice again.']);
    expect(kept.conversations).toMatchObject([{ agentId: mei, wrapUpCodeId: expect.any(String) }]);
  });

  const wrapUp = async () => {
    await status().getByText('After-call work').waitFor();
    const codes = page.getByRole('group', { name: 'Wrap-up code' });
    await codes.getByRole('button').first().click();
    await codes.getByRole('button', { pressed: true }).waitFor();
    await page.keyboard.press('f');
    await status().getByText('Ready', { exact: true }).waitFor();
  };

  it('says that its line is cut, and has it again with the call: both talk on, and the agent ends it', async () => {
    const call = await product.call(number, { from: callerNumber });
    call.hum(callerHz);
    await button(/^Answer/).waitFor();
    await page.keyboard.press('a');
    // What the page hears of a call before this one may still be there.
    await inCall().getByText('Talking').waitFor();
    await untilHeard(callerHz);
    await wires.cutSignalling();
    await page.getByText('The phone has no line').waitFor();
    await page.getByText('Phone ready').waitFor();
    await untilHeard(callerHz);
    await call.heard.nextTone(agentHz);
    await page.keyboard.press('e');
    await call.heard.nextTone(440);
    await wrapUp();
  });

  it('keeps its call over a reload: the caller hears music, and then the same agent in the same conversation', async () => {
    const call = await product.call(number, { from: callerNumber });
    call.hum(callerHz);
    await button(/^Answer/).waitFor();
    await page.keyboard.press('a');
    // What the page hears of a call before this one may still be there.
    await inCall().getByText('Talking').waitFor();
    await untilHeard(callerHz);
    const before = await centre.untilAgent(mei, 'talking');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await inCall().getByText('Talking').waitFor();
    await untilHeard(callerHz);
    await call.heard.nextTone(agentHz);
    const after = await centre.untilAgent(mei, 'talking');
    expect(after).toMatchObject({ conversationId: before?.conversationId, sinceMs: before?.sinceMs });
    await call.hangUp();
    await wrapUp();
  });

  it('has one phone for all tabs: the second takes it over, and its agent stays ready', async () => {
    const second = await studio.context.newPage();
    await second.goto(`${product.stack.studioUrl}/seat`);
    await second.getByRole('button', { name: 'Use it here' }).click();
    await second.getByText('Phone ready').waitFor();
    await page.getByText('Phone in another tab').waitFor();
    await second.close();
    await page.getByText('Phone ready').waitFor();
    await status().getByText('Ready', { exact: true }).waitFor();
    expect(studio.errors).toEqual([]);
  });

  it('has its phone again, and is ready, after Asterisk was killed and started anew', async () => {
    const pid = product.stack.pidOf('asterisk');
    if (pid === undefined) throw new Error('Asterisk does not run');
    process.kill(pid, 'SIGKILL');
    await page.getByText('The phone has no line').waitFor();
    await page.getByText('Phone ready').waitFor({ timeout: 60_000 });
    await status().getByText('Ready', { exact: true }).waitFor();
    const call = await product.call(number, { from: callerNumber });
    call.hum(callerHz);
    await button(/^Answer/).waitFor();
    await page.keyboard.press('a');
    // What the page hears of a call before this one may still be there.
    await inCall().getByText('Talking').waitFor();
    await untilHeard(callerHz);
    await call.hangUp();
  });
});
