import { weekdays } from '@patchbay/flow-schema';
import {
  createAnnouncement,
  createPrompt,
  createSchedule,
  getSchedule,
  listTableOptions,
  publishPrompt,
  publishSchedule,
} from '@patchbay/records';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flow, node, sound, variable } from '../../../tools/system/documents.ts';
import type { Product } from '../../../tools/system/product.ts';
import { SignedInProduct, withTelephones } from './signed-in-product.ts';
import type { StudioBrowser } from './studio-browser.ts';

const actor = { id: null, name: 'System test' };
const hz = { vip: 600, other: 1_000, snow: 1_600 } as const;

describe('what business people change reaches the next call', () => {
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

  /** A flow that asks the hours, then the table, and sounds what it found. */
  async function publishDesk(tableId: string): Promise<void> {
    const content = {
      timeZone: 'Asia/Shanghai',
      weekly: [{ days: [...weekdays], from: '00:00', to: '24:00' }],
      holidays: [],
      holidayListIds: [],
    };
    const { id: hoursId } = await createSchedule(product.db, actor, { kind: 'hours', name: 'Always', content });
    const { latest } = await getSchedule(product.db, 'hours', hoursId);
    await publishSchedule(product.db, actor, { kind: 'hours', id: hoursId, revisionId: latest.id });
    const audioId = await product.addTone(hz.snow, 1_500);
    const { prompt, revision } = await createPrompt(product.db, actor, {
      name: 'Snow',
      content: { 'en-US': { audioId } },
    });
    await publishPrompt(product.db, actor, { promptId: prompt.id, revisionId: revision.id });
    await createAnnouncement(product.db, actor, {
      name: 'Snow',
      says: {},
      promptId: prompt.id,
      closes: true,
      startsAt: null,
      endsAt: null,
      concerns: { kind: 'all' },
    });
    const [vip, other] = [await product.addTone(hz.vip, 1_500), await product.addTone(hz.other, 1_500)];
    const nodes = [
      node('start', 'start'),
      node('hours', 'opening_hours', { source: 'named', hoursId }),
      node('look', 'look_up', { tableId, results: [{ variable: 'name', column: 'name' }] }),
      node('vip', 'say', { prompt: sound(vip) }),
      node('other', 'say', { prompt: sound(other) }),
      node('bye', 'hang_up', { prompt: [] }),
    ];
    const ways = [
      'start.next > hours',
      'hours.open > look',
      'hours.closed > bye',
      'hours.holiday > bye',
      'look.found > vip',
      'look.not_found > other',
      'vip.next > bye',
      'other.next > bye',
    ];
    await product.publish(flow('Desk by table', nodes, ways, [variable('name')]), '8050');
  }

  async function hears(callerNumber: string, tone: number): Promise<void> {
    const call = await product.call('8050', { from: callerNumber });
    await call.heard.nextTone(tone);
    await call.ended;
  }

  async function publishTable(): Promise<void> {
    const { page } = studio;
    await page.getByRole('button', { name: 'Publish …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Published: calls find this from now on').last().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  it('types a table, a caller in it is found, and one who is added is found by the next call', async () => {
    const { page } = studio;
    const keys = page.keyboard;
    await page.goto(`${studio.access.url}/tables`);
    await page.getByRole('button', { name: 'New table' }).first().click();
    await page.getByLabel('Name', { exact: true }).fill('VIP callers');
    await page.getByRole('button', { name: 'Save' }).click();
    const grid = page.getByRole('grid', { name: 'Rows' });
    await grid.focus();
    await keys.type('0301111');
    await keys.press('Tab');
    await keys.type('Ada');
    await keys.press('Enter');
    await page.getByText('1 row', { exact: true }).waitFor();
    await publishTable();
    const [table] = (await listTableOptions(product.db)).filter(({ name }) => name === 'VIP callers');
    await publishDesk(table?.id ?? '');
    await hears('0301111', hz.vip);
    await hears('0302222', hz.other);

    await grid.focus();
    await keys.press('Control+End');
    await keys.press('Home');
    await keys.type('0302222');
    await keys.press('Enter');
    await page.getByText('2 rows', { exact: true }).waitFor();
    await keys.press('Control+z');
    await page.getByText('1 row', { exact: true }).waitFor();
    await keys.press('Control+y');
    await page.getByText('2 rows', { exact: true }).waitFor();
    await publishTable();
    await hears('0302222', hz.vip);
    expect(studio.errors).toEqual([]);
  });

  it('cannot take a column away from a flow, and is told from which', async () => {
    const { page } = studio;
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Columns …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Remove “Name”' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/Desk by table \(look\)/).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  it('closes because of snow with one switch, and opens again', async () => {
    const { page } = studio;
    await page.goto(`${studio.access.url}/hours`);
    const snow = page.getByRole('switch', { name: '“Snow” is heard' });
    await snow.click();
    await page.getByText('Closed: Snow').waitFor();
    await hears('0301111', hz.snow);
    await snow.click();
    await page.getByText('Closed: Snow').waitFor({ state: 'detached' });
    await hears('0301111', hz.vip);
    expect(studio.errors).toEqual([]);
  });
});
