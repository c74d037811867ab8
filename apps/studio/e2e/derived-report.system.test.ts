import { type FlowDocument, versionHash } from '@patchbay/flow-schema';
import { bindNumber, createFlow, listCalls, publishFlow, saveDraft } from '@patchbay/records';
import { expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { flow, node } from '../../../tools/system/documents.ts';
import { SignedInProduct, withTelephones } from './signed-in-product.ts';

const actor = { id: null, name: 'System test' };
const flowId = 'parcels';
const number = '7420';
const layout = { nodes: { start: { x: 0, y: 0 }, ask: { x: 0, y: 180 }, bye: { x: 0, y: 420 } } };

/** A line that hangs up at once, and the same one that asks first. */
const silent: FlowDocument = flow(
  'Parcels',
  [node('start', 'start'), node('bye', 'hang_up', { prompt: [] })],
  ['start.next > bye'],
);
const asking: FlowDocument = flow(
  'Parcels',
  [
    node('start', 'start'),
    node('ask', 'ask_satisfaction', { question: 'Delivery', timeoutMs: 60_000, thanks: [] }),
    node('bye', 'hang_up', { prompt: [] }),
  ],
  ['start.next > ask', 'ask.answered > bye', 'ask.no_answer > bye'],
);

describe('a report that follows from a flow', () => {
  let signedIn: SignedInProduct;
  let page: Page;

  beforeAll(async () => {
    signedIn = await SignedInProduct.start(withTelephones);
    page = signedIn.page;
    const { db } = signedIn.product;
    await createFlow(db, actor, { id: flowId, document: silent, layout });
    await publishFlow(db, actor, { flowId, revision: 1, hash: versionHash(silent), note: '' });
    await bindNumber(db, actor, { number, flowId });
    await saveDraft(db, actor, { flowId, revision: 1, document: asking, layout });
  });
  afterAll(async () => {
    await signedIn?.stop();
  });

  const report = () => page.getByRole('link', { name: /Delivery/ });

  it('is there once a new question is published, and holds what the next caller answers', async () => {
    await signedIn.open('/reports');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await report().count()).toBe(0);

    await signedIn.open(`/flows/${flowId}`);
    await page.getByRole('button', { name: 'Screens and reports', exact: true }).click();
    const preview = page.getByRole('region', { name: 'Screens and reports' });
    await preview.getByText('Reports', { exact: true }).click();
    await preview.getByRole('button', { name: /Delivery/ }).waitFor();

    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Publish version/ }).click();
    await dialog.getByText(/^Version \d+ is published$/).waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('button', { name: 'Call from this browser' }).last().click();
    const phone = page.getByRole('region', { name: 'Phone' });
    await phone.getByRole('button', { name: '4', exact: true }).click({ timeout: 30_000 });
    const { db } = signedIn.product;
    const over = async () => (await listCalls(db, { flowId, active: false })).calls.length;
    await expect.poll(over, { timeout: 30_000 }).toBe(1);

    await signedIn.open('/reports');
    await report().click();
    const figure = (measure: RegExp) => page.locator('dl > div').filter({ hasText: measure });
    await expect(figure(/^Average score/)).toContainText('4.0');
    await expect(figure(/^Ratings/)).toContainText('Ratings1');
    expect(signedIn.studio.errors).toEqual([]);
  });
});
