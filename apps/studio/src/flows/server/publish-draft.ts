import {
  analyseFlow,
  blocksPublishing,
  type FlowDocument,
  type FlowFigures,
  type Problem,
  versionHash,
} from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import {
  type Actor,
  approveProposal,
  type FlowDraft,
  getSetting,
  loadDraft,
  loadProposal,
  type Proposal,
  type Publication,
  proposeFlow,
  publishFlow,
  type RolloutPlan,
} from '@patchbay/records';
import { PublicError } from '@/server/public-error';
import { factsOf } from '../centre-facts';
import { loadCentreFacts } from './load-centre-facts';
import { refuseFailing } from './play-scenarios';

type Database = Parameters<typeof loadDraft>[0];
type Person = Actor & { readonly id: string };

/** What became of the wish to publish. */
export type PublishOutcome =
  | { readonly outcome: 'published'; readonly publication: Publication }
  /** Another person has to approve it first. */
  | { readonly outcome: 'proposed'; readonly proposal: Proposal }
  /** Somebody saved meanwhile: nothing happened. */
  | { readonly outcome: 'changed'; readonly current: FlowDraft };

async function checkDocument(
  db: Database,
  flowId: string,
  document: FlowDocument,
): Promise<{ problems: readonly Problem[]; figures: FlowFigures }> {
  return analyseFlow(document, nodeTypes, factsOf(await loadCentreFacts(db), flowId));
}

/** The problems of a draft as it is stored, with everything around it looked up. */
export async function checkDraft(
  db: Database,
  flowId: string,
): Promise<{ problems: readonly Problem[]; figures: FlowFigures; revision: number }> {
  const draft = await loadDraft(db, flowId);
  return { ...(await checkDocument(db, flowId, draft.document)), revision: draft.revision };
}

/**
 * What has to hold of a document before callers hear it. The check here is the one that counts: what a browser found is only
 * a courtesy.
 * @throws PublicError `flow_has_problems`, `flow_scenarios_fail`
 */
async function refuseUnfit(db: Database, flowId: string, document: FlowDocument): Promise<void> {
  const { problems } = await checkDocument(db, flowId, document);
  if (blocksPublishing(problems)) throw hasProblems(problems);
  await refuseFailing(db, flowId, document);
}

/**
 * The one way by which a draft goes out: checks it, then makes it the version that new calls get, or a proposal where the
 * organisation wants another person to approve.
 * @param input.rollout to some callers first; where another person approves, they choose that
 * @param input.revision of the draft that the person saw; the present one where it is left out
 * @throws PublicError `flow_has_problems`, `flow_scenarios_fail`; RecordError `not_found`, `archived`
 */
export async function publishDraft(
  db: Database,
  actor: Person,
  input: { flowId: string; revision?: number | undefined; note: string; rollout?: RolloutPlan | undefined },
): Promise<PublishOutcome> {
  const { flowId, note, rollout } = input;
  const draft = await loadDraft(db, flowId);
  if (input.revision !== undefined && input.revision !== draft.revision) return { outcome: 'changed', current: draft };
  await refuseUnfit(db, flowId, draft.document);
  // Both refuse when the draft is no longer the one that was checked.
  const checked = { flowId, revision: draft.revision, hash: versionHash(draft.document), note };
  if (await getSetting(db, 'flows.publishNeedsApproval')) {
    const asked = await proposeFlow(db, actor, checked);
    return asked.proposed
      ? { outcome: 'proposed', proposal: asked.proposal }
      : { outcome: 'changed', current: asked.current };
  }
  const result = await publishFlow(db, actor, { ...checked, rollout });
  return result.published
    ? { outcome: 'published', publication: result.publication }
    : { outcome: 'changed', current: result.current };
}

/**
 * Publishes what somebody else proposed: exactly that document, checked once more, since queues, prompts and flows that it
 * uses may be others by now.
 * @throws PublicError `flow_has_problems`, `flow_scenarios_fail`; RecordError as `approveProposal`
 */
export async function publishProposal(
  db: Database,
  actor: Person,
  input: { id: string; published: string | null; comment: string; rollout?: RolloutPlan | undefined },
): Promise<Publication> {
  const { flowId, document } = await loadProposal(db, input.id);
  await refuseUnfit(db, flowId, document);
  return await approveProposal(db, actor, input);
}

function hasProblems(problems: readonly Problem[]): PublicError {
  const errors = problems.filter((problem) => problem.severity === 'error');
  return new PublicError(
    'BAD_REQUEST',
    'flow_has_problems',
    {
      en: `The flow has ${errors.length} ${errors.length === 1 ? 'problem' : 'problems'} that must be solved before it can be published.`,
      zh: `流程有 ${errors.length} 个问题，解决后才能发布。`,
    },
    { details: { problems: errors } },
  );
}
