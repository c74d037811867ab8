import { type Database, flowPublications, rollouts } from '@patchbay/drizzle';
import type { RolloutAudience, RolloutGuard } from '@patchbay/flow-schema';
import { and, eq, max } from 'drizzle-orm';
import type { Actor } from '../../audit.ts';
import { RecordError } from '../../record-error.ts';
import { getSetting } from '../../settings.ts';
import type { Flow } from '../flows.ts';
import { keptAudience } from './rollout-caller.ts';

/** How a version goes out to some callers first. */
export interface RolloutPlan {
  readonly audience: RolloutAudience;
  /** Null: it never stops by itself. */
  readonly guard: RolloutGuard | null;
}

/**
 * Begins a roll-out with the publication of its version, whose id it has. The flow is locked, and no other roll-out of it runs.
 * @throws RecordError `rollout_pointless`, `number_invalid`
 */
export async function beginRollout(
  tx: Database,
  actor: Actor,
  input: {
    publication: { id: string; version: string; number: number; publishedAt: Date };
    flow: Flow;
    plan: RolloutPlan;
  },
): Promise<void> {
  const { publication, flow, plan } = input;
  const baseVersion = baseOf(flow, publication.version);
  const [base] = await tx
    .select({ number: max(flowPublications.number) })
    .from(flowPublications)
    .where(and(eq(flowPublications.flowId, flow.id), eq(flowPublications.version, baseVersion)));
  const homeCountry = await getSetting(tx, 'centre.homeCountry');
  await tx.insert(rollouts).values({
    id: publication.id,
    flowId: flow.id,
    version: publication.version,
    number: publication.number,
    baseVersion,
    baseNumber: base?.number ?? 0,
    audience: keptAudience(plan.audience, homeCountry),
    homeCountry,
    guard: plan.guard,
    startedAt: publication.publishedAt,
    startedBy: actor.id,
    countedSince: publication.publishedAt,
  });
}

function baseOf({ id, publishedVersion }: Flow, version: string): string {
  if (publishedVersion !== null && publishedVersion !== version) return publishedVersion;
  throw new RecordError(
    'rollout_pointless',
    publishedVersion === null
      ? {
          en: 'Nothing is published yet, so there is nothing for the other callers. Publish to everyone first.',
          zh: '尚无已发布的版本，其他来电者无版本可用。请先向所有人发布。',
        }
      : { en: 'This is the version that everyone gets already.', zh: '此版本已对所有来电者生效。' },
    `flow ${id} has ${publishedVersion}, to be tried is ${version}`,
  );
}
