import { users } from '@patchbay/drizzle';
import { type FlowDocument, versionHash } from '@patchbay/flow-schema';
import { createFlow, getFlow, publishFlow, saveDraft, setSetting } from '@patchbay/records';
import { expect, type Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { FlowDrawing } from './flow-drawing.ts';
import { SignedInProduct } from './signed-in-product.ts';
import type { StudioBrowser } from './studio-browser.ts';

const actor = { id: null, name: 'Test' };
const says = (id: string, name: string, words: string) => ({
  id,
  type: 'say',
  version: 1,
  name,
  config: { prompt: [{ kind: 'text', text: { 'en-US': words } }] },
});
const leads = (from: string, to: string) => ({ from: { node: from, port: 'next' }, to });
const end = { id: 'end', type: 'hang_up', version: 1, name: 'End', config: {} };

const first: FlowDocument = {
  schemaVersion: 1,
  kind: 'voice',
  name: 'Desk of versions',
  description: '',
  languages: ['en-US'],
  variables: [],
  nodes: [
    { id: 'start', type: 'start', version: 1, name: 'Start', config: {} },
    says('greeting', 'Greeting', 'Good morning'),
    says('farewell', 'Farewell', 'Goodbye'),
    end,
  ],
  edges: [leads('start', 'greeting'), leads('greeting', 'farewell'), leads('farewell', 'end')],
  errorHandler: null,
  tests: [],
};
/** Greets differently, and says no goodbye any more. */
const second: FlowDocument = {
  ...first,
  nodes: [first.nodes[0] as FlowDocument['nodes'][0], says('greeting', 'Greeting', 'Good evening'), end],
  edges: [leads('start', 'greeting'), leads('greeting', 'end')],
};
const layout = { nodes: Object.fromEntries(first.nodes.map(({ id }, at) => [id, { x: 0, y: at * 160 }])) };

describe('versions of a flow in the studio', () => {
  let signedIn: SignedInProduct;
  let sofia: StudioBrowser;
  let page: Page;
  let drawing: FlowDrawing;

  beforeAll(async () => {
    signedIn = await SignedInProduct.start();
    page = signedIn.page;
    drawing = new FlowDrawing(page);
    const { db } = signedIn.product;
    await db.update(users).set({ role: 'designer' }).where(eq(users.name, 'Sofia Brandt'));
    await createFlow(db, actor, { id: 'versions', document: first, layout });
    await publishFlow(db, actor, { flowId: 'versions', revision: 1, hash: versionHash(first), note: 'as it was' });
    await saveDraft(db, actor, { flowId: 'versions', revision: 1, document: second, layout });
    sofia = await signedIn.another('Sofia Brandt');
  });
  afterAll(async () => {
    await sofia?.close();
    await signedIn?.stop();
  });

  const versionsPanel = () => page.getByRole('button', { name: 'Versions', exact: true });

  it('are compared in words, and on two canvases that move and select together', async () => {
    await signedIn.open('/flows/versions/compare');
    await page.getByRole('button', { name: /^Changed\s*Greeting/ }).waitFor();
    await page
      .getByRole('button', { name: /^Gone\s*Farewell/ })
      .first()
      .waitFor();
    await page.getByText('Not there any more').waitFor();
    const views = () =>
      page.locator('.compare-canvas .react-flow__viewport').evaluateAll((all) => all.map((one) => one.style.transform));
    await expect.poll(async () => new Set(await views()).size).toBe(1);
    const [before] = await views();
    await page.getByRole('region', { name: /^Both canvases/ }).focus();
    await page.keyboard.press('ArrowRight');
    const movedTogether = async () => {
      const now = await views();
      return now.every((view) => view !== before) && new Set(now).size === 1;
    };
    await expect.poll(movedTogether).toBe(true);
    await page.locator('.compare-canvas').last().locator('.react-flow__node[data-id="greeting"]').click();
    await expect(page.locator('.compare-canvas [data-selected]')).toHaveCount(2);
    await expect(page.getByRole('button', { pressed: true, name: /Good morning.*Good evening/s })).toHaveCount(1);
  });

  it('come back into the draft, and leave it again', async () => {
    await signedIn.open('/flows/versions');
    await drawing.card('Greeting').waitFor();
    await versionsPanel().click();
    await page.getByText('as it was').waitFor();
    await page.getByRole('button', { name: 'What to do with version 1' }).click();
    await page.getByRole('menuitem', { name: 'Bring into draft' }).click();
    await drawing.card('Farewell').waitFor();
    await page.getByText('Version 1 is in the draft now.').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await drawing.card('Farewell').waitFor({ state: 'detached' });
    await page.locator('[data-save-state="saved"]').waitFor();
  });

  it('go out when another person approves, exactly as they were proposed', async () => {
    const { db } = signedIn.product;
    await setSetting(db, actor, 'flows.publishNeedsApproval', true);
    await signedIn.open('/flows/versions');
    await drawing.card('Greeting').waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Good evening').waitFor();
    await dialog.getByLabel('Note').fill('Greets in the evening');
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click();
    await dialog.getByText('Callers hear it as soon as another person has approved it').waitFor();
    expect((await getFlow(db, 'versions')).publishedVersion).toBe(versionHash(first));

    await signedIn.open('/flows/proposals');
    await page.getByRole('link', { name: 'Desk of versions' }).click();
    await page.getByText('You proposed this: another person has to decide.').waitFor();
    await expect(page.getByRole('button', { name: 'Approve and publish' })).toHaveCount(0);

    await sofia.page.goto(`${signedIn.url}/flows`);
    await sofia.page.getByRole('link', { name: /^Proposals.*One proposal waits/s }).click();
    // The list of flows has a link of that name too.
    await sofia.page.getByRole('heading', { name: 'Proposals', level: 1 }).waitFor();
    await sofia.page.getByRole('link', { name: 'Desk of versions' }).click();
    await sofia.page.getByText('Greets in the evening').waitFor();
    await sofia.page.getByLabel('Comment').fill('Heard it');
    await sofia.page.getByRole('button', { name: 'Approve and publish' }).click();
    await sofia.page.getByText('Approved by Sofia Brandt').waitFor();
    expect((await getFlow(db, 'versions')).publishedVersion).toBe(versionHash(second));
    // Who proposed it sees so without doing anything.
    await page.getByText('Approved by Sofia Brandt').waitFor();
    expect([...signedIn.studio.errors, ...sofia.errors]).toEqual([]);
  });
});
