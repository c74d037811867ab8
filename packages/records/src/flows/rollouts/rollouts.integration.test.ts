import { randomUUID } from 'node:crypto';
import { callSteps, calls, leases, queueVisits } from '@patchbay/drizzle';
import { defaultRolloutGuard, type FlowDocument, versionHash } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { type Actor, listAudit } from '../../audit.ts';
import { findFlowUses } from '../../centre/centre-uses.ts';
import { bindNumber } from '../../numbers.ts';
import { addPerson, documentNamed, layout, useDatabase } from '../../testing/test-records.ts';
import { loadDraft, saveDraft } from '../drafts.ts';
import { archiveFlow, createFlow, getFlow, listFlows } from '../flows.ts';
import { loadPinnedFlows } from '../pins.ts';
import { publishFlow, republishFlow } from '../publish.ts';
import { listPublications } from '../versions.ts';
import type { RolloutPlan } from './begin-rollout.ts';
import { loadRolloutFigures } from './rollout-figures.ts';
import { findRunningRollout, type Rollout } from './rollout-row.ts';
import { changeRollout, listPresentRollouts, listRollouts, rollBack, rollOutToAll } from './rollouts.ts';
import { stopWorseRollouts } from './stop-worse-rollouts.ts';

const at = useDatabase();

const tried = ['+4930901820'];
const listed: RolloutPlan = { audience: { kind: 'numbers', patterns: tried }, guard: defaultRolloutGuard };
const fromList = { callerNumber: '+4930901820', callId: 'c' };
const fromElsewhere = { callerNumber: '+4930901821', callId: 'c' };

/** Saves a document as the draft of a flow, made where there is none, and publishes it. */
async function publish(
  actor: Actor,
  flowId: string,
  drawn: string | FlowDocument,
  rollout?: RolloutPlan,
  subFlowId?: string,
) {
  const node = { id: 'sub', type: 'sub_flow', version: 1, name: 'sub', config: { flowId: subFlowId ?? '' } };
  const document = typeof drawn === 'string' ? documentNamed(drawn, subFlowId === undefined ? [] : [node]) : drawn;
  const known = (await listFlows(at.db)).some(({ id }) => id === flowId);
  if (!known) await createFlow(at.db, actor, { document, layout, id: flowId });
  const { revision } = await loadDraft(at.db, flowId);
  const saved = await saveDraft(at.db, actor, { flowId, revision, document, layout });
  if (!saved.saved) throw new Error('the draft changed meanwhile');
  const hash = versionHash(document);
  const result = await publishFlow(at.db, actor, { flowId, revision: saved.revision, hash, note: '', rollout });
  if (!result.published) throw new Error('the draft changed meanwhile');
  return result.publication;
}

/** A flow whose second version is tried. */
async function tryOut(actor: Actor, plan: RolloutPlan = listed): Promise<Rollout> {
  const flowId = randomUUID();
  await publish(actor, flowId, `Old ${flowId}`);
  await publish(actor, flowId, `New ${flowId}`, plan);
  return await runningOf(flowId);
}

async function runningOf(flowId: string): Promise<Rollout> {
  const running = await findRunningRollout(at.db, flowId);
  if (!running) throw new Error(`no roll-out of ${flowId} runs`);
  return running;
}

const versionFor = async (flowId: string, caller: typeof fromList) =>
  (await loadPinnedFlows(at.db, flowId, caller)).pins.flows[flowId];

type CallFacts = Partial<typeof calls.$inferInsert>;

async function addCalls(rollout: Rollout, version: string | null, count: number, facts: CallFacts = {}) {
  const startedAt = new Date();
  const rows = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    direction: 'inbound' as const,
    callerNumber: '',
    calledNumber: '1',
    flowId: rollout.flowId,
    version,
    startedAt,
    endedAt: new Date(startedAt.getTime() + 1_000 * (index + 1)),
    endReason: 'completed',
    ...facts,
  }));
  await at.db.insert(calls).values(rows);
  return rows.map(({ id }) => id);
}

async function holdLease() {
  const lease = { name: `asterisk:${randomUUID()}`, holder: 'me', epoch: 3 };
  await at.db.insert(leases).values({ ...lease, expiresAt: new Date(Date.now() + 60_000) });
  return lease;
}

