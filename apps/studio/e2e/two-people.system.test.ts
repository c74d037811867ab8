import { users } from '@patchbay/drizzle';
import type { FlowDocument } from '@patchbay/flow-schema';
import { createFlow, loadDraft } from '@patchbay/records';
import { expect, type Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { FlowDrawing } from './flow-drawing.ts';
import { SignedInProduct } from './signed-in-product.ts';
import type { StudioBrowser } from './studio-browser.ts';

const says = (id: string, name: string, words: string) => ({
  id,
  type: 'say',
  version: 1,
  name,
  config: { prompt: [{ kind: 'text', text: { 'en-US': words } }] },
});
const leads = (from: string, to: string) => ({ from: { node: from, port: 'next' }, to });

const shared: FlowDocument = {
  schemaVersion: 1,
  kind: 'voice',
  name: 'Shared',
  description: '',
  languages: ['en-US'],
  variables: [],
  nodes: [
    { id: 'start', type: 'start', version: 1, name: 'Start', config: {} },
    says('greeting', 'Greeting', 'Good morning'),
    says('farewell', 'Farewell', 'Goodbye'),
    { id: 'end', type: 'hang_up', version: 1, name: 'End', config: {} },
  ],
  edges: [leads('start', 'greeting'), leads('greeting', 'farewell'), leads('farewell', 'end')],
  errorHandler: null,
  tests: [],
};

/** What would tell of saves, or carry one. */
const saving = /\/api\/trpc\/[^?]*flows\.(?:saveDraft|open)/;

describe('two people in one draft', () => {
  let signedIn: SignedInProduct;
  let second: StudioBrowser;
  let anna: FlowDrawing;
  let sofia: FlowDrawing;

  beforeAll(async () => {
    signedIn = await SignedInProduct.start();
    const { db } = signedIn.product;
    await db.update(users).set({ role: 'designer' }).where(eq(users.name, 'Sofia Brandt'));
    const layout = { nodes: Object.fromEntries(shared.nodes.map(({ id }, at) => [id, { x: 0, y: at * 160 }])) };
    await createFlow(db, { id: null, name: 'Test' }, { id: 'shared', document: shared, layout });
    second = await signedIn.another('Sofia Brandt');
    anna = new FlowDrawing(signedIn.page);
    sofia = new FlowDrawing(second.page);
    await signedIn.open('/flows/shared');
    await second.page.goto(`${signedIn.url}/flows/shared`);
    await Promise.all([anna, sofia].map((drawing) => drawing.card('Greeting').waitFor()));
  });
  afterAll(async () => {
    await second?.close();
    await signedIn?.stop();
  });

  const others = ({ page }: FlowDrawing) => page.getByRole('list', { name: 'Also in this draft' });
  const rename = async (drawing: FlowDrawing, from: string, to: string) => {
    await drawing.card(from).click();
    await drawing.page.getByRole('textbox', { name: 'Name', exact: true }).fill(to);
  };
  const undo = async (page: Page) => {
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    await page.keyboard.press('Control+z');
  };
  const nameOf = async (id: string) =>
    (await loadDraft(signedIn.product.db, 'shared')).document.nodes.find((node) => node.id === id)?.name;

  it('see each other, and what each has selected', async () => {
    await others(anna).getByRole('button', { name: 'Sofia Brandt is in this draft' }).waitFor();
    await others(sofia)
      .getByRole('button', { name: /^Admin/ })
      .waitFor();
    await sofia.card('Greeting').click();
    await expect(anna.card('Greeting').locator('[data-presence]')).toHaveAttribute('data-presence', 'Sofia Brandt');
    await others(anna).getByRole('button', { name: 'Sofia Brandt is at “Greeting”' }).waitFor();
    await sofia.card('Farewell').click();
    await anna.card('Farewell').locator('[data-presence]').waitFor();
    expect(await anna.card('Greeting').locator('[data-presence]').count()).toBe(0);
  });

  it('work on the same step at once, and both edits stand; each takes back only their own', async () => {
    await Promise.all([rename(anna, 'Greeting', 'Welcome'), sofia.say('Greeting', 'Good day')]);
    await Promise.all([anna, sofia].map((drawing) => drawing.card('Welcome').getByText('Good day').waitFor()));
    await Promise.all([anna, sofia].map((drawing) => drawing.untilSaved()));
    await undo(anna.page);
    await Promise.all([anna, sofia].map((drawing) => drawing.card('Greeting').getByText('Good day').waitFor()));
    await undo(second.page);
    await Promise.all([anna, sofia].map((drawing) => drawing.card('Greeting').getByText('Good morning').waitFor()));
  });

  it('are asked only where both changed the same, and what was not chosen comes back with undo', async () => {
    await Promise.all([anna, sofia].map((drawing) => drawing.untilSaved()));
    await second.page.route(saving, (route) => route.abort());
    await rename(sofia, 'Farewell', 'So long');
    await sofia.say('So long', 'See you');
    await rename(sofia, 'End', 'Over');
    await expect(second.page.locator('[data-save-state="offline"]')).toBeVisible();
    await rename(anna, 'Farewell', 'Take leave');
    await anna.say('Take leave', 'Thank you');
    await anna.untilSaved();
    await second.page.unroute(saving);

    const dialog = second.page.getByRole('dialog', { name: '2 things were changed by both of you' });
    const asked = (label: string) => dialog.getByRole('group', { name: label });
    await asked('So long · Name')
      .getByRole('radio', { name: /Take leave/ })
      .check();
    await asked('What callers hear')
      .getByRole('radio', { name: /See you/ })
      .check();
    await dialog.getByRole('button', { name: 'Go on' }).click();
    const both = [anna, sofia];
    await Promise.all(both.map((drawing) => drawing.card('Take leave').getByText('See you').waitFor()));
    await Promise.all(both.map((drawing) => drawing.card('Over').waitFor()));
    await undo(second.page);
    await Promise.all(both.map((drawing) => drawing.card('So long').waitFor()));
    await expect.poll(() => nameOf('farewell')).toBe('So long');
    expect([...signedIn.studio.errors, ...second.errors]).toEqual([]);
  });

  it('are alone again once the other has closed the page', async () => {
    await second.page.close();
    await others(anna).waitFor({ state: 'detached' });
  });
});
