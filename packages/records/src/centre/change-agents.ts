import type { Database } from '@patchbay/drizzle';
import type { Actor } from '../audit.ts';
import { getAgent, updateAgent } from './agents.ts';

/** One change to many agents at once. */
export type AgentsChange =
  /** Null takes the skill away. */
  | { readonly kind: 'skill'; readonly skillId: string; readonly level: number | null }
  | { readonly kind: 'queue'; readonly queueId: string; readonly serves: boolean }
  | { readonly kind: 'team'; readonly teamId: string | null };

/**
 * Makes the same change to all of them, or to none; each agent's change is in the audit log by itself.
 * @throws RecordError `not_found`, `value_invalid`
 */
export async function changeAgents(
  db: Database,
  actor: Actor,
  userIds: readonly string[],
  change: AgentsChange,
): Promise<void> {
  await db.transaction(async (tx) => {
    // In one order, so that two people who change many at once wait for each other instead of for ever.
    for (const userId of [...new Set(userIds)].sort()) {
      const agent = await getAgent(tx, userId);
      if (change.kind === 'team') await updateAgent(tx, actor, userId, { teamId: change.teamId });
      if (change.kind === 'queue') {
        const others = agent.queueIds.filter((id) => id !== change.queueId);
        await updateAgent(tx, actor, userId, { queueIds: change.serves ? [...others, change.queueId] : others });
      }
      if (change.kind === 'skill') {
        const { skillId, level } = change;
        const others = agent.skills.filter((skill) => skill.skillId !== skillId);
        await updateAgent(tx, actor, userId, { skills: level === null ? others : [...others, { skillId, level }] });
      }
    }
  });
}
