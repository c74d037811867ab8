import { listAudit } from '@patchbay/records';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SignedInProduct } from './signed-in-product.ts';
import { StudioBrowser } from './studio-browser.ts';

describe('an administrator in the studio', () => {
  let signedIn: SignedInProduct;
  let studio: StudioBrowser;
  let page: Page;
  let url: string;

  beforeAll(async () => {
    signedIn = await SignedInProduct.start();
    ({ studio, page, url } = signedIn);
  });
  afterAll(() => signedIn?.stop());

  const open = (path: string) => signedIn.open(path);
  const dialog = () => page.getByRole('dialog');
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('is told which flow has a number that is bound twice', async () => {
    await open('/numbers');
    await button('Add number').click();
    await dialog().getByLabel('Number').fill('2000');
    await dialog().getByLabel('Flow').click();
    await page.getByRole('option').first().click();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('The number 2000 already leads to the flow').waitFor();
  });

  it('undoes the removal of a number', async () => {
    await open('/numbers');
    await page.getByRole('button', { name: 'More: 2001' }).click();
    await page.getByRole('menuitem', { name: 'Remove number' }).click();
    await page.getByRole('button', { name: 'More: 2001' }).waitFor({ state: 'detached' });
    await button('Undo').click();
    await page.getByRole('button', { name: 'More: 2001' }).waitFor();
  });

  it('never sees a secret again, neither in its place nor in the audit log', async () => {
    await open('/trunks');
    await button('Add line').first().click();
    await dialog().getByLabel('Name', { exact: true }).fill('Carrier');
    await dialog().getByLabel('Host').fill('sip.carrier.example');
    await dialog().getByLabel('User name').fill('u1');
    await dialog().getByLabel('Password').fill('s3cret-of-the-line');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByText('sip.carrier.example:5060').waitFor();
    expect(await page.content()).not.toContain('s3cret-of-the-line');
    await open('/audit');
    await page.getByTitle('trunk.created').first().click();
    await page.getByText('sip.carrier.example').first().waitFor();
    expect(await page.content()).not.toContain('s3cret-of-the-line');
  });

  it('hands out a one-time password that has to be replaced, and a role that is held to', async () => {
    await open('/people');
    await button('Add person').click();
    await dialog().getByLabel('Name').fill('Theo Brandt');
    await dialog().getByLabel('E-mail').fill('theo@example.com');
    await dialog().getByRole('button', { name: 'Create account' }).click();
    const password = await page.getByLabel('One-time password', { exact: true }).last().inputValue();
    const access = { url, email: 'theo@example.com', password, browserPath: studio.access.browserPath };
    const theo = await StudioBrowser.open(access);
    try {
      await theo.page.waitForURL('**/change-password');
      await theo.page.goto(`${url}/flows`);
      await theo.page.waitForURL('**/change-password');
      await theo.page.getByLabel('Present password').fill(password);
      await theo.page.getByLabel('New password', { exact: true }).fill('four unrelated words');
      await theo.page.getByLabel('New password again').fill('four unrelated words');
      await theo.page.getByRole('button', { name: 'Change password' }).click();
      await theo.page.waitForURL('**/flows');
      await theo.page.goto(`${url}/people`);
      await theo.page.getByText('This page is not open to you').waitFor();
    } finally {
      await theo.close();
    }
  });

  it('makes an API key that works until it is revoked', async () => {
    await open('/api-keys');
    await button('Create key').first().click();
    await dialog().getByLabel('Name').fill('pipeline');
    await dialog().getByRole('button', { name: 'Create key' }).click();
    const key = await page.getByLabel('Key', { exact: true }).inputValue();
    const status = async () =>
      (await fetch(`${url}/api/v1/flows`, { headers: { authorization: `Bearer ${key}` } })).status;
    expect(await status()).toBe(200);
    await button('Done').click();
    await button('Revoke: pipeline').click();
    await button('Revoke').click();
    await button('Revoke: pipeline').waitFor({ state: 'detached' });
    expect(await status()).toBe(401);
  });

  it('tries a number against the rules before a call does', async () => {
    await open('/dial-rules');
    await button('Add rule').click();
    await dialog().getByLabel('Matches').fill('DE');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByLabel('Number or SIP address').fill('+49 30 1234567');
    await page.getByText('Allowed by rule 2').waitFor();
    await page.getByLabel('Number or SIP address').fill('+1 212 555 0100');
    await page.getByText('No rule allows it.').waitFor();
  });

  it('finds in the audit log who signed in, and who tried to', async () => {
    const signIn = (password: string) =>
      fetch(`${url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'theo@example.com', password }),
      });
    expect((await signIn('not-the-password')).status).toBe(401);
    expect((await signIn('four unrelated words')).status).toBe(200);
    const entries = await listAudit(signedIn.product.db, { limit: 2 });
    expect(entries).toMatchObject([
      { action: 'user.signed_in', actorName: 'Theo Brandt', after: { address: '127.0.0.1' } },
      {
        action: 'user.sign_in_failed',
        actorId: null,
        subjectId: 'theo@example.com',
        after: { address: '127.0.0.1', reason: 'wrong_password' },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain('not-the-password');
  });

  it('leaves nothing open to a one-time password but choosing another', async () => {
    await open('/people');
    await page.getByRole('button', { name: 'More: Theo Brandt' }).click();
    await page.getByRole('menuitem', { name: /password/i }).click();
    await page.getByRole('alertdialog').getByRole('button').last().click();
    const password = await page.getByLabel('One-time password', { exact: true }).last().inputValue();
    const theo = await StudioBrowser.open({
      url,
      email: 'theo@example.com',
      password,
      browserPath: studio.access.browserPath,
    });
    try {
      for (const path of ['/api/trpc/profile.read', '/api/trpc/flows.list', '/api/media/audio/x']) {
        expect({ path, status: (await theo.page.request.get(url + path)).status() }).toEqual({ path, status: 403 });
      }
    } finally {
      await theo.close();
    }
  });

  it('meets no script error on the way', () => {
    expect(studio.errors).toEqual([]);
  });
});
