import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFlow } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { listFlows, loadDraft } from '@patchbay/records';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureChromium } from '../../../tools/stack/src/index.ts';
import { Product } from '../../../tools/system/product.ts';
import { StudioBrowser } from './studio-browser.ts';

const source = {
  initial_state: 'Trigger',
  states: [
    { name: 'Trigger', type: 'trigger', transitions: [{ event: 'incomingCall', next: 'hello' }], properties: {} },
    {
      name: 'hello',
      type: 'say-play',
      transitions: [{ event: 'audioComplete', next: 'pay' }],
      properties: { say: 'Hello' },
    },
    {
      name: 'pay',
      type: 'capture-payments',
      transitions: [{ event: 'success', next: 'hello' }],
      properties: { amount: '5' },
    },
  ],
};

describe('flows that come in, begin from templates, and go out on paper', () => {
  let product: Product;
  let studio: StudioBrowser;

  beforeAll(async () => {
    product = await Product.start({ parts: ['postgres', 'redis', 'studio'] });
    const { admin } = JSON.parse(readFileSync(join(product.stack.home, 'credentials.json'), 'utf8'));
    studio = await StudioBrowser.open({
      url: product.stack.studioUrl,
      email: admin.email,
      password: admin.password,
      browserPath: await ensureChromium(),
    });
  });
  afterAll(async () => {
    await studio?.close();
    await product?.stop();
  });

  const names = async () => (await listFlows(product.db)).map(({ name }) => name);
  const flowIdHere = () => new URL(studio.page.url()).pathname.split('/').at(-1) ?? '';

  it('shows what becomes of a file before anything is written, imports it, and takes it back', async () => {
    const { page } = studio;
    await page.goto(`${studio.access.url}/flows`);
    await page.getByRole('button', { name: 'Import' }).first().click();
    await page.getByRole('textbox', { name: 'or paste the JSON here' }).fill('{"states": [');
    await page.getByText('This file cannot be imported. Nothing was changed.').waitFor();
    const write = page.getByRole('button', { name: 'Import', exact: true }).last();
    expect(await write.isDisabled()).toBe(true);

    const buffer = Buffer.from(JSON.stringify(source));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'pay-line.json', mimeType: 'application/json', buffer });
    await page.getByRole('tab', { name: 'Notes (1)' }).waitFor();
    await page.getByText('No step here does what “capture-payments” did.').waitFor();
    expect(await names()).not.toContain('pay-line');

    await write.click();
    await page.locator('.react-flow__node').filter({ hasText: 'Not imported: capture-payments' }).waitFor();
    const imported = flowIdHere();
    const { document } = await loadDraft(product.db, imported);
    expect(document.edges).toContainEqual({ from: { node: 'hello', port: 'next' }, to: 'pay' });
    expect(document.edges).toContainEqual({ from: { node: 'pay', port: 'exit_1' }, to: 'hello' });

    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('The import was undone: the flow is archived.').waitFor();
    expect(await names()).not.toContain('pay-line');
    expect(studio.errors).toEqual([]);
  });

  it('begins from a template by keyboard, with nothing left to mend', async () => {
    const { page } = studio;
    await page.goto(`${studio.access.url}/flows`);
    await page.getByRole('button', { name: 'New flow' }).first().click();
    await page.getByRole('radio', { name: /An empty canvas/ }).focus();
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowRight');
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Bank self-service');
    await page.getByLabel('Name', { exact: true }).press('Enter');
    await page.locator('.react-flow__node').filter({ hasText: 'Lost card first' }).waitFor();
    const { document } = await loadDraft(product.db, flowIdHere());
    expect(checkFlow(document, nodeTypes)).toEqual([]);
    expect(studio.errors).toEqual([]);
  });

  it('goes out on a page of its own, in both languages, as text and as a picture', async () => {
    const { page } = studio;
    await page.goto(`${studio.access.url}/sign-off/${flowIdHere()}`);
    await page.getByRole('heading', { name: 'What happens to a call' }).waitFor();
    expect(
      await page.getByRole('listitem').filter({ hasText: 'Please enter your PIN, followed by the hash key.' }).count(),
    ).toBe(1);
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Picture (PNG)' }).click(),
    ]);
    expect(picture.suggestedFilename()).toBe('Bank-self-service.png');
    expect(
      readFileSync(await picture.path())
        .subarray(1, 4)
        .toString('latin1'),
    ).toBe('PNG');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '来电流程说明' }).waitFor();
    expect(studio.errors).toEqual([]);
  });
});
