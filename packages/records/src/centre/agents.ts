import { agentQueues, agentSkills, agents, type Database, type StoredForwarding, users } from '@patchbay/drizzle';
import { asc, eq, inArray } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { nameTaken } from '../field-problems.ts';
import type { Role } from '../permissions.ts';
import { isUniqueViolation, notFound, RecordError } from '../record-error.ts';
import { rowsBy } from '../rows-by.ts';
import type { AgentInput, AgentSkill } from './agent-input.ts';
import { checkedAgent, checkedForwarding } from './checked-agent.ts';

type Row = typeof agents.$inferSelect;

/** An agent with all that routing and the screens need to know. */
export interface Agent extends Row {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** May not sign in. */
  readonly disabled: boolean;
  readonly skills: readonly AgentSkill[];
  readonly queueIds: readonly string[];
}

/** By name. */
export async function listAgents(db: Database, ids?: readonly string[]): Promise<Agent[]> {
  const only = ids === undefined ? undefined : [...ids];
  const [rows, levels, served] = await Promise.all([
    db
      .select({ agent: agents, name: users.name, email: users.email, role: users.role, disabledAt: users.disabledAt })
      .from(agents)
      .innerJoin(users, eq(users.id, agents.userId))
      .where(only && inArray(agents.userId, only))
      .orderBy(asc(users.name), asc(users.id)),
    db
      .select()
      .from(agentSkills)
      .where(only && inArray(agentSkills.userId, only))
      .orderBy(asc(agentSkills.skillId)),
    db
      .select()
      .from(agentQueues)
      .where(only && inArray(agentQueues.userId, only))
      .orderBy(asc(agentQueues.queueId)),
  ]);
  const skillsOf = rowsBy(levels, ({ userId }) => userId);
  const queuesOf = rowsBy(served, ({ userId }) => userId);
  return rows.map(({ agent, disabledAt, ...person }) => ({
    ...agent,
    ...person,
    disabled: disabledAt !== null,
    skills: (skillsOf.get(agent.userId) ?? []).map(({ skillId, level }) => ({ skillId, level })),
    queueIds: (queuesOf.get(agent.userId) ?? []).map(({ queueId }) => queueId),
  }));
}

/** @throws RecordError `not_found` */
export async function getAgent(db: Database, userId: string): Promise<Agent> {
  const [agent] = await listAgents(db, [userId]);
  if (!agent) throw notFound('agent', userId);
  return agent;
}

/**
 * Makes a person an agent.
 * @throws RecordError `not_found` (no such person), `name_taken` (already an agent, or the extension is another's), `value_invalid`
 */
export async function createAgent(db: Database, actor: Actor, userId: string, input: AgentInput): Promise<Agent> {
  const subject = { kind: 'agent', id: userId } as const;
  return await extensionOnce(input.extension ?? null, () =>
    audited(db, actor, { action: 'agent.created', subject }, async (tx) => {
      const [person] = await tx.select().from(users).where(eq(users.id, userId)).for('update');
      if (!person) throw notFound('user', userId);
      const [existing] = await tx.select({ id: agents.userId }).from(agents).where(eq(agents.userId, userId));
      if (existing) throw alreadyAgent(person.name);
      const { skills, queueIds, ...columns } = await checkedAgent(tx, { ...newAgent, ...input }, person.role);
      await tx.insert(agents).values({ userId, ...columns });
      await writeSkills(tx, userId, skills);
      await writeQueues(tx, userId, queueIds);
      const after = await getAgent(tx, userId);
      return { result: after, before: null, after: decidedOf(after) };
    }),
  );
}

/** Changes what is named and leaves the rest. @throws RecordError `not_found`, `name_taken` (the extension), `value_invalid` */
export async function updateAgent(db: Database, actor: Actor, userId: string, changes: AgentInput): Promise<Agent> {
  const subject = { kind: 'agent', id: userId } as const;
  return await extensionOnce(changes.extension ?? null, () =>
    audited(db, actor, { action: 'agent.changed', subject }, async (tx) => {
      const [locked] = await tx
        .select({ id: agents.userId })
        .from(agents)
        .where(eq(agents.userId, userId))
        .for('update');
      if (!locked) throw notFound('agent', userId);
      const before = await getAgent(tx, userId);
      const { skills, queueIds, ...columns } = await checkedAgent(tx, { ...decidedOf(before), ...changes }, null);
      await tx.update(agents).set(columns).where(eq(agents.userId, userId));
      if (changes.skills !== undefined) await writeSkills(tx, userId, skills);
      if (changes.queueIds !== undefined) await writeQueues(tx, userId, queueIds);
      const after = await getAgent(tx, userId);
      if (JSON.stringify(after) === JSON.stringify(before)) return { result: after, unchanged: true };
      return { result: after, before: decidedOf(before), after: decidedOf(after) };
    }),
  );
}

