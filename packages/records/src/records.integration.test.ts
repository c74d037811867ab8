import { auditEntries, sessions, users } from '@patchbay/drizzle';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { audited, listAudit } from './audit.ts';
import {
  createDialRule,
  deleteDialRule,
  listDialRules,
  loadDialContext,
  reorderDialRules,
} from './dialing/dial-rules.ts';
import { createCredential, listCredentials, loadCredentialSecret, updateCredential } from './egress/credentials.ts';
import { allowEgressHost, disallowEgressHost, listEgressHosts } from './egress/egress-hosts.ts';
import { createSipEndpoint, listLiveSipEndpoints, loadSipEndpointPassword } from './lines/sip-endpoints.ts';
import { createTrunk, loadTrunkPassword, updateTrunk } from './lines/trunks.ts';
import { addAudio, deleteAudio } from './prompts/audio.ts';
import { savePromptRevision } from './prompts/prompt-revisions.ts';
import { createPrompt } from './prompts/prompts.ts';
import { getSetting, getSettings, setSetting } from './settings.ts';
import { addPerson, secret, useDatabase } from './testing/test-records.ts';
import { setUserDisabled, setUserRole } from './users.ts';

const at = useDatabase();

describe('the audit log', () => {
  it('has no entry for a change that failed, and no change for an entry that failed', async () => {
    const ada = await addPerson(at.db);
    const entry = { action: 'setting.changed', subject: { kind: 'setting', id: 'atomic' } } as const;
    const failing = audited(at.db, ada, entry, async (tx) => {
      await tx.update(users).set({ name: 'Changed' }).where(eq(users.id, ada.id));
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    expect(await listAudit(at.db, { subjectId: 'atomic' })).toEqual([]);
    expect((await at.db.select().from(users).where(eq(users.id, ada.id)))[0]?.name).toBe(ada.name);
  });

  it('cannot be rewritten', async () => {
    const ada = await addPerson(at.db);
    await setSetting(at.db, ada, 'centre.name', 'North');
    await expect(at.db.update(auditEntries).set({ actorName: 'x' }).execute()).rejects.toThrow();
    await expect(at.db.delete(auditEntries).execute()).rejects.toThrow();
  });
});

describe('settings', () => {
  it('have defaults, take what fits and refuse what does not', async () => {
    const ada = await addPerson(at.db);
    expect(await getSetting(at.db, 'centre.timeZone')).toBe('UTC');
    await setSetting(at.db, ada, 'centre.timeZone', 'Asia/Shanghai');
    expect((await getSettings(at.db))['centre.timeZone']).toBe('Asia/Shanghai');
    await expect(setSetting(at.db, ada, 'centre.timeZone', 'Mars/Base')).rejects.toMatchObject({
      code: 'value_invalid',
    });
    await expect(setSetting(at.db, ada, 'recordings.keepDays', 0)).rejects.toMatchObject({ code: 'value_invalid' });
  });
});

describe('secrets', () => {
  it('of credentials are sealed, stay when only the hosts change, and never reach list or audit log', async () => {
    const ada = await addPerson(at.db, 'admin');
    const token = 'tok-5f1c';
    const created = await createCredential(
      at.db,
      ada,
      { name: 'CRM', hosts: ['CRM.example.com.'], secret: { kind: 'bearer', token } },
      secret,
    );
    await updateCredential(
      at.db,
      ada,
      created.id,
      { name: 'CRM', hosts: ['crm.example.com', 'eu.crm.example.com'] },
      secret,
    );
    expect(await loadCredentialSecret(at.db, created.id, secret)).toEqual({
      hosts: ['crm.example.com', 'eu.crm.example.com'],
      secret: { kind: 'bearer', token },
    });
    expect(JSON.stringify(await listCredentials(at.db))).not.toContain(token);
    expect(JSON.stringify(await listAudit(at.db, { subjectId: created.id }))).not.toContain(token);
  });

  it.each([
    [{ kind: 'bearer', token: 'a\r\nX-Evil: 1' }, ['a.example']],
    [{ kind: 'header', name: 'X Key', value: 'a' }, ['a.example']],
    [{ kind: 'basic', username: 'a:b', password: 'c' }, ['a.example']],
    [{ kind: 'bearer', token: 'a' }, []],
    [{ kind: 'bearer', token: 'a' }, ['https://a.example/']],
  ] as const)('refuses the credential %o for %o', async (value, hosts) => {
    const ada = await addPerson(at.db, 'admin');
    const create = createCredential(at.db, ada, { name: 'Odd', hosts: [...hosts], secret: value }, secret);
    await expect(create).rejects.toMatchObject({ code: 'value_invalid' });
  });

  it('of trunks and phones are sealed', async () => {
    const ada = await addPerson(at.db, 'admin');
    const trunk = {
      name: 'Carrier',
      host: 'sip.carrier.example',
      port: 5060,
      transport: 'udp',
      username: 'acct',
      codecs: ['alaw'],
      callerId: null,
      enabled: true,
      position: 0,
    } as const;
    await createTrunk(at.db, ada, 'carrier', { ...trunk, codecs: ['alaw'], password: 'sip-9d2' }, secret);
    await updateTrunk(at.db, ada, 'carrier', { ...trunk, codecs: ['alaw', 'ulaw'] }, secret);
    expect(await loadTrunkPassword(at.db, 'carrier', secret)).toBe('sip-9d2');
    await updateTrunk(at.db, ada, 'carrier', { ...trunk, codecs: ['alaw'], password: null }, secret);
    expect(await loadTrunkPassword(at.db, 'carrier', secret)).toBeNull();
    expect(JSON.stringify(await listAudit(at.db, { subjectKind: 'trunk' }))).not.toContain('sip-9d2');
    const injected = createTrunk(at.db, ada, 'evil', { ...trunk, codecs: ['alaw'], host: 'a\ncontact=x' }, secret);
    await expect(injected).rejects.toMatchObject({ code: 'value_invalid' });
    const nameless = createTrunk(
      at.db,
      ada,
      'other',
      { ...trunk, codecs: ['alaw'], username: null, registers: true },
      secret,
    );
    await expect(nameless).rejects.toMatchObject({ code: 'value_invalid' });

    const expiresAt = new Date(Date.UTC(2030, 0));
    await createSipEndpoint(at.db, { id: 'tab-1', userId: ada.id, password: 'pw-77', expiresAt }, secret);
    expect(await loadSipEndpointPassword(at.db, 'tab-1', secret)).toBe('pw-77');
    expect(await listLiveSipEndpoints(at.db, new Date(expiresAt.getTime() - 1))).toHaveLength(1);
    expect(await listLiveSipEndpoints(at.db, expiresAt)).toHaveLength(0);
  });
});

describe('dial rules', () => {
  it('are read in their order, which can be changed, and take normal forms', async () => {
    const ada = await addPerson(at.db, 'admin');
    const add = (kind: 'prefix' | 'country' | 'sip_domain' | 'internal', pattern: string) =>
      createDialRule(at.db, ada, { kind, pattern, allow: true, note: '' });
    const first = await add('prefix', '+49 (30)');
    const second = await add('country', 'de');
    await add('internal', '*');
    expect((await listDialRules(at.db)).map((rule) => rule.pattern)).toEqual(['+4930', 'DE', '*']);
    await reorderDialRules(at.db, ada, [second.id]);
    expect((await loadDialContext(at.db)).rules.map((rule) => rule.pattern)).toEqual(['DE', '+4930', '*']);
    await deleteDialRule(at.db, ada, first.id);
    for (const [kind, pattern] of [
      ['prefix', '49'.repeat(4)],
      ['prefix', '+'],
      ['country', 'XX'],
      ['sip_domain', 'sip:host'],
      ['internal', 'a b'],
    ] as const) {
      await expect(add(kind, pattern)).rejects.toMatchObject({ code: 'pattern_invalid' });
    }
  });
});

describe('hosts allowed by name', () => {
  it('are kept in small letters, once', async () => {
    const ada = await addPerson(at.db, 'admin');
    await allowEgressHost(at.db, ada, 'CRM.Internal.', 'the CRM');
    await allowEgressHost(at.db, ada, 'crm.internal', 'our CRM');
    expect(await listEgressHosts(at.db)).toMatchObject([{ host: 'crm.internal', reason: 'our CRM' }]);
    await expect(allowEgressHost(at.db, ada, 'http://x/', '')).rejects.toMatchObject({ code: 'value_invalid' });
    await disallowEgressHost(at.db, ada, 'crm.internal');
    expect(await listEgressHosts(at.db)).toEqual([]);
  });
});

describe('sounds', () => {
  it('are not deleted while the newest revision of a prompt plays them', async () => {
    const ada = await addPerson(at.db);
    const audio = {
      id: 'ab"c',
      name: 'Hello',
      language: 'en-US',
      source: 'upload',
      durationMs: 900,
      path: 'audio/x',
    } as const;
    await addAudio(at.db, ada, audio);
    await addAudio(at.db, ada, audio);
    const { prompt } = await createPrompt(at.db, ada, {
      name: 'Greeting',
      content: { 'en-US': { audioId: audio.id } },
    });
    await expect(deleteAudio(at.db, ada, audio.id)).rejects.toMatchObject({ code: 'in_use' });
    await savePromptRevision(at.db, ada, { promptId: prompt.id, content: { 'en-US': { text: 'Hello' } } });
    expect(await deleteAudio(at.db, ada, audio.id)).toBe('audio/x');
  });
});

describe('people', () => {
  it('are signed out when disabled, and one admin always remains, also when two step down at once', async () => {
    await at.db.update(users).set({ role: 'agent' });
    const [ada, bob] = [await addPerson(at.db, 'admin'), await addPerson(at.db, 'admin')];
    await at.db
      .insert(sessions)
      .values({ id: 's1', token: 't1', userId: bob.id, expiresAt: new Date(Date.UTC(2030, 0)) });
    const outcomes = await Promise.allSettled([
      setUserRole(at.db, ada, ada.id, 'agent'),
      setUserDisabled(at.db, bob, bob.id, true),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({ reason: { code: 'last_admin' } });
    const disabled = outcomes[1]?.status === 'fulfilled';
    expect(await at.db.select().from(sessions).where(eq(sessions.userId, bob.id))).toHaveLength(disabled ? 0 : 1);
  });
});
