import {
  agentQueues,
  agents,
  type Database,
  flowPublications,
  flows,
  flowVersions,
  notReadyReasons,
  numbers,
  queues,
  settings,
  users,
  wrapUpCodes,
} from '@patchbay/drizzle';
import { sql } from 'drizzle-orm';
import { type GeneratedCentre, idPrefix } from './generated-centre.ts';
import { lunchReason } from './working-day.ts';

/** People, queues, codes and flows, before anything has happened. */
export async function writeCentre(
  db: Database,
  centre: GeneratedCentre,
  { timeZone, beginsAt }: { readonly timeZone: string; readonly beginsAt: Date },
): Promise<void> {
  await db
    .insert(settings)
    .values({ key: 'centre.timeZone', value: timeZone })
    .onConflictDoUpdate({ target: settings.key, set: { value: timeZone } });
  await db.execute(sql`update count_state set time_zone = ${timeZone}`);
  await db.insert(queues).values(centre.queues.map(({ id, name }) => ({ id, name, createdAt: beginsAt })));
  await db.insert(wrapUpCodes).values(centre.codes.map(({ id, name }, position) => ({ id, name, position })));
  await db.insert(notReadyReasons).values({ id: lunchReason, name: 'Lunch' }).onConflictDoNothing();
  await db
    .insert(users)
    .values(centre.agents.map(({ id, name }) => ({ id, name, email: `${id}@example.test`, role: 'agent' as const })));
  await db.insert(agents).values(centre.agents.map(({ id }) => ({ userId: id })));
  await db.insert(agentQueues).values(
    centre.queues.flatMap((queue) =>
      queue.agents.flatMap((agent) => {
        const userId = centre.agents[agent]?.id;
        return userId === undefined ? [] : [{ userId, queueId: queue.id }];
      }),
    ),
  );
  for (const { id, name, number, versions } of centre.flows) {
    await db
      .insert(flowVersions)
      .values(versions.map(({ hash, document }) => ({ hash, document })))
      .onConflictDoNothing();
    await db.insert(flows).values({ id, name, kind: 'voice', publishedVersion: versions.at(-1)?.hash ?? null });
    await db.insert(flowPublications).values(
      versions.map(({ hash, fromDay }, at) => ({
        id: `${idPrefix}publication-${id}-${at + 1}`,
        flowId: id,
        version: hash,
        number: at + 1,
        layout: { nodes: {} },
        publishedAt: new Date(beginsAt.getTime() + fromDay * 86_400_000),
      })),
    );
    // In a centre that runs already a number keeps its flow.
    await db.insert(numbers).values({ number, flowId: id }).onConflictDoNothing();
  }
}