/** The person stays and no longer takes contacts. @throws RecordError `not_found` */
export async function deleteAgent(db: Database, actor: Actor, userId: string): Promise<void> {
  await audited(db, actor, { action: 'agent.deleted', subject: { kind: 'agent', id: userId } }, async (tx) => {
    const before = await getAgent(tx, userId);
    await tx.delete(agents).where(eq(agents.userId, userId));
    return { result: undefined, before: decidedOf(before), after: null };
  });
}

/**
 * What happens to calls for an agent who is signed out, or signed in and away. Agents set it for themselves.
 * @throws RecordError `not_found`, `value_invalid`
 */
export async function setAgentForwarding(
  db: Database,
  actor: Actor,
  userId: string,
  forwarding: { readonly signedOut: StoredForwarding | null; readonly away: StoredForwarding | null },
): Promise<void> {
  const subject = { kind: 'agent', id: userId } as const;
  await audited(db, actor, { action: 'agent.forwarding_changed', subject }, async (tx) => {
    const [before] = await tx.select().from(agents).where(eq(agents.userId, userId)).for('update');
    if (!before) throw notFound('agent', userId);
    const { signedOut, away } = await checkedForwarding(tx, userId, forwarding);
    await tx.update(agents).set({ forwardSignedOut: signedOut, forwardAway: away }).where(eq(agents.userId, userId));
    return {
      result: undefined,
      before: { signedOut: before.forwardSignedOut, away: before.forwardAway },
      after: { signedOut, away },
    };
  });
}

const newAgent = {
  teamId: null,
  phoneKind: 'browser',
  sipAddress: null,
  extension: null,
  chatsMax: 0,
  autoAnswer: false,
  skills: [],
  queueIds: [],
} as const satisfies Required<AgentInput>;

/** What people have decided about an agent. */
export function decidedOf(agent: Agent): Required<AgentInput> {
  const { teamId, phoneKind, sipAddress, extension, chatsMax, autoAnswer, skills, queueIds } = agent;
  return { teamId, phoneKind, sipAddress, extension, chatsMax, autoAnswer, skills, queueIds };
}

/** Replaces what an agent can do. */
export async function writeSkills(tx: Database, userId: string, skills: readonly AgentSkill[]): Promise<void> {
  await tx.delete(agentSkills).where(eq(agentSkills.userId, userId));
  if (skills.length > 0) await tx.insert(agentSkills).values(skills.map((skill) => ({ userId, ...skill })));
}

/** Replaces whom an agent serves. */
export async function writeQueues(tx: Database, userId: string, queueIds: readonly string[]): Promise<void> {
  await tx.delete(agentQueues).where(eq(agentQueues.userId, userId));
  if (queueIds.length > 0) await tx.insert(agentQueues).values(queueIds.map((queueId) => ({ userId, queueId })));
}

function alreadyAgent(name: string): RecordError {
  return new RecordError(
    'name_taken',
    { en: `${name} is an agent already.`, zh: `${name} 已是坐席。` },
    `user is an agent already`,
  );
}

async function extensionOnce<T>(extension: string | null, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error) || extension === null) throw error;
    throw extensionTaken(extension);
  }
}

/** As many change at once, which extension it was is not known. @throws RecordError `name_taken` */
export async function extensionsOnce<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new RecordError(
      'name_taken',
      {
        en: 'Somebody else has the extension of one of these agents by now. Nothing was changed.',
        zh: '其中某个坐席的分机号现已被他人使用，未更改任何内容。',
      },
      'an extension is taken',
    );
  }
}

function extensionTaken(extension: string): RecordError {
  const taken = nameTaken({ en: 'an agent with the extension', zh: '坐席分机' }, extension);
  return new RecordError(taken.code, taken.publicText, taken.message, [
    { field: 'extension', reason: { en: 'another agent has this extension', zh: '其他坐席已使用此分机号' } },
  ]);
}
