import { calls, nodeTraffic, satisfactionAnswers } from '@patchbay/drizzle';
import { versionHash } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { appendCallSteps } from '../calls/call-steps.ts';
import { loadDraft, saveDraft } from '../flows/drafts.ts';
import { archiveFlow, createFlow } from '../flows/flows.ts';
import { publishFlow } from '../flows/publish.ts';
import { addPerson, documentNamed, layout, useDatabase } from '../testing/test-records.ts';
import { arrangementSchema, loadArrangements, loadRoleArrangements, saveArrangement } from './arrangements.ts';
import { listSourceVersions, loadSourceDocuments } from './screen-sources.ts';
import { loadTileFigures } from './tile-figures.ts';

const records = useDatabase();
const name = (words: string) => ({ en: words, zh: words });

describe('how people arrange what is derived', () => {
  it('is kept by role and by person, written down, and taken back', async () => {
    const person = await addPerson(records.db, 'supervisor');
    const [ofRole, own] = [
      { order: ['b', 'a'], hidden: { c: true }, names: {} },
      { order: [], hidden: {}, names: { a: { en: 'Mine', zh: '' } } },
    ];
    await saveArrangement(records.db, person, 'floor', { kind: 'role', role: 'supervisor' }, ofRole);
    await saveArrangement(records.db, person, 'floor', { kind: 'person', userId: person.id }, own);
    const viewer = { role: 'supervisor', userId: person.id };
    expect(await loadArrangements(records.db, 'floor', viewer)).toEqual({
      role: ofRole,
      person: { ...own, names: { a: name('Mine') } },
    });
    expect(await loadArrangements(records.db, 'floor', { role: 'admin', userId: 'other' })).toEqual({
      role: null,
      person: null,
    });
    expect(await loadArrangements(records.db, 'seat', viewer)).toEqual({ role: null, person: null });
    await saveArrangement(records.db, person, 'floor', { kind: 'person', userId: person.id }, null);
    expect(await loadArrangements(records.db, 'floor', viewer)).toEqual({ role: ofRole, person: null });
    expect((await loadRoleArrangements(records.db, 'floor')).supervisor).toEqual(ofRole);
    expect(
      (await listAudit(records.db, { actorId: person.id })).map(({ subjectId, after }) => [subjectId, after]),
    ).toEqual([
      [`floor/person/${person.id}`, null],
      [`floor/person/${person.id}`, { ...own, names: { a: name('Mine') } }],
      ['floor/role/supervisor', ofRole],
    ]);
  });

  it('has no name without words', () => {
    const named = (en: string) => ({ order: [], hidden: {}, names: { a: { en, zh: ' ' } } });
    expect(arrangementSchema.safeParse(named('x')).success).toBe(true);
    expect(arrangementSchema.safeParse(named(' ')).success).toBe(false);
  });
});

describe('the versions that screens follow from', () => {
  it('are all that were ever published, once each, the newest first', async () => {
    const person = await addPerson(records.db);
    const flow = await createFlow(records.db, person, { document: documentNamed('One'), layout });
    const hashes: string[] = [];
    for (const word of ['One', 'Two', 'One']) {
      const document = documentNamed(word);
      const { revision } = await loadDraft(records.db, flow.id);
      await saveDraft(records.db, person, { flowId: flow.id, revision, document, layout });
      const hash = await versionHash(document);
      const draft = await loadDraft(records.db, flow.id);
      await publishFlow(records.db, person, { flowId: flow.id, revision: draft.revision, hash, note: '' });
      hashes.push(hash);
    }
    const own = async () => (await listSourceVersions(records.db)).filter(({ flowId }) => flowId === flow.id);
    expect(await own()).toEqual([
      { flowId: flow.id, version: hashes[0], standing: 'published' },
      { flowId: flow.id, version: hashes[1], standing: 'past' },
    ]);
    const loaded = await loadSourceDocuments(records.db, hashes);
    expect([...loaded.values()].map((document) => document.name).sort()).toEqual(['One', 'Two']);
    await archiveFlow(records.db, person, flow.id);
    expect((await own()).map(({ standing }) => standing)).toEqual(['past', 'past']);
  });
});

describe('what the tiles of a flow show', () => {
  it('counts the calls that go on and those of today, in the zone of the centre, and today’s answers', async () => {
    const flowId = 'tiles';
    const now = new Date('2026-05-01T16:30:00Z');
    // In Shanghai it is half past midnight: the day is thirty minutes old.
    const call = (id: string, startedAt: string, endedAt: Date | null) => ({
      id,
      direction: 'inbound' as const,
      callerNumber: '1',
      calledNumber: '2',
      flowId,
      startedAt: new Date(startedAt),
      endedAt,
    });
    await records.db
      .insert(calls)
      .values([call('tile-1', '2026-05-01T15:59:00Z', null), call('tile-2', '2026-05-01T16:01:00Z', now)]);
    const answer = (id: string, at: string, score: number) => ({
      id,
      callId: 'tile-2',
      flowId,
      nodeId: 'ask',
      question: 'Delivery',
      score,
      scoreMax: 5,
      at: new Date(at),
    });
    await records.db
      .insert(satisfactionAnswers)
      .values([
        answer('tile-2.1', '2026-05-01T16:02:00Z', 5),
        answer('tile-2.2', '2026-05-01T16:03:00Z', 2),
        answer('tile-2.3', '2026-05-01T15:58:00Z', 1),
      ]);
    // Counted already: what is not is read off the lines of calls, in the same statement.
    const left = (at: string, exit: string) => {
      const of = { flowId, version: 'v', nodeId: 'menu', exit, durationMs: 1_000 };
      return { ...of, quarter: new Date(at), count: 3 };
    };
    await records.db
      .insert(nodeTraffic)
      .values([
        left('2026-05-01T16:00:00Z', 'port:1'),
        left('2026-05-01T15:45:00Z', 'port:1'),
        left('2026-05-02T16:00:00Z', 'port:1'),
        left('2026-05-01T16:00:00Z', 'end:hung_up'),
      ]);
    const step = { callId: 'tile-2', at: now, depth: 0, flowId, version: 'v', nodeId: 'menu', detail: {} };
    await appendCallSteps(records.db, [
      { ...step, index: 0, kind: 'node.entered', port: null },
      { ...step, index: 1, kind: 'node.left', port: '1' },
    ]);
    expect(await loadTileFigures(records.db, { flowIds: [flowId], timeZone: 'Asia/Shanghai', now })).toEqual({
      calls: [{ flowId, now: 1, today: 1 }],
      scores: [{ flowId, nodeId: 'ask', question: 'Delivery', answers: 2, scoreSum: 7 }],
      ways: [{ flowId, nodeId: 'menu', port: '1', count: 4 }],
    });
  });
});
