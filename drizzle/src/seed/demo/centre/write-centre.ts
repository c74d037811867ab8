import type { Database } from '../../../connect.ts';
import { agentQueues, agentSkills, agents } from '../../../tables/agent.ts';
import { customerNumbers, customers, openItems } from '../../../tables/customer.ts';
import { notReadyReasons } from '../../../tables/not-ready-reason.ts';
import { queues } from '../../../tables/queue.ts';
import { quickPhrases } from '../../../tables/quick-phrase.ts';
import { skills } from '../../../tables/skill.ts';
import { teams } from '../../../tables/team.ts';
import { wrapUpCodes } from '../../../tables/wrap-up-code.ts';
import { addPerson } from '../../account.ts';
import { demoCustomers, demoOpenItems } from './customers.ts';
import { demoPeople, demoSkills, demoTeams } from './people.ts';
import { demoQueues } from './queues.ts';
import { demoPhrases, demoReasons, demoWrapUpCodes } from './words.ts';

/**
 * Who works in the demo centre, what for, and who calls them. Who has no password among `logins` cannot sign in until somebody
 * gives them one.
 */
export async function writeCentre(tx: Database, logins: ReadonlyMap<string, string>, now: Date): Promise<void> {
  await tx.insert(teams).values(demoTeams.map((team) => ({ ...team, createdAt: now })));
  await tx.insert(skills).values(demoSkills.map((skill) => ({ ...skill, createdAt: now })));
  await tx.insert(queues).values(demoQueues.map((queue) => ({ ...queue, createdAt: now })));
  await tx.insert(notReadyReasons).values([...demoReasons]);
  await tx.insert(wrapUpCodes).values([...demoWrapUpCodes]);
  await tx.insert(quickPhrases).values([...demoPhrases]);
  for (const person of demoPeople) await addPerson(tx, person, logins.get(person.email) ?? null, now);
  await tx.insert(agents).values(
    demoPeople.map(({ id, teamId, extension }) => ({
      userId: id,
      teamId,
      extension,
      // Nobody's calls are lost while they are away from their desk.
      forwardSignedOut: { kind: 'voicemail' as const },
      createdAt: now,
    })),
  );
  await tx
    .insert(agentSkills)
    .values(
      demoPeople.flatMap(({ id, skills: known }) =>
        Object.entries(known).map(([skillId, level]) => ({ userId: id, skillId, level })),
      ),
    );
  await tx
    .insert(agentQueues)
    .values(demoPeople.flatMap(({ id, queueIds }) => queueIds.map((queueId) => ({ userId: id, queueId }))));
  await tx
    .insert(customers)
    .values(demoCustomers.map(({ numbers: _, ...customer }) => ({ ...customer, createdAt: now, updatedAt: now })));
  await tx
    .insert(customerNumbers)
    .values(demoCustomers.flatMap(({ id, numbers }) => numbers.map((number) => ({ number, customerId: id }))));
  await tx.insert(openItems).values([...demoOpenItems(now)]);
}
