import { randomUUID } from 'node:crypto';
import { calls } from '@patchbay/drizzle';
import { defaultRolloutGuard } from '@patchbay/flow-schema';
import { findRunningRollout, loadDraft, type Rollout, saveDraft } from '@patchbay/records';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneKeyFlow } from '../../../tools/system/documents.ts';
import type { Product } from '../../../tools/system/product.ts';
import { SignedInProduct, withTelephones } from './signed-in-product.ts';
import type { StudioBrowser } from './studio-browser.ts';

const hz = { old: 500, new: 900 } as const;
const actor = { id: null, name: 'System test' };
const patience = { timeout: 30_000 };

describe('a version that a person sends to some callers first', () => {
  let signedIn: SignedInProduct;
  let product: Product;
  let studio: StudioBrowser;

  beforeAll(async () => {
    signedIn = await SignedInProduct.start(withTelephones);
    ({ product, studio } = signedIn);
  });
  afterAll(async () => {
    await signedIn?.stop();
  });

  function deskWith(menu: string) {
    return oneKeyFlow('Trial desk', { menu, next: menu, sorry: menu });
  }

  async function runningOf(flowId: string): Promise<Rollout> {
    const rollout = await findRunningRollout(product.db, flowId);
    if (!rollout) throw new Error(`No roll-out of ${flowId} runs`);
    return rollout;
  }

  /** Calls that have been, so many of a version, as they would stand in the records. */
  async function record(rollout: Rollout, version: string, endReason: string) {
    const at = new Date();
    await product.db.insert(calls).values(
      Array.from({ length: defaultRolloutGuard.callsMin }, () => ({
        id: randomUUID(),
        direction: 'inbound' as const,
        callerNumber: '1000',
        calledNumber: '8001',
        flowId: rollout.flowId,
        version,
        startedAt: at,
        endedAt: at,
        endReason,
      })),
    );
  }

  it('is seen everywhere, tells wherever they are that it stopped, goes to all and comes back at one click', async () => {
    const { page, access } = studio;
    const [old, next] = [await product.addTone(hz.old, 600), await product.addTone(hz.new, 600)];
    const flowId = await product.publish(deskWith(old), '8001');
    const { revision, layout } = await loadDraft(product.db, flowId);
    await saveDraft(product.db, actor, { flowId, revision, document: deskWith(next), layout });

    await page.goto(`${access.url}/flows/${flowId}`);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Some callers first' }).click();
    await dialog.getByRole('button', { name: 'Numbers', exact: true }).click();
    await dialog.getByLabel('Numbers', { exact: true }).fill('22*');
    await dialog.getByRole('button', { name: 'Publish version 2' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click(patience);

    const heard = await product.call('8001', { from: '2201' });
    await heard.heard.nextTone(hz.new);
    const unheard = await product.call('8001', { from: '3301' });
    await unheard.heard.nextTone(hz.old);
    await Promise.all([heard, unheard].map((call) => call.hangUp()));

    await page.goto(`${access.url}/flows`);
    await page.getByRole('link', { name: 'Version 2: one number or beginning' }).click();
    await page.getByRole('heading', { name: 'Version 2 is on trial' }).waitFor(patience);
    const rollout = await runningOf(flowId);
    await record(rollout, rollout.baseVersion, 'completed');
    await record(rollout, rollout.version, 'failed');
    await page.getByText('The roll-out in “Trial desk” stopped by itself').waitFor(patience);
    await page.getByText(/^More calls failed than allowed: \d+% instead of 0%\.$/).waitFor(patience);
    await page.goto(`${access.url}/flows`);
    await page.getByRole('link', { name: 'Version 2 stopped by itself' }).click();
    await page.getByRole('heading', { name: 'No roll-out runs' }).waitFor(patience);

    const plan = { audience: { kind: 'share', percent: 10 } as const, guard: null };
    await product.publish(deskWith(next), '8001', plan);
    await page.reload();
    await page.getByRole('button', { name: 'Give it to all' }).click();
    await page.getByText('All new calls get version 3.').waitFor(patience);
    await page.getByRole('button', { name: 'Back to version 1' }).click();
    await page.getByText('All new calls get version 1 again.').waitFor(patience);
    const after = await product.call('8001', { from: '2201' });
    await after.heard.nextTone(hz.old);
    await after.hangUp();
    expect(studio.errors).toEqual([]);
  });
});
