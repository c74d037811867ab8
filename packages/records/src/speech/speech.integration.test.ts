import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { createCredential, deleteCredential } from '../egress/credentials.ts';
import { addPerson, secret, useDatabase } from '../testing/test-records.ts';
import type { SpeechProviderInput } from './check-provider.ts';
import { noteSpeechProvider } from './provider-states.ts';
import { setSpeakingVoices } from './speaking-voices.ts';
import {
  createSpeechProvider,
  deleteSpeechProvider,
  listSpeechProviders,
  updateSpeechProvider,
} from './speech-providers.ts';

const at = useDatabase();

function provider(parts: Partial<SpeechProviderInput> = {}): SpeechProviderInput {
  return {
    name: `Voices ${randomUUID()}`,
    kind: 'openai',
    url: 'https://speech.example.com/v1',
    model: 'tts-1',
    template: null,
    credentialId: null,
    sound: 'wav',
    pcmRateHz: 24_000,
    timeoutMs: 5_000,
    speaksSensitive: false,
    enabled: true,
    voices: [],
    ...parts,
  };
}

const template = {
  method: 'POST',
  headers: [],
  body: '{"input":"{{text}}"}',
  bodyForm: 'json',
  soundPath: '',
} as const;

async function read(id: string) {
  return (await listSpeechProviders(at.db)).find((one) => one.id === id);
}

describe('speech providers', () => {
  it('keep the place of voices that stay', async () => {
    const ada = await addPerson(at.db);
    const [anna, bert, carl] = ['anna', 'bert', 'carl'].map((voice) => ({ language: 'en-US', voice }));
    if (!anna || !bert || !carl) throw new Error('three voices');
    const { id, voices } = await createSpeechProvider(at.db, ada, provider({ voices: [anna, bert] }));
    const voiceIds = [...voices].reverse().map((voice) => voice.id);
    await setSpeakingVoices(at.db, ada, { language: 'en-US', voiceIds });
    await updateSpeechProvider(at.db, ada, id, provider({ name: 'Other', voices: [bert, carl, anna] }));
    expect((await read(id))?.voices.map(({ voice, position }) => [voice, position])).toEqual([
      ['bert', 0],
      ['anna', 1],
      ['carl', null],
    ]);
    await setSpeakingVoices(at.db, ada, { language: 'en-US', voiceIds: [] });
    expect((await read(id))?.voices.map(({ position }) => position)).toEqual([null, null, null]);
    const audit = await listAudit(at.db, { actorId: ada.id ?? '', action: 'speech_language.voices_set' });
    expect(audit.map(({ after }) => after)).toEqual([{ voices: [] }, { voices: ['bert', 'anna'] }]);
  });

  it('refuse an order that names a voice of another language, a gone one, or one twice', async () => {
    const ada = await addPerson(at.db);
    const { voices } = await createSpeechProvider(
      at.db,
      ada,
      provider({ voices: [{ language: 'de-DE', voice: 'hans' }] }),
    );
    const hans = voices[0]?.id ?? '';
    for (const [language, voiceIds] of [
      ['fr-FR', [hans]],
      ['de-DE', ['nobody']],
      ['de-DE', [hans, hans]],
    ] as const) {
      await expect(setSpeakingVoices(at.db, ada, { language, voiceIds })).rejects.toMatchObject({
        code: 'value_invalid',
      });
    }
  });

  it.each<[string, Partial<SpeechProviderInput>, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['no address', { url: 'speech.example.com' }, 'url'],
    ['another protocol', { url: 'file:///etc/passwd' }, 'url'],
    ['a password in the address', { url: 'https://a:b@speech.example.com/v1' }, 'url'],
    ['no model', { model: '' }, 'model'],
    ['no deadline', { timeoutMs: 0 }, 'timeoutMs'],
    ['no language', { voices: [{ language: 'English!', voice: 'a' }] }, 'voices.0'],
    ['a voice twice', { voices: ['a', 'a'].map((voice) => ({ language: 'en', voice })) }, 'voices.1'],
    ['no template', { kind: 'http' }, 'template'],
    ['a host by voice', { kind: 'http', url: 'https://{{voice}}.example.com/', template }, 'url'],
    ['no text', { kind: 'http', template: { ...template, body: '{}' } }, 'template.body'],
    ['a strange placeholder', { kind: 'http', template: { ...template, body: '"{{text}}{{key}}"' } }, 'template.body'],
    ['bare placeholders in JSON', { kind: 'http', template: { ...template, body: '{"a":{{text}}}' } }, 'template.body'],
    [
      'a header that begins another',
      { kind: 'http', template: { ...template, headers: [{ name: 'x', value: 'a\r\nb: c' }] } },
      'template.headers.0',
    ],
  ])('are refused with %s', async (_, parts, field) => {
    const ada = await addPerson(at.db);
    await expect(createSpeechProvider(at.db, ada, provider(parts))).rejects.toMatchObject({
      code: 'value_invalid',
      fields: [expect.objectContaining({ field })],
    });
  });

  it('have one name each, and keep the credential they sign in with', async () => {
    const ada = await addPerson(at.db);
    const credential = await createCredential(
      at.db,
      ada,
      { name: 'Speech key', hosts: ['speech.example.com'], secret: { kind: 'bearer', token: 't' } },
      secret,
    );
    const made = await createSpeechProvider(at.db, ada, provider({ name: 'Taken', credentialId: credential.id }));
    await expect(createSpeechProvider(at.db, ada, provider({ name: 'Taken' }))).rejects.toMatchObject({
      code: 'name_taken',
    });
    await expect(deleteCredential(at.db, ada, credential.id)).rejects.toMatchObject({
      code: 'in_use',
      publicText: { en: expect.stringContaining('Taken') },
    });
    await deleteSpeechProvider(at.db, ada, made.id);
    await deleteCredential(at.db, ada, credential.id);
    await expect(deleteSpeechProvider(at.db, ada, made.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('say how they do; news of one that is gone are nothing', async () => {
    const { id } = await createSpeechProvider(at.db, await addPerson(at.db), provider());
    expect((await read(id))?.state).toBeNull();
    const [first, second] = [new Date(1_000), new Date(2_000)];
    const failing = { ok: false, failingSince: first, code: 'speech_failed', message: '401' } as const;
    await noteSpeechProvider(at.db, { providerId: id, at: first, ...failing });
    expect((await read(id))?.state).toMatchObject({ failingSince: first, code: 'speech_failed', spokeAt: null });
    await noteSpeechProvider(at.db, { providerId: id, at: second, ok: true });
    expect((await read(id))?.state).toMatchObject({ failingSince: null, message: '401', spokeAt: second });
    await noteSpeechProvider(at.db, { providerId: 'gone', at: second, ok: true });
  });
});
