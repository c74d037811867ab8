import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listCallSteps, listCalls } from '@patchbay/records';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureChromium, pollUntil } from '../../../tools/stack/src/index.ts';
import { Product } from '../../../tools/system/product.ts';
import { FlowDrawing } from './flow-drawing.ts';
import { StudioBrowser } from './studio-browser.ts';

describe('a designer with nothing but a browser', () => {
  let product: Product;
  let studio: StudioBrowser;
  let drawing: FlowDrawing;
  let drawnByKeyboard: string;

  beforeAll(async () => {
    product = await Product.start({ parts: ['postgres', 'redis', 'asterisk', 'espeak', 'runtime', 'studio'] });
    const { admin } = JSON.parse(readFileSync(join(product.stack.home, 'credentials.json'), 'utf8'));
    studio = await StudioBrowser.open({
      url: product.stack.studioUrl,
      email: admin.email,
      password: admin.password,
      browserPath: await ensureChromium(),
    });
  });
  beforeEach(() => {
    drawing = new FlowDrawing(studio.page);
  });
  afterAll(async () => {
    await studio?.close();
    await product?.stop();
  });

  /** The ports a call of this flow has left by, once it is over. */
  async function wayOfCall(flowId: string): Promise<string[]> {
    const over = async () => (await listCalls(product.db, { flowId, active: false })).calls[0];
    expect(await pollUntil(async () => (await over()) !== undefined, 30_000)).toBe(true);
    const call = await over();
    const steps = call ? await listCallSteps(product.db, call.id) : [];
    return steps.flatMap((step) => (step.kind === 'node.left' ? [step.port ?? ''] : []));
  }

  it('draws a flow by mouse, publishes it, and calls it from the same browser', async () => {
    const flowId = await drawing.create(studio.access.url, 'Drawn by mouse');
    await drawing.drag('menu', { x: 200, y: 330 });
    await drawing.connect('Start', 'Next', 'Menu');
    await drawing.connectNew('Menu', 'Key 1', { x: 160, y: 560 }, 'hang up');
    await drawing.connect('Menu', 'Key 2', 'Hang up');
    await drawing.connect('Menu', 'No input', 'Hang up');
    await drawing.connect('Menu', 'Wrong key', 'Hang up');
    expect(await drawing.edges()).toBe(5);
    await drawing.publish('7001');

    await studio.page.getByRole('button', { name: 'Call from this browser' }).last().click();
    const phone = studio.page.getByRole('region', { name: 'Phone' });
    await phone.getByRole('button', { name: '1', exact: true }).click({ timeout: 30_000 });
    expect(await wayOfCall(flowId)).toEqual(['next', '1']);
    expect(studio.errors).toEqual([]);
  });

  it('draws the same flow by keyboard alone, and anybody can dial it', async () => {
    const { page } = studio;
    const flowId = await drawing.create(studio.access.url, 'Drawn by keyboard');
    drawnByKeyboard = flowId;
    const keys = page.keyboard;
    await drawing.card('Start').focus();
    await keys.press('a');
    await drawing.choose('menu');
    await drawing.focused('Menu');
    await keys.press('a');
    await drawing.choose('hang up');
    await drawing.focused('Hang up');
    for (const port of ['Key 2', 'No input', 'Wrong key']) {
      await keys.press('ArrowUp');
      await drawing.focused('Menu');
      await keys.press('c');
      await drawing.choose(port);
      await drawing.choose('hang up');
      await drawing.focused('Menu');
      await keys.press('ArrowDown');
      await drawing.focused('Hang up');
    }
    expect(await drawing.edges()).toBe(5);
    await keys.press('Control+z');
    await expect.poll(() => drawing.edges()).toBe(4);
    await keys.press('Control+Shift+z');
    await expect.poll(() => drawing.edges()).toBe(5);
    await drawing.publish('7002');

    const call = await product.call('7002');
    await call.heard.nextSound();
    await call.press('2');
    await call.ended;
    expect(await wayOfCall(flowId)).toEqual(['next', '2']);
    expect(studio.errors).toEqual([]);
  });

  it('keeps that call as a scenario, has the rest found, and publishes nothing while a required one fails', async () => {
    const { page } = studio;
    const dialog = page.getByRole('dialog');
    await page.goto(`${studio.access.url}/calls`);
    await page.getByRole('link', { name: 'Keep as scenario' }).first().click();
    await page.locator('[data-step-row="press"]').filter({ hasText: 'Press 2' }).waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText('Every step holds.').waitFor();

    await page.getByRole('button', { name: 'All scenarios' }).click();
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Generate' }).click();
    await dialog.getByRole('checkbox', { name: 'Only what' }).click();
    await dialog.getByRole('button', { name: /^Keep (one|\d+)$/ }).click();
    await page.getByText('100% of the ports are covered').waitFor();
    expect(await page.locator('[data-covered="false"]').count()).toBe(0);

    await page.locator('[data-standing="passed"]').first().getByRole('button').first().click();
    await page.getByRole('switch', { name: 'Required' }).click();
    await page.getByRole('button', { name: 'Add a step' }).click();
    await page.getByRole('menuitem', { name: 'Something is heard' }).click();
    await page.getByRole('textbox', { name: 'Words' }).fill('What nobody says');
    await page.getByText('run it again').waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('.react-flow__node').getByText('What nobody says').waitFor();
    expect(await page.locator('[data-step-state="failed"]').count()).toBe(1);

    await drawing.untilSaved();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await dialog.getByText('A required scenario fails').waitFor();
    expect(await dialog.getByRole('button', { name: /^Publish version/ }).isDisabled()).toBe(true);
    expect(studio.errors).toEqual([]);
  });

  it('sees where callers went, steps through a call with what was heard, and goes on with it in the draft', async () => {
    const { page, access } = studio;
    const call = await product.call('7002');
    await call.heard.nextSound();
    await call.hangUp();
    const over = async () =>
      (await listCalls(product.db, { flowId: drawnByKeyboard, endReason: 'caller_hung_up', active: false })).calls[0];
    expect(await pollUntil(async () => (await over()) !== undefined, 30_000)).toBe(true);

    await page.goto(`${access.url}/flows/${drawnByKeyboard}`);
    await page.getByRole('button', { name: 'Traffic', exact: true }).click();
    const traffic = page.getByRole('region', { name: 'Traffic', exact: true });
    const menu = traffic.getByRole('row', { name: /^Menu/ });
    await expect.poll(() => menu.getByRole('cell').allInnerTexts()).toEqual(['2', '1', expect.any(String)]);
    await menu.getByRole('button').press('Enter');
    const ways = traffic.getByRole('region', { name: 'Menu' });
    await ways.getByText('Call ended: Caller hung up').waitFor();
    await page.locator('.react-flow__edgelabel-renderer').getByText('2', { exact: true }).first().waitFor();

    await page.goto(`${access.url}/calls/${(await over())?.id}`);
    await page
      .getByRole('list', { name: 'Timeline' })
      .getByRole('button', { name: /Enters.*Menu/ })
      .press('Enter');
    const sound = page.getByRole('region', { name: 'Sound at this moment' });
    await sound.getByRole('listitem').first().waitFor();
    await sound.getByRole('button', { name: 'Hear it from here' }).press('Enter');
    await sound.getByRole('button', { name: 'Stop' }).waitFor();
    await page.getByRole('link', { name: 'Go on from here with the draft' }).press('Enter');
    await page.getByText('It goes on at “Menu”').waitFor();
    await page.getByRole('button', { name: 'Go on in the simulator' }).press('Enter');
    await page.getByRole('button', { name: 'Press 2' }).press('Enter');
    await page.getByRole('button', { name: 'Heard to the end' }).press('Enter');
    await page.getByText('The flow hung up.').waitFor();

    await page.goto(`${access.url}/calls/stuck`);
    await page.getByText('Every call goes on').waitFor();
    expect(studio.errors).toEqual([]);
  });
});
