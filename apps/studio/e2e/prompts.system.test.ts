import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrompt, getPrompt, listAudit, listUsers, publishPrompt, setUserRole } from '@patchbay/records';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderWav, tone } from '../../../tools/sip/src/index.ts';
import { ensureChromium } from '../../../tools/stack/src/index.ts';
import { flow, node } from '../../../tools/system/documents.ts';
import { Product } from '../../../tools/system/product.ts';
import { StudioBrowser } from './studio-browser.ts';

const hz = { before: 500, after: 900 } as const;
const actor = { id: null, name: 'System test' };
const number = '8101';

describe('a business person and the prompt library', () => {
  let product: Product;
  let studio: StudioBrowser;
  let page: Page;
  let promptId: string;
  const files = mkdtempSync(join(tmpdir(), 'patchbay-prompts-'));

  /** A sound file as somebody brings it along. */
  function file(name: string, frequencyHz: number, amplitude?: number): string {
    const path = join(files, name);
    writeFileSync(path, renderWav(tone(frequencyHz, 1_500, 16_000, amplitude), 16_000));
    return path;
  }

  beforeAll(async () => {
    product = await Product.start({ parts: ['postgres', 'redis', 'asterisk', 'espeak', 'runtime', 'studio'] });
    const { agents } = JSON.parse(readFileSync(join(product.stack.home, 'credentials.json'), 'utf8'));
    const [{ email, password }] = agents;
    const person = (await listUsers(product.db)).find((user) => user.email === email);
    await setUserRole(product.db, actor, person?.id ?? '', 'business');
    const browserPath = await ensureChromium();
    studio = await StudioBrowser.open({ url: product.stack.studioUrl, email, password, browserPath });
    page = studio.page;
    const { prompt, revision } = await createPrompt(product.db, actor, {
      name: 'Spoken welcome',
      content: { 'en-US': { audioId: await product.addTone(hz.before, 1_500) } },
    });
    promptId = prompt.id;
    await publishPrompt(product.db, actor, { promptId, revisionId: revision.id });
    const says = [{ kind: 'prompt', promptId }];
    const menu = node('menu', 'menu', { prompt: says, keys: [{ key: '1', label: 'On' }], timeoutMs: 60_000 });
    await product.publish(
      flow(
        'Says the welcome',
        [node('start', 'start'), menu, node('again', 'say', { prompt: says }), node('bye', 'hang_up', { prompt: [] })],
        ['start.next > menu', 'menu.1 > again', 'menu.no_input > bye', 'menu.no_match > bye', 'again.next > bye'],
      ),
      number,
    );
  });
  afterAll(async () => {
    await studio?.close();
    await product?.stop();
    rmSync(files, { recursive: true });
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const latest = async () => (await getPrompt(product.db, promptId)).latest;

  it('publishes a recording that new callers hear, while a call under way keeps what it began with', async () => {
    const early = await product.call(number);
    await early.heard.nextTone(hz.before);

    await page.goto(`${studio.access.url}/prompts`);
    await page.getByRole('link', { name: 'Spoken welcome' }).click();
    await page.getByRole('link', { name: 'Says the welcome' }).first().waitFor();
    const chosen = page.waitForEvent('filechooser');
    await button(/^Replace: /).click();
    await (await chosen).setFiles(file('faint.wav', hz.after, 200));
    await page.getByText('Quiet', { exact: true }).waitFor();
    await button(/^Level…: /).click();
    await dialog().getByText('-22.0').first().waitFor();
    await dialog().getByRole('button', { name: 'Use levelled' }).click();
    await page.getByText('Quiet', { exact: true }).waitFor({ state: 'detached' });
    await button('Publish…').click();
    await dialog().getByLabel('What changed').fill('A new voice');
    await dialog().getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('A new voice').waitFor();

    const late = await product.call(number);
    await late.heard.nextTone(hz.after);
    const again = early.heard.nextTone(hz.before);
    await early.press('1');
    await again;
    await Promise.all([early.ended, late.hangUp()]);
  });

  it('cannot take away what a flow plays', async () => {
    await page.goto(`${studio.access.url}/prompts`);
    await button('More: Spoken welcome').click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByText(/Published flows play this prompt: Says the welcome/).waitFor();

    await page.goto(`${studio.access.url}/prompts/${promptId}`);
    await button('Remove American English').click();
    await button('Add language').click();
    await page.getByRole('menuitem', { name: 'German (Germany)' }).click();
    await page.getByLabel('Text', { exact: true }).fill('Willkommen');
    await button('Publish…').click();
    await dialog().getByRole('button', { name: 'Publish', exact: true }).click();
    await dialog()
      .getByText(/“Says the welcome” plays it in en-US at “menu”/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    const published = (await getPrompt(product.db, promptId)).published?.content;
    expect(Object.keys(published ?? {})).toEqual(['en-US']);
    const [restore] = await page.getByRole('button', { name: 'Restore into draft' }).all();
    await restore?.click();
    await button('Save draft').click();
    await page.getByText('Draft saved').waitFor();
    expect(Object.keys((await latest()).content)).toEqual(['en-US']);
  });

  it('hears a text with a value in it, and records with the microphone', async () => {
    await page.goto(`${studio.access.url}/prompts`);
    await button('New prompt').click();
    await dialog().getByLabel('Name').fill('Balance');
    await dialog().getByLabel('Folder').fill('Billing');
    await dialog().getByRole('button', { name: 'Create' }).click();
    await page.getByLabel('Text', { exact: true }).fill('Your balance is {{ balance as money EUR }}.');
    await page.getByLabel('Example for balance').fill('12.50');
    await page.getByText('Your balance is twelve euros and fifty cents.').waitFor();
    await button('Hear it').click();
    await page.getByRole('button', { name: /^(Play|Pause): Hear it$/ }).waitFor();
    await button('Record: Your balance is').click();
    await page.getByText(/^0:0[1-9]$/).waitFor();
    await button('Stop and keep').click();
    await page.getByRole('button', { name: 'Play: Your balance is' }).waitFor();
    // Now the recording and the spoken value, one after the other.
    await button('Hear it').click();
    await page.getByRole('button', { name: /^(Play|Pause): Hear it$/ }).waitFor();
    await button('Save draft').click();
    await page.getByText('Draft saved').waitFor();
  });

  it('imports recordings by file name, sees the gaps, and takes the import back', async () => {
    await page.goto(`${studio.access.url}/prompts?view=matrix`);
    await page.getByRole('link', { name: 'Spoken welcome, American English: Recording' }).waitFor();
    const before = (await latest()).id;
    await button('Import recordings').click();
    await dialog()
      .getByLabel('Choose files')
      .first()
      .setInputFiles([
        file('spoken-welcome.en-US.wav', 700),
        file('spoken_welcome_zh.wav', 800),
        file('spoken_welcome_nowhere.wav', 600),
      ]);
    await dialog().getByText('2 ready').waitFor();
    await dialog().getByText('In which language?').waitFor();
    await dialog().getByRole('button', { name: 'Put 2 into drafts' }).click();
    await page.getByRole('link', { name: /^Spoken welcome, Chinese \(China\): Recording/ }).waitFor();
    await button('Undo').click();
    await page.getByText('The import was taken back').waitFor();
    expect((await latest()).content).not.toHaveProperty('zh-CN');
    const entries = await listAudit(product.db, { subjectId: promptId, action: 'prompt.revised' });
    expect(entries.length).toBeGreaterThanOrEqual(3);
    expect((await latest()).id).not.toBe(before);
    expect(studio.errors).toEqual([]);
  });
});
