import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listAudit, recordCallStarted } from '@patchbay/records';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureChromium } from '../../../tools/stack/src/index.ts';
import { Product } from '../../../tools/system/product.ts';
import { agentField, contactField, conversationField, queueField } from '../src/floor/store/floor-examples.ts';
import { FloorByHand } from './floor-by-hand.ts';
import { StudioBrowser } from './studio-browser.ts';

interface DemoCredentials {
  agents: { name: string; email: string; password: string; role: string }[];
}

const queueId = 'demo-queue-sales';
const james = 'demo-person-james';
const sofia = 'demo-person-sofia';
const minuteMs = 60_000;

describe('a supervisor on the floor', () => {
  let product: Product;
  let floor: FloorByHand;
  let studio: StudioBrowser;
  let page: Page;
  let url: string;
  let people: DemoCredentials['agents'];

  const signIn = async (name: string) => {
    const person = people.find((one) => one.name.startsWith(name));
    if (person === undefined) throw new Error(`the demo centre has nobody called ${name}`);
    return await StudioBrowser.open({ url, ...person, browserPath: await ensureChromium() });
  };
  const call = (id: string) =>
    recordCallStarted(product.db, {
      id,
      direction: 'inbound',
      callerNumber: `+4930555${id.slice(-2)}`,
      callerName: '',
      calledNumber: '2000',
      flowId: null,
      version: null,
      language: 'en-US',
      startedAt: new Date(),
    });
  const contact = (id: string, position: number) =>
    contactField(id, {
      queueId,
      position,
      sinceMs: Date.now() - minuteMs,
      why: { en: `Place ${position}: nobody who sells is ready.`, zh: '暂无可用的销售坐席。' },
    });
  const board = (name: string) => page.getByRole('listbox', { name });
  const row = (name: string, text: string) => board(name).getByRole('option').filter({ hasText: text });
  const tile = () => page.getByRole('button', { name: /^Sales/ });

  beforeAll(async () => {
    product = await Product.start({ parts: ['postgres', 'redis', 'studio'] });
    url = product.stack.studioUrl;
    people = (JSON.parse(readFileSync(join(product.stack.home, 'credentials.json'), 'utf8')) as DemoCredentials).agents;
    for (const id of ['call-11', 'call-22', 'call-33']) await call(id);
    floor = new FloorByHand(product.stack.redisUrl);
    await floor.spoil('queue:broken', '{ not json');
    await floor.spoil('agent:odd', JSON.stringify({ kind: 'agent', id: 'odd', status: 'asleep' }));
    await floor.set(
      queueField(queueId, { waiting: 2, longestSinceMs: Date.now() - minuteMs }),
      contact('call-11', 1),
      contact('call-22', 2),
      agentField(james, { status: 'talking', callId: 'call-33', conversationId: 'call-33.0', queueId }),
      agentField(sofia, { status: 'signed_out', phone: 'away' }),
      conversationField('call-33.0', { callId: 'call-33', agentId: james, queueId, sinceMs: Date.now() }),
    );
    studio = await signIn('Sofia');
    page = studio.page;
    await page.goto(`${url}/floor`);
    await tile().waitFor();
  });
  afterAll(async () => {
    await studio?.close();
    await floor?.close();
    await product?.stop();
  });

  it('sees what stands in Redis, whatever else stands there: who waits and why, and who talks to whom', async () => {
    await row('Waiting', '+493055511').getByText('Place 1: nobody who sells is ready.').waitFor();
    await row('Agents', 'James Okoro').getByText('+493055533').waitFor();
    await row('Conversations', '+493055533').getByText('Talking').waitFor();
    await page.getByRole('button', { name: /alert/ }).click();
    await page.getByText(/^Somebody waits longer than/).waitFor();
    await page.keyboard.press('Escape');
  });

  it('sees every change by itself, and whoever has gone is gone', async () => {
    await floor.set(queueField(queueId, { waiting: 41 }), agentField(james, { status: 'after_call_work' }));
    await tile().getByText('41', { exact: true }).waitFor();
    await row('Agents', 'James Okoro').getByText('After-call work').waitFor();
    await floor.remove({ kind: 'contact', id: 'call-22' }, { kind: 'conversation', id: 'call-33.0' });
    await row('Waiting', '+493055522').waitFor({ state: 'detached' });
    await page.getByText('Nobody is in a call.').waitFor();
  });

  it('sees what changed while the studio could not hear Redis', async () => {
    await floor.setSilently(queueField(queueId, { waiting: 57 }));
    await floor.cutLiveFeed();
    await tile().getByText('57', { exact: true }).waitFor();
  });

  it('sees what another runtime found when it took over, and nothing of what it did not', async () => {
    await floor.replace(
      queueField(queueId, { waiting: 1 }),
      agentField(sofia, { phone: 'away' }),
      contact('call-22', 1),
    );
    await row('Waiting', '+493055511').waitFor({ state: 'detached' });
    await row('Waiting', '+493055522').waitFor();
    await row('Agents', 'James Okoro').waitFor({ state: 'detached' });
    await floor.set(agentField(james, { status: 'talking', callId: 'call-33', conversationId: 'call-33.0', queueId }));
    await row('Agents', 'James Okoro').getByText('Talking').waitFor();
  });

  it('acts by the keyboard, is asked first, and all of it is in the audit log by name', async () => {
    await floor.set(contact('call-22', 2));
    await row('Waiting', '+493055522').click();
    await board('Waiting').focus();
    await page.keyboard.press('f');
    await page.getByText('The caller is next.').waitFor();
    expect(floor.asked.at(-1)).toEqual({ type: 'floor.move', callId: 'call-22', queueId: null, toFront: true });
    await page.keyboard.press('x');
    await page.getByText('Hang up the call of +493055522?').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(floor.asked).toHaveLength(1);
    await board('Waiting').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Hang up' }).click();
    await page.getByRole('button', { name: 'Hang up', exact: true }).click();
    await page.getByText('The call of +493055522 was hung up.').waitFor();
    const entries = await listAudit(product.db, { subjectId: 'call-22' });
    expect(entries.map(({ action, actorName, before }) => ({ action, actorName, before }))).toEqual([
      { action: 'call.hung_up', actorName: 'Sofia Brandt', before: expect.objectContaining({ caller: '+493055522' }) },
      { action: 'call.moved', actorName: 'Sofia Brandt', before: expect.objectContaining({ position: 2 }) },
    ]);
  });

  it('is signed in first to listen, is told where the phone does not come, and nothing is written down', async () => {
    await floor.set(conversationField('call-33.0', { callId: 'call-33', agentId: james, queueId }));
    floor.answerWith(({ type }) =>
      type === 'floor.listen' ? { ok: false, code: 'no_phone', message: 'no phone' } : { ok: true },
    );
    await floor.set(agentField(sofia, { status: 'signed_out', phone: 'away' }));
    await row('Conversations', '+493055533').click({ button: 'right' });
    await page.getByText('Your phone is not on yet').waitFor();
    await page.getByRole('menuitem', { name: 'Listen' }).click();
    await expect.poll(() => floor.asked.at(-1)).toEqual({ type: 'agent.sign_in', agentId: sofia });
    await floor.set(agentField(sofia, { status: 'not_ready', phone: 'ready' }));
    await page.getByText('Your own phone is not there').waitFor();
    expect(await listAudit(product.db, { subjectId: 'call-33' })).toEqual([]);
  });

  it('is not what an agent is: the page is closed to them, and they get of the floor what is theirs', async () => {
    const agent = await signIn('James');
    try {
      await agent.page.goto(`${url}/floor`);
      await agent.page.getByText('This page is not open to you').waitFor();
      const response = await agent.context.request.get(`${url}/api/trpc/live.floor`);
      const { result } = (await response.json()) as { result: { data: { kind: string; id: string }[] } };
      const seen = result.data.map(({ kind, id }) => `${kind}:${id}`).sort();
      expect(seen).toEqual([`agent:${james}`, `agent:${sofia}`, 'conversation:call-33.0', `queue:${queueId}`]);
    } finally {
      await agent.close();
    }
  });

  it('had no error in the browser', () => {
    expect(studio.errors).toEqual([]);
  });
});
