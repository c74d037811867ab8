import { createHash } from 'node:crypto';
import { agents, type Database, type StoredForwarding, users } from '@patchbay/drizzle';
import { asc, eq, inArray } from 'drizzle-orm';
import { type Actor, type AuditedChange, auditedEach } from '../audit.ts';
import { notFound, RecordError } from '../record-error.ts';
import type { AgentInput } from './agent-input.ts';
import { type Agent, decidedOf, extensionsOnce, listAgents, writeQueues, writeSkills } from './agents.ts';
import { checkedAgent, checkedForwarding } from './checked-agent.ts';

/** All that is stored of an agent. */
export interface AgentFacts extends Required<AgentInput> {
  readonly forwardSignedOut: StoredForwarding | null;
  readonly forwardAway: StoredForwarding | null;
}

/** How an agent was before a change, with which it can be undone. */
export interface AgentPast {
  readonly userId: string;
  /** Says how the agent was after the change: what has changed again since is not undone. */
  readonly after: string;
  /** Null for somebody who was no agent. */
  readonly facts: AgentFacts | null;
}

/** What of the agents differs, as it was before. */
export function pastOf(before: readonly Agent[], after: readonly Agent[]): AgentPast[] {
  const then = new Map(before.map((agent) => [agent.userId, factsOf(agent)]));
  const now = new Map(after.map((agent) => [agent.userId, factsOf(agent)]));
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((userId) => {
    const facts = then.get(userId) ?? null;
    const seen = fingerprint(now.get(userId) ?? null);
    return fingerprint(facts) === seen ? [] : [{ userId, after: seen, facts }];
  });
}

/** What changed, agent by agent, as the audit log says it. */
export function agentChanges(before: readonly Agent[], after: readonly Agent[]): AuditedChange[] {
  const [then, now] = [byId(before), byId(after)];
  return pastOf(before, after).map(({ userId }) => {
    const [was, is] = [then.get(userId), now.get(userId)];
    return {
      action: was === undefined ? 'agent.created' : is === undefined ? 'agent.deleted' : 'agent.changed',
      subject: { kind: 'agent', id: userId },
      before: was === undefined ? null : factsOf(was),
      after: is === undefined ? null : factsOf(is),
    };
  });
}

/**
 * Makes all agents what they were, or none of them.
 * @returns what undoes this in turn
 * @throws RecordError `outdated` where one was changed since, naming them; `not_found` (no such person), `name_taken` (an extension),
 *   `value_invalid` (a queue or skill of theirs is gone)
 */
export async function restoreAgents(db: Database, actor: Actor, given: readonly AgentPast[]): Promise<AgentPast[]> {
  const past = [...new Map(given.map((one) => [one.userId, one])).values()];
  const ids = past.map(({ userId }) => userId);
  return await extensionsOnce(() =>
    auditedEach(db, actor, async (tx) => {
      // In one order, so that two people who change many at once wait for each other instead of for ever.
      const people = await tx
        .select({ id: users.id, role: users.role, name: users.name })
        .from(users)
        .where(inArray(users.id, ids))
        .orderBy(asc(users.id))
        .for('update');
      await tx.select().from(agents).where(inArray(agents.userId, ids)).orderBy(asc(agents.userId)).for('update');
      const person = new Map(people.map((one) => [one.id, one]));
      const before = await listAgents(tx, ids);
      const now = byId(before);
      const changed = past.filter(({ userId, after }) => fingerprint(factsOrNull(now.get(userId))) !== after);
      if (changed.length > 0) throw changedSince(changed.map(({ userId }) => person.get(userId)?.name ?? userId));
      const gone = past.flatMap(({ userId, facts }) => (facts === null ? [userId] : []));
      const back = past.flatMap(({ userId, facts }) => (facts === null ? [] : [{ userId, facts }]));
      await tx.delete(agents).where(inArray(agents.userId, gone));
      // Extensions may go round among them.
      await tx.update(agents).set({ extension: null }).where(inArray(agents.userId, ids));
      for (const { userId, facts } of back) {
        const role = person.get(userId)?.role;
        if (role === undefined) throw notFound('user', userId);
        await writeAgent(tx, userId, await checkedAgent(tx, facts, now.has(userId) ? null : role));
      }
      // Calls may be forwarded to one who has only just come back.
      for (const { userId, facts } of back) {
        const { forwardSignedOut: signedOut, forwardAway: away } = facts;
        const rules = await checkedForwarding(tx, userId, { signedOut, away });
        await tx
          .update(agents)
          .set({ forwardSignedOut: rules.signedOut, forwardAway: rules.away })
          .where(eq(agents.userId, userId));
      }
      const after = await listAgents(tx, ids);
      return { result: pastOf(before, after), changes: agentChanges(before, after) };
    }),
  );
}

async function writeAgent(tx: Database, userId: string, checked: Awaited<ReturnType<typeof checkedAgent>>) {
  const { skills, queueIds, ...columns } = checked;
  await tx
    .insert(agents)
    .values({ userId, ...columns })
    .onConflictDoUpdate({ target: agents.userId, set: columns });
  await writeSkills(tx, userId, skills);
  await writeQueues(tx, userId, queueIds);
}

function factsOf(agent: Agent): AgentFacts {
  const { forwardSignedOut, forwardAway } = agent;
  return { ...decidedOf(agent), forwardSignedOut, forwardAway };
}

function factsOrNull(agent: Agent | undefined): AgentFacts | null {
  return agent === undefined ? null : factsOf(agent);
}

function byId(list: readonly Agent[]): Map<string, Agent> {
  return new Map(list.map((agent) => [agent.userId, agent]));
}

function fingerprint(facts: AgentFacts | null): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}

function changedSince(names: readonly string[]): RecordError {
  const some = names.slice(0, 5);
  const more = names.length > some.length;
  return new RecordError(
    'outdated',
    {
      en: `Changed again since: ${some.join(', ')}${more ? ', …' : ''}. Nothing was undone.`,
      zh: `以下坐席之后又有更改：${some.join('、')}${more ? '…' : ''}。未撤销任何内容。`,
    },
    `${names.length} agents were changed since`,
  );
}
