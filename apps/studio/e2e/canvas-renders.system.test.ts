import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFlow } from '@patchbay/records';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureChromium } from '../../../tools/stack/src/index.ts';
import { Product } from '../../../tools/system/product.ts';
import { largeFlow } from './large-flow.ts';
import { StudioBrowser } from './studio-browser.ts';

const nodeCount = 500;

/** Counts how often each card is drawn; what the canvas looks for in a measuring page. */
const countRenders = `
  window.renders = {};
  window.__flowRenderCounter = { count: (id) => { window.renders[id] = (window.renders[id] ?? 0) + 1; } };
`;

describe(`a canvas of ${nodeCount} nodes`, () => {
  let product: Product;
  let studio: StudioBrowser;

  beforeAll(async () => {
    product = await Product.start({ parts: ['postgres', 'redis', 'studio'] });
    const { admin } = JSON.parse(readFileSync(join(product.stack.home, 'credentials.json'), 'utf8'));
    studio = await StudioBrowser.open({ url: product.stack.studioUrl, ...admin, browserPath: await ensureChromium() });
    await createFlow(product.db, { id: null, name: 'Test' }, { id: 'large', ...largeFlow(nodeCount) });
    await studio.page.addInitScript(countRenders);
    await studio.page.goto(`${product.stack.studioUrl}/flows/large`);
    await studio.page.locator('.react-flow__node').first().waitFor();
  });
  afterAll(async () => {
    await studio?.close();
    await product?.stop();
  });

  async function renders(): Promise<Record<string, number>> {
    return (await studio.page.evaluate('window.renders')) as Record<string, number>;
  }

  it('draws only the box in the hand while it is dragged', async () => {
    const { page } = studio;
    await page.getByTitle('Zoom to 100 %').click();
    await page.locator('[data-save-state]').waitFor();
    const card = page.locator('.react-flow__node').nth(2);
    await card.hover();
    const box = await card.boundingBox();
    if (!box) throw new Error('The card is not drawn');
    const id = (await card.getAttribute('data-id')) ?? '';
    // The press selects the card, which may draw it and the one selected before; from then on only it may be drawn.
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + 40, { steps: 4 });
    expect(Object.keys(await renders()).length).toBeGreaterThan(1);
    await page.evaluate('window.renders = {}');
    await page.mouse.move(box.x + 160, box.y + 120, { steps: 40 });
    expect(Object.keys(await renders()).filter((one) => one !== id)).toEqual([]);
    await page.mouse.up();
  });

  it('draws only what can be seen', async () => {
    const { page } = studio;
    await page.getByTitle('Zoom to 100 %').click();
    expect(await page.locator('.react-flow__node').count()).toBeLessThan(100);
  });
});
