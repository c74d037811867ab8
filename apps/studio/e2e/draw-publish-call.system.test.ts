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
    await call.heard.nextSound(20_000);
    await call.press('2');
    await call.ended;
    expect(await wayOfCall(flowId)).toEqual(['next', '2']);
    expect(studio.errors).toEqual([]);
  });
});
