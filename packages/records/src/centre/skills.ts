import { randomUUID } from 'node:crypto';
import { agentSkills, type Database, queues, skills } from '@patchbay/drizzle';
import { asc, count, eq } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { checkedText, nameTaken, noteProblems, refuseProblems } from '../field-problems.ts';
import { isUniqueViolation, notFound, RecordError } from '../record-error.ts';
import { refuseWhereCallsNeedIt } from './centre-uses.ts';
import { skillsOfQueue } from './queue-skills.ts';

export type Skill = typeof skills.$inferSelect;

export interface SkillListItem extends Skill {
  /** How many agents have it, at whatever level. */
  readonly agents: number;
  /** Names of the queues whose rules ask for it. */
  readonly queues: readonly string[];
}

const what = { en: 'a skill', zh: '技能' };

/** By name. */
export async function listSkills(db: Database): Promise<SkillListItem[]> {
  const [rows, counts, queueRows] = await Promise.all([
    db.select().from(skills).orderBy(asc(skills.name)),
    db.select({ skillId: agentSkills.skillId, agents: count() }).from(agentSkills).groupBy(agentSkills.skillId),
    db.select({ name: queues.name, rings: queues.rings, terms: queues.terms }).from(queues).orderBy(asc(queues.name)),
  ]);
  const agentsOf = new Map(counts.map(({ skillId, agents }) => [skillId, agents]));
  return rows.map((row) => ({
    ...row,
    agents: agentsOf.get(row.id) ?? 0,
    queues: queueRows.filter((queue) => skillsOfQueue(queue).has(row.id)).map(({ name }) => name),
  }));
}

/** @throws RecordError `name_taken`, `value_invalid` */
export async function createSkill(db: Database, actor: Actor, input: { name: string; id?: string }): Promise<Skill> {
  const name = checkedName(input.name);
  const id = input.id ?? randomUUID();
  return await namedOnce(name, () =>
    audited(db, actor, { action: 'skill.created', subject: { kind: 'skill', id } }, async (tx) => {
      const [row] = await tx.insert(skills).values({ id, name }).returning();
      if (!row) throw notFound('skill', id);
      return { result: row, before: null, after: row };
    }),
  );
}

/** @throws RecordError `not_found`, `name_taken`, `value_invalid` */
export async function renameSkill(db: Database, actor: Actor, id: string, newName: string): Promise<Skill> {
  const name = checkedName(newName);
  return await namedOnce(name, () =>
    audited(db, actor, { action: 'skill.changed', subject: { kind: 'skill', id } }, async (tx) => {
      const [before] = await tx.select().from(skills).where(eq(skills.id, id)).for('update');
      const [row] = await tx.update(skills).set({ name }).where(eq(skills.id, id)).returning();
      if (!before || !row) throw notFound('skill', id);
      if (before.name === name) return { result: row, unchanged: true };
      return { result: row, before, after: row };
    }),
  );
}

/**
 * Removes a skill and every agent's level in it.
 * @throws RecordError `not_found`; `in_use`, naming the queues whose rules ask for it, or the flows whose calls do
 */
export async function deleteSkill(db: Database, actor: Actor, id: string): Promise<void> {
  await audited(db, actor, { action: 'skill.deleted', subject: { kind: 'skill', id } }, async (tx) => {
    // Queues first and as a whole: none may come to ask for the skill while it goes.
    const users = (await tx.select().from(queues).orderBy(asc(queues.id)).for('update')).filter((queue) =>
      skillsOfQueue(queue).has(id),
    );
    if (users.length > 0) throw skillInUse(users.map(({ name }) => name));
    await refuseWhereCallsNeedIt(tx, 'skill', id);
    const levels = await tx.select().from(agentSkills).where(eq(agentSkills.skillId, id));
    const [before] = await tx.delete(skills).where(eq(skills.id, id)).returning();
    if (!before) throw notFound('skill', id);
    const agents = levels.map(({ userId, level }) => ({ userId, level }));
    return { result: undefined, before: { ...before, agents }, after: null };
  });
}

function skillInUse(names: readonly string[]): RecordError {
  return new RecordError(
    'in_use',
    {
      en: `The rules of these queues ask for this skill: ${names.join(', ')}. Change them first.`,
      zh: `以下队列的规则仍需要此技能：${names.join('、')}。请先修改这些队列。`,
    },
    `skill is used by ${names.length} queues`,
  );
}

function checkedName(name: string): string {
  const notes = noteProblems();
  const checked = checkedText(notes, 'name', name, { lengthMax: 80 });
  refuseProblems({ en: 'The skill', zh: '技能' }, notes);
  return checked;
}

async function namedOnce<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken(what, name);
    throw error;
  }
}
