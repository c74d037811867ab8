import { randomUUID } from 'node:crypto';
import { versionHash } from '@patchbay/flow-schema';
import type { Database } from '../../connect.ts';
import { agentShifts, shiftParts } from '../../tables/agent-shift.ts';
import { agentStates } from '../../tables/agent-state.ts';
import { calls } from '../../tables/call.ts';
import { callSteps } from '../../tables/call-step.ts';
import { callNotes, conversations, satisfactionAnswers } from '../../tables/conversation.ts';
import { flows } from '../../tables/flow.ts';
import { flowDrafts } from '../../tables/flow-draft.ts';
import { flowPublications } from '../../tables/flow-publication.ts';
import { flowVersions } from '../../tables/flow-version.ts';
import { numbers } from '../../tables/number.ts';
import { prompts } from '../../tables/prompt.ts';
import { promptRevisions } from '../../tables/prompt-revision.ts';
import { queueVisits } from '../../tables/queue-visit.ts';
import { recordings } from '../../tables/recording.ts';
import { settings } from '../../tables/setting.ts';
import { insertRows } from '../insert-rows.ts';
import { writeCentre } from './centre/write-centre.ts';
import { demoFlows, demoPrompts } from './demo-flows.ts';
import { demoLayout } from './demo-layout.ts';
import { demoShifts } from './demo-shifts.ts';
import { pastCalls } from './past-calls.ts';

const callIdPrefix = 'demo-call-';
/** How much is called of each number, compared with the others. */
const shares: Readonly<Record<string, number>> = { '2000': 4, '2001': 1, '2002': 1, '2003': 5 };

/** A small company's centre with a few days behind it, and a note of all that belongs to it, so that it can be removed. */
export async function writeDemo(
  tx: Database,
  actorId: string | null,
  logins: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  await writeCentre(tx, logins, now);
  for (const prompt of demoPrompts) {
    const revisionId = randomUUID();
    await tx
      .insert(prompts)
      .values({ id: prompt.id, name: prompt.name, publishedRevision: revisionId, createdAt: now });
    await tx.insert(promptRevisions).values({
      id: revisionId,
      promptId: prompt.id,
      number: 1,
      content: prompt.content,
      createdAt: now,
      createdBy: actorId,
    });
  }
  const written = demoFlows();
  for (const { id, number, document } of written) {
    const hash = versionHash(document);
    const layout = demoLayout(id);
    await tx.insert(flowVersions).values({ hash, document, createdAt: now }).onConflictDoNothing();
    await tx.insert(flows).values({
      id,
      name: document.name,
      kind: document.kind,
      publishedVersion: hash,
      createdAt: now,
      createdBy: actorId,
    });
    await tx
      .insert(flowDrafts)
      .values({ flowId: id, document, layout, revision: 1, updatedAt: now, updatedBy: actorId });
    await tx.insert(flowPublications).values({
      id: randomUUID(),
      flowId: id,
      version: hash,
      number: 1,
      layout,
      note: 'The demo centre',
      publishedBy: actorId,
      publishedAt: now,
    });
    if (number !== null) await tx.insert(numbers).values({ number, flowId: id, label: 'Demo', createdAt: now });
  }
  await writePast(tx, now);
  await tx.insert(settings).values({
    key: 'demo.data',
    value: {
      flowIds: written.map((flow) => flow.id),
      promptIds: demoPrompts.map((prompt) => prompt.id),
      numbers: written.flatMap((flow) => (flow.number === null ? [] : [flow.number])),
      callIdPrefix,
      centrePrefix: 'demo-',
    },
  });
}

async function writePast(tx: Database, now: Date): Promise<void> {
  const onOffer = new Map(
    demoFlows().map(({ id, document }) => [id, { id, version: versionHash(document), document }] as const),
  );
  const answering = demoFlows().flatMap(({ id, number }) => {
    const flow = onOffer.get(id);
    return flow && number !== null ? [{ flow, number, share: shares[number] ?? 1 }] : [];
  });
  const past = pastCalls(answering, onOffer, now, callIdPrefix);
  await insertRows(tx, calls, past.calls);
  await insertRows(tx, callSteps, past.steps);
  await insertRows(tx, recordings, past.recordings);
  const { desk } = past;
  await insertRows(
    tx,
    queueVisits,
    desk.flatMap((rows) => rows.visits),
  );
  await insertRows(
    tx,
    conversations,
    desk.flatMap((rows) => rows.conversations),
  );
  await insertRows(
    tx,
    satisfactionAnswers,
    desk.flatMap((rows) => rows.answers),
  );
  await insertRows(
    tx,
    callNotes,
    desk.flatMap((rows) => rows.notes),
  );
  const planned = demoShifts(
    now,
    desk.flatMap((rows) => rows.conversations),
  );
  await insertRows(tx, agentShifts, planned.shifts);
  await insertRows(tx, shiftParts, planned.parts);
  await insertRows(tx, agentStates, planned.states);
}
