import { createFlow, loadDraft, saveDraft } from '@patchbay/records';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FlowDrawing } from './flow-drawing.ts';
import { largeFlow } from './large-flow.ts';
import { SignedInProduct } from './signed-in-product.ts';

const nodeCount = 500;
const actor = { id: null, name: 'Test' };

/** Counts how often each card is drawn; what the canvas looks for in a measuring page. */
const countRenders = `
  window.renders = {};
  window.__flowRenderCounter = { count: (id) => { window.renders[id] = (window.renders[id] ?? 0) + 1; } };
`;

describe(`a canvas of ${nodeCount} nodes`, () => {
  let signedIn: SignedInProduct;
  let page: Page;

  beforeAll(async () => {
    signedIn = await SignedInProduct.start();
    page = signedIn.page;
    await createFlow(signedIn.product.db, actor, { id: 'large', ...largeFlow(nodeCount) });
    await page.addInitScript(countRenders);
  });
  afterAll(() => signedIn?.stop());
  // Opened anew, so that each finds the same boxes in sight: one that is dragged to the edge moves the view.
  beforeEach(async () => {
    await signedIn.open('/flows/large');
    await page.locator('.react-flow__node').first().waitFor();
    await page.locator('[data-save-state]').waitFor();
    await page.getByTitle('Zoom to 100 %').click();
  });

  async function renders(): Promise<string[]> {
    return Object.keys((await page.evaluate('window.renders')) as Record<string, number>);
  }
  const forget = () => page.evaluate('window.renders = {}');

  it('draws only the box in the hand while it is dragged', async () => {
    const card = page.locator('.react-flow__node').nth(2);
    await card.hover();
    const box = await card.boundingBox();
    if (!box) throw new Error('The card is not drawn');
    const id = (await card.getAttribute('data-id')) ?? '';
    // The press selects the card, which may draw it and the one selected before; from then on only it may be drawn.
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + 40, { steps: 4 });
    expect((await renders()).length).toBeGreaterThan(1);
    await forget();
    await page.mouse.move(box.x + 160, box.y + 120, { steps: 40 });
    expect((await renders()).filter((one) => one !== id)).toEqual([]);
    await page.mouse.up();
  });

  it('draws only the boxes that leave the selection or come into it', async () => {
    await page.locator('.react-flow__node').nth(4).click();
    await forget();
    await page.locator('.react-flow__node').nth(5).click();
    await expect.poll(async () => (await renders()).length).toBe(2);
  });

  it('draws only the box that somebody else changed', async () => {
    await new FlowDrawing(page).untilSaved();
    const { db } = signedIn.product;
    const id = (await page.locator('.react-flow__node').nth(3).getAttribute('data-id')) ?? '';
    const draft = await loadDraft(db, 'large');
    const nodes = draft.document.nodes.map((node) => (node.id === id ? { ...node, name: 'Said by others' } : node));
    await forget();
    await saveDraft(db, actor, { ...draft, document: { ...draft.document, nodes } });
    await page.locator('.react-flow__node', { hasText: 'Said by others' }).waitFor();
    expect(await renders()).toEqual([id]);
  });

  it('draws only what can be seen', async () => {
    expect(await page.locator('.react-flow__node').count()).toBeLessThan(100);
  });
});
