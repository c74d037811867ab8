import {
  agentShifts,
  agentStates,
  callNotes,
  conversations,
  customers,
  type Database,
  formAnswers,
  notReadyReasons,
  queues,
  queueVisits,
  quickPhrases,
  satisfactionAnswers,
  skills,
  teams,
  users,
  wrapUpCodes,
} from '@patchbay/drizzle';
import type { FlowDocument } from '@patchbay/flow-schema';
import { and, inArray, like, not, notInArray } from 'drizzle-orm';
import { takeOutOfCounts } from './counts/take-out.ts';

/**
 * Removes the people, queues, words and customers whose ids begin with the prefix, and what is told of its calls.
 * Queues and skills that a flow or queue which stays refers to stay too, and people whose work is not that of an agent any more.
 * @returns how many people and queues are gone
 */
export async function removeDemoCentre(
  tx: Database,
  demo: { readonly centrePrefix: string; readonly callIdPrefix: string },
  keptDocuments: readonly FlowDocument[],
): Promise<{ people: number; queues: number }> {
  const ours = startsWith(demo.centrePrefix);
  const ofCalls = startsWith(demo.callIdPrefix);
  for (const table of [conversations, queueVisits, satisfactionAnswers, callNotes, formAnswers]) {
    await tx.delete(table).where(like(table.callId, ofCalls));
  }
  const otherQueues = await tx
    .select()
    .from(queues)
    .where(not(like(queues.id, ours)));
  const named = JSON.stringify([
    keptDocuments,
    otherQueues.map(({ overflow, rings, terms }) => [overflow, rings, terms]),
  ]);
  const goneQueues = await goneIds(tx, named, ours);
  const gone = { people: 0, queues: goneQueues.length };
  if (goneQueues.length > 0) await tx.delete(queues).where(inArray(queues.id, goneQueues));
  const keptQueues = await tx.select().from(queues);
  const keptSkills = (await tx.select({ id: skills.id }).from(skills).where(like(skills.id, ours)))
    .map(({ id }) => id)
    .filter((id) => names(named, id) || names(JSON.stringify(keptQueues), id));
  await tx.delete(skills).where(and(like(skills.id, ours), notInArray(skills.id, keptSkills)));
  for (const table of [notReadyReasons, wrapUpCodes, quickPhrases, customers, teams]) {
    await tx.delete(table).where(like(table.id, ours));
  }
  const isGone = and(like(users.id, ours), inArray(users.role, ['agent', 'supervisor']));
  // While there are agents: a shift that goes with its agent stays in the counts.
  await tx
    .delete(agentShifts)
    .where(inArray(agentShifts.agentId, tx.select({ id: users.id }).from(users).where(isGone)));
  const people = await tx.delete(users).where(isGone).returning({ id: users.id });
  gone.people = people.length;
  if (people.length > 0) {
    const gonePeople = people.map(({ id }) => id);
    await takeOutOfCounts(tx, { agent_state: inArray(agentStates.userId, gonePeople) });
    await tx.delete(agentStates).where(inArray(agentStates.userId, gonePeople));
  }
  return gone;
}

/** The demo's queues that nothing which stays names, also not by way of a queue that stays because something names it. */
async function goneIds(tx: Database, named: string, ours: string): Promise<string[]> {
  const left = await tx.select().from(queues).where(like(queues.id, ours));
  let said = named;
  for (let found = true; found; ) {
    const kept = left.findIndex(({ id }) => names(said, id));
    found = kept >= 0;
    if (found) said += JSON.stringify(left.splice(kept, 1).map(({ overflow }) => overflow));
  }
  return left.map(({ id }) => id);
}

/** Ids stand in quotes wherever a document or a rule refers to something. */
function names(json: string, id: string): boolean {
  return json.includes(JSON.stringify(id));
}

function startsWith(prefix: string): string {
  return `${prefix.replace(/[\\%_]/g, '\\$&')}%`;
}
