import { analyseFlow, blocksPublishing, type FlowFigures, type Problem, versionHash } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { type Actor, loadDraft, type PublishResult, publishFlow } from '@patchbay/records';
import { PublicError } from '@/server/public-error';
import { factsOf } from '../centre-facts';
import { loadCentreFacts } from './load-centre-facts';

type Database = Parameters<typeof loadDraft>[0];

/** The problems of a draft as it is stored, with everything around it looked up. */
export async function checkDraft(
  db: Database,
  flowId: string,
): Promise<{ problems: readonly Problem[]; figures: FlowFigures; revision: number; hash: string }> {
  const [draft, centre] = await Promise.all([loadDraft(db, flowId), loadCentreFacts(db)]);
  return {
    ...analyseFlow(draft.document, nodeTypes, factsOf(centre, flowId)),
    revision: draft.revision,
    hash: versionHash(draft.document),
  };
}

/**
 * Checks the draft and makes it the version that new calls get. The check here is the one that counts: what a browser
 * found is only a courtesy.
 */
export async function publishDraft(
  db: Database,
  actor: Actor,
  input: { flowId: string; revision?: number | undefined; note: string },
): Promise<PublishResult> {
  const checked = await checkDraft(db, input.flowId);
  if (blocksPublishing(checked.problems)) {
    const errors = checked.problems.filter((problem) => problem.severity === 'error');
    throw new PublicError(
      'BAD_REQUEST',
      'flow_has_problems',
      {
        en: `The flow has ${errors.length} ${errors.length === 1 ? 'problem' : 'problems'} that must be solved before it can be published.`,
        zh: `流程有 ${errors.length} 个问题，解决后才能发布。`,
      },
      { details: { problems: errors } },
    );
  }
  const revision = input.revision ?? checked.revision;
  // `publishFlow` refuses when the draft is no longer the one that was checked.
  const hash = checked.hash;
  return await publishFlow(db, actor, {
    flowId: input.flowId,
    revision: revision === checked.revision ? revision : -1,
    hash,
    note: input.note,
  });
}