describe('a roll-out', () => {
  it('gives the new version to its audience, also where it is entered as a sub-flow, and the old one to everyone else', async () => {
    const ada = await addPerson(at.db);
    const rollout = await tryOut(ada);
    const parent = randomUUID();
    await publish(ada, parent, `Parent ${parent}`, undefined, rollout.flowId);

    expect(await versionFor(rollout.flowId, fromList)).toBe(rollout.version);
    expect(await versionFor(rollout.flowId, fromElsewhere)).toBe(rollout.baseVersion);
    expect((await loadPinnedFlows(at.db, rollout.flowId)).pins.flows).toEqual({
      [rollout.flowId]: rollout.baseVersion,
    });
    for (const [caller, version] of [
      [fromList, rollout.version],
      [fromElsewhere, rollout.baseVersion],
    ] as const) {
      const pinned = await loadPinnedFlows(at.db, parent, caller);
      expect(pinned.pins.flows[rollout.flowId]).toBe(version);
      expect(pinned.rollouts).toMatchObject([{ id: rollout.id }]);
      expect(pinned.documents.has(version)).toBe(true);
    }
    expect(await listPublications(at.db, rollout.flowId)).toMatchObject([
      { number: 2, current: false, rollout: 'running' },
      { number: 1, current: true, rollout: null },
    ]);
    expect((await listFlows(at.db)).find(({ id }) => id === rollout.flowId)?.publishedNumber).toBe(1);
    expect(await listPresentRollouts(at.db)).toContainEqual(
      expect.objectContaining({ id: rollout.id, number: 2, baseNumber: 1, startedByName: ada.name }),
    );
  });

  it('goes to everyone, or back, at one word, and both are written down', async () => {
    const ada = await addPerson(at.db);
    const [good, bad] = [await tryOut(ada), await tryOut(ada)];
    await rollOutToAll(at.db, ada, good.id);
    await rollBack(at.db, ada, bad.id);
    expect(await versionFor(good.flowId, fromElsewhere)).toBe(good.version);
    expect(await versionFor(bad.flowId, fromList)).toBe(bad.baseVersion);
    expect(await listPublications(at.db, good.flowId)).toMatchObject([
      { number: 2, current: true, rollout: 'to_all' },
      { number: 1, current: false },
    ]);
    expect(await listPublications(at.db, bad.flowId)).toMatchObject([
      { number: 2, current: false, rollout: 'back' },
      { number: 1, current: true },
    ]);
    const actions = async (id: string) =>
      (await listAudit(at.db, { subjectKind: 'flow', subjectId: id })).map(({ action }) => action);
    expect(await actions(good.flowId)).toContain('flow.rollout_completed');
    expect(await actions(bad.flowId)).toContain('flow.rolled_back');
    await expect(rollBack(at.db, ada, good.id)).rejects.toMatchObject({ code: 'rollout_ended' });
    await republishFlow(at.db, ada, { flowId: good.flowId, number: good.baseNumber, note: '' });
    expect(await versionFor(good.flowId, fromList)).toBe(good.baseVersion);
  });

  it('is decided once when two people decide at the same time', async () => {
    const ada = await addPerson(at.db);
    const rollout = await tryOut(ada);
    const results = await Promise.allSettled([rollOutToAll(at.db, ada, rollout.id), rollBack(at.db, ada, rollout.id)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [row] = await listRollouts(at.db, rollout.flowId);
    const flow = await getFlow(at.db, rollout.flowId);
    expect(flow.publishedVersion).toBe(row?.ending === 'to_all' ? rollout.version : rollout.baseVersion);
  });

  it('ends with the next publication, to some or to all, and when the flow is put away', async () => {
    const ada = await addPerson(at.db);
    const first = await tryOut(ada);
    await publish(ada, first.flowId, 'Newer', listed);
    const second = await runningOf(first.flowId);
    expect(second).toMatchObject({ number: 3, baseVersion: first.baseVersion, baseNumber: 1 });
    await publish(ada, first.flowId, 'Newest');
    expect(await findRunningRollout(at.db, first.flowId)).toBeNull();
    expect(await listRollouts(at.db, first.flowId)).toMatchObject([{ ending: 'superseded' }, { ending: 'superseded' }]);
    const ends = await listAudit(at.db, { subjectId: first.flowId, action: 'flow.rollout_ended' });
    expect(ends).toMatchObject([{ before: { number: 3 } }, { before: { number: 2 }, after: { ending: 'superseded' } }]);
    const away = await tryOut(ada);
    await archiveFlow(at.db, ada, away.flowId);
    expect(await listRollouts(at.db, away.flowId)).toMatchObject([{ ending: 'archived', endedByName: ada.name }]);
  });

  it('is refused where it could tell nothing: at the first publication, and with the version that all have', async () => {
    const ada = await addPerson(at.db);
    const flowId = randomUUID();
    await expect(publish(ada, flowId, 'First', listed)).rejects.toMatchObject({ code: 'rollout_pointless' });
    await publish(ada, flowId, 'First');
    await expect(publish(ada, flowId, 'First', listed)).rejects.toMatchObject({ code: 'rollout_pointless' });
    const wrong: RolloutPlan = { audience: { kind: 'numbers', patterns: ['no number!'] }, guard: null };
    await expect(publish(ada, flowId, 'Second', wrong)).rejects.toMatchObject({ code: 'number_invalid' });
    expect(await listPublications(at.db, flowId)).toHaveLength(1);
  });
});

it('keeps what a version on trial uses in use, by way of other flows too, until it is over', async () => {
  const ada = await addPerson(at.db);
  const [desk, parent, queueId] = [randomUUID(), randomUUID(), randomUUID()];
  await publish(ada, desk, 'Old');
  await publish(ada, parent, 'Old parent');
  await bindNumber(at.db, ada, { number: '7788', flowId: parent });
  await publish(ada, parent, 'New parent', listed, desk);
  const queue = { id: 'wait', type: 'queue', version: 1, name: 'Wait', config: { queueId } };
  await publish(ada, desk, documentNamed('With a queue', [queue]), listed);
  const { revision } = await loadDraft(at.db, desk);
  await saveDraft(at.db, ada, { flowId: desk, revision, document: documentNamed('Without'), layout });
  expect(await findFlowUses(at.db, 'queue', queueId)).toEqual([
    { id: desk, name: 'Without', steps: ['Wait'], published: true, numbers: ['7788'] },
  ]);
  await rollBack(at.db, ada, (await runningOf(desk)).id);
  expect(await findFlowUses(at.db, 'queue', queueId)).toEqual([]);
});

describe('the figures of a roll-out', () => {
  it('tell for each version what became of the calls that began while it ran', async () => {
    const ada = await addPerson(at.db);
    const rollout = await tryOut(ada);
    const { version, baseVersion } = rollout;
    const before = new Date(rollout.startedAt.getTime() - 60_000);
    await addCalls(rollout, baseVersion, 5, { startedAt: before });
    await addCalls(rollout, 'an-earlier-version', 5);
    await addCalls(rollout, baseVersion, 3);
    await addCalls(rollout, version, 2, { endReason: 'failed' });
    const [handled, byPort] = await addCalls(rollout, version, 2, {
      personAt: new Date(),
      endReason: 'caller_hung_up',
    });
    const [promised] = await addCalls(rollout, version, 4, { endReason: 'caller_hung_up' });
    await addCalls(rollout, version, 1, { endedAt: null, endReason: null });
    const failure = (callId: string, handledBy: string) => ({
      callId,
      index: 0,
      at: new Date(),
      flowId: rollout.flowId,
      version,
      nodeId: 'n',
      kind: 'failure',
      detail: { handledBy },
    });
    await at.db.insert(callSteps).values([failure(handled ?? '', 'flow'), failure(byPort ?? '', 'port')]);
    await at.db.insert(queueVisits).values({
      id: randomUUID(),
      callId: promised ?? '',
      queueId: 'q',
      joinedAt: new Date(),
      positionAtJoin: 1,
      outcome: 'callback',
    });

    expect(await loadRolloutFigures(at.db, rollout)).toEqual({
      old: {
        ended: 3,
        underWay: 0,
        failed: 0,
        abandoned: 0,
        reachedQueue: 0,
        reachedPerson: 0,
        durationMsMedian: 2_000,
      },
      new: {
        ended: 8,
        underWay: 1,
        failed: 3,
        abandoned: 3,
        reachedQueue: 1,
        reachedPerson: 2,
        durationMsMedian: 2_000,
      },
    });
  });

  it('count a call that entered the flow as a sub-flow, once, and a failure that it left to its caller', async () => {
    const ada = await addPerson(at.db);
    const rollout = await tryOut(ada);
    const inParent = { flowId: 'parent', version: 'parent-version' };
    const [entered] = await addCalls(rollout, null, 2, inParent);
    const step = { callId: entered ?? '', at: new Date(), flowId: rollout.flowId, version: rollout.version };
    await at.db.insert(callSteps).values([
      { ...step, index: 0, kind: 'flow.entered' },
      { ...step, index: 1, kind: 'flow.entered' },
      { ...step, index: 2, kind: 'failure', nodeId: 'n', detail: { handledBy: 'caller' } },
    ]);
    const figures = await loadRolloutFigures(at.db, rollout);
    expect([figures.new.ended, figures.new.failed, figures.old.ended]).toEqual([1, 1, 0]);
  });

  it('begin anew when the audience changes, and not when only what is allowed does', async () => {
    const ada = await addPerson(at.db);
    const rollout = await tryOut(ada);
    await addCalls(rollout, rollout.version, 3, { startedAt: new Date(Date.now() - 1) });
    const lenient = { ...defaultRolloutGuard, failurePointsMax: 20 };
    const eased = await changeRollout(at.db, ada, rollout.id, { audience: rollout.audience, guard: lenient });
    expect((await loadRolloutFigures(at.db, eased)).new.ended).toBe(3);
    const wider = await changeRollout(at.db, ada, rollout.id, {
      audience: { kind: 'share', percent: 30 },
      guard: lenient,
    });
    expect((await loadRolloutFigures(at.db, wider)).new.ended).toBe(0);
    const [entry] = await listAudit(at.db, { subjectId: rollout.flowId, action: 'flow.rollout_changed' });
    expect(entry?.after).toMatchObject({ audience: { kind: 'share', percent: 30 } });
  });
});

describe('a roll-out stops by itself', () => {
  it('when its new version surely fails more often than allowed: at once for new calls, and written down with its figures', async () => {
    const ada = await addPerson(at.db);
    const [bad, fine, unguarded] = [
      await tryOut(ada),
      await tryOut(ada),
      await tryOut(ada, { ...listed, guard: null }),
    ];
    for (const rollout of [bad, unguarded]) {
      await addCalls(rollout, rollout.baseVersion, 40);
      await addCalls(rollout, rollout.version, 20, { endReason: 'failed' });
    }
    await addCalls(fine, fine.baseVersion, 40);
    await addCalls(fine, fine.version, 40);
    const lease = await holdLease();
    const stopped = await stopWorseRollouts(at.db, lease);
    expect(stopped).toEqual([{ id: bad.id, flowId: bad.flowId, stoppedFor: 'failed' }]);
    expect(await stopWorseRollouts(at.db, lease)).toEqual([]);
    expect(await versionFor(bad.flowId, fromList)).toBe(bad.baseVersion);
    expect(await versionFor(fine.flowId, fromList)).toBe(fine.version);
    expect(await listRollouts(at.db, bad.flowId)).toMatchObject([
      { ending: 'stopped', stoppedFor: 'failed', endedWith: { new: { ended: 20, failed: 20 }, old: { ended: 40 } } },
    ]);
    const [entry] = await listAudit(at.db, { subjectId: bad.flowId, action: 'flow.rollout_stopped' });
    expect(entry).toMatchObject({ actorId: null, after: { stoppedFor: 'failed', version: bad.baseVersion } });
    const isPresent = async () => (await listPresentRollouts(at.db)).some(({ id }) => id === bad.id);
    expect(await isPresent()).toBe(true);
    await publish(ada, bad.flowId, `Mended ${bad.flowId}`);
    expect(await isPresent()).toBe(false);
  });

  it('not before both versions have enough calls, and never at the word of a runtime that lost its lease', async () => {
    const ada = await addPerson(at.db);
    const rollout = await tryOut(ada);
    const lease = await holdLease();
    await addCalls(rollout, rollout.baseVersion, 40);
    await addCalls(rollout, rollout.version, defaultRolloutGuard.callsMin - 1, { endReason: 'caller_hung_up' });
    expect(await stopWorseRollouts(at.db, lease)).toEqual([]);
    await addCalls(rollout, rollout.version, 1, { endReason: 'caller_hung_up' });
    expect(await stopWorseRollouts(at.db, { ...lease, epoch: lease.epoch - 1 })).toEqual([]);
    expect(await findRunningRollout(at.db, rollout.flowId)).not.toBeNull();
    const both = await Promise.all([stopWorseRollouts(at.db, lease), stopWorseRollouts(at.db, lease)]);
    expect(both.flat()).toEqual([{ id: rollout.id, flowId: rollout.flowId, stoppedFor: 'abandoned' }]);
  });
});
