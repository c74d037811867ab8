import { listAudit, listDrafts, loadDraft } from '@patchbay/records';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SignedInProduct } from './signed-in-product.ts';

describe('flows that cannot surprise', () => {
  let signedIn: SignedInProduct;
  let page: Page;

  beforeAll(async () => {
    signedIn = await SignedInProduct.start();
    page = signedIn.page;
  });
  afterAll(() => signedIn?.stop());

  const open = (path: string) => signedIn.open(path);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const problems = () => page.getByRole('region', { name: 'Problems', exact: true });

  it('says with the keyboard alone what is wrong, where, and mends it with one key; undo brings it back', async () => {
    await open('/flows/demo-front-desk');
    await page.locator('.react-flow__node').first().waitFor();
    await problems().getByText('No problems').waitFor();
    await problems().getByText('Menu depth').waitFor();
    const start = page.locator('.react-flow__node', { hasText: 'Call arrives' });
    await start.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await problems().getByText('1 error').waitFor();
    await page.keyboard.press('F8');
    const row = problems().locator('button[data-problem]').first();
    await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.flow-card[data-selected]').innerText()).toContain('Call arrives');
    await row.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await problems().getByText('1 error').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.locator('.react-flow__node', { hasText: 'Call arrives' }).focus();
    await page.keyboard.press('Control+z');
    await problems().getByText('1 error').waitFor();
    await page.keyboard.press('Control+z');
    await problems().getByText('No problems').waitFor();
  });

  it('draws all flows and leads from one to its editor', async () => {
    await open('/flows');
    await page.getByRole('link', { name: 'Map', exact: true }).click();
    await page.locator('.react-flow__edge').first().waitFor({ state: 'attached' });
    expect(await page.locator('.react-flow__node').count()).toBeGreaterThanOrEqual(9);
    await page
      .locator('.react-flow__node')
      .getByRole('link', { name: /Satisfaction/ })
      .press('Enter');
    await page.waitForURL(/\/flows\/demo-/);
  });

  it('finds a text in all flows and goes to the step in which it stands', async () => {
    await open('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('find in all');
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox', { name: 'Search all flows' }).fill('press star');
    const place = page.getByRole('link', { name: /Main menu/ }).first();
    await place.getByText('press star').waitFor();
    await place.press('Enter');
    await expect.poll(() => page.locator('.flow-card[data-selected]').innerText()).toContain('Main menu');
  });

  it('replaces everywhere only after showing every place', async () => {
    await open('/flows/find?text=press%20star');
    await button('Replace everywhere').click();
    await page.getByLabel('Put in its place').fill('press the star key');
    await button('Show all places').click();
    const plan = page.getByRole('list', { name: 'What will change' });
    await plan.locator('ins', { hasText: 'press the star key' }).first().waitFor();
    const before = await listDrafts(signedIn.product.db, 'press the star key');
    expect(before).toEqual([]);
    await button(/^Replace in \d+ flows?$/).click();
    await page.getByText(/flows? (was|were) changed/).waitFor();
    expect((await loadDraft(signedIn.product.db, 'demo-front-desk')).revision).toBeGreaterThan(1);
    const entries = await listAudit(signedIn.product.db, {
      action: 'flow.draft_replaced',
      subjectId: 'demo-front-desk',
    });
    expect(entries).toHaveLength(1);
  });

  it('says beside a prompt where it is used', async () => {
    await open('/prompts/demo-goodbye');
    await page.getByText('Where callers hear it').waitFor();
    await page.getByRole('link', { name: 'Front desk' }).first().waitFor();
    await page.getByText('Callers get it').first().waitFor();
    expect(signedIn.studio.errors).toEqual([]);
  });
});
