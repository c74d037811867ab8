import { agentQueues, agentSkills, agents, type Database, queues, skills, teams } from '@patchbay/drizzle';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { type Actor, auditedEach } from '../audit.ts';
import { checkWhole, noteProblems, refuseProblems } from '../field-problems.ts';
import { notFound } from '../record-error.ts';
import { type AgentPast, agentChanges, pastOf } from './agent-past.ts';
import { listAgents } from './agents.ts';

/** One change to many agents at once. */
export type AgentsChange =
  /** Null takes the skill away. */
  | { readonly kind: 'skill'; readonly skillId: string; readonly level: number | null }
  | { readonly kind: 'queue'; readonly queueId: string; readonly serves: boolean }
  | { readonly kind: 'team'; readonly teamId: string | null };

/**
 * Makes the same change to all of them, or to none; each agent's change is in the audit log by itself.
 * @returns how those were whom it changed: `restoreAgents` undoes it
 * @throws RecordError `not_found` (an agent), `value_invalid`
 */
export async function changeAgents(
  db: Database,
  actor: Actor,
  userIds: readonly string[],
  change: AgentsChange,
): Promise<AgentPast[]> {
  const ids = [...new Set(userIds)];
  return await auditedEach(db, actor, async (tx) => {
    // In one order, so that two people who change many at once wait for each other instead of for ever.
    const locked = await tx
      .select({ id: agents.userId })
      .from(agents)
      .where(inArray(agents.userId, ids))
      .orderBy(asc(agents.userId))
      .for('update');
    const known = new Set(locked.map(({ id }) => id));
    const unknown = ids.find((id) => !known.has(id));
    if (unknown !== undefined) throw notFound('agent', unknown);
    await checkChange(tx, change);
    const before = await listAgents(tx, ids);
    await write(tx, ids, change);
    const after = await listAgents(tx, ids);
    return { result: pastOf(before, after), changes: agentChanges(before, after) };
  });
}

async function write(tx: Database, ids: readonly string[], change: AgentsChange): Promise<void> {
  if (change.kind === 'team') {
    await tx
      .update(agents)
      .set({ teamId: change.teamId })
      .where(inArray(agents.userId, [...ids]));
  } else if (change.kind === 'queue') {
    const { queueId, serves } = change;
    const theirs = and(inArray(agentQueues.userId, [...ids]), eq(agentQueues.queueId, queueId));
    await tx.delete(agentQueues).where(theirs);
    if (serves) await tx.insert(agentQueues).values(ids.map((userId) => ({ userId, queueId })));
  } else {
    const { skillId, level } = change;
    const theirs = and(inArray(agentSkills.userId, [...ids]), eq(agentSkills.skillId, skillId));
    await tx.delete(agentSkills).where(theirs);
    if (level !== null) await tx.insert(agentSkills).values(ids.map((userId) => ({ userId, skillId, level })));
  }
}

async function checkChange(tx: Database, change: AgentsChange): Promise<void> {
  const notes = noteProblems();
  if (change.kind === 'team' && change.teamId !== null) {
    const found = await tx.select({ id: teams.id }).from(teams).where(eq(teams.id, change.teamId));
    if (found.length === 0) notes.add('teamId', 'this team does not exist (any more)', '此团队不存在');
  }
  if (change.kind === 'queue') {
    const found = await tx.select({ id: queues.id }).from(queues).where(eq(queues.id, change.queueId));
    if (found.length === 0) notes.add('queueId', 'this queue does not exist (any more)', '此队列不存在');
  }
  if (change.kind === 'skill') {
    const found = await tx.select({ id: skills.id }).from(skills).where(eq(skills.id, change.skillId));
    if (found.length === 0) notes.add('skillId', 'this skill does not exist (any more)', '此技能不存在');
    if (change.level !== null) checkWhole(notes, 'level', change.level, 1, 10);
  }
  refuseProblems({ en: 'The change', zh: '更改' }, notes);
}
