import { promptNeeds } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { listDrafts, listPlayingDocuments } from '@patchbay/records';
import { factsOf } from '@/flows/centre-facts';
import { loadCentreFacts } from '@/flows/server/load-centre-facts';

type Database = Parameters<typeof listPlayingDocuments>[0];

/** A place of a flow where a prompt is heard. */
export interface PromptUse {
  readonly promptId: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly nodeId: string;
  /** As people call the step. */
  readonly step: string;
  readonly languages: readonly string[];
  readonly values: readonly string[];
  /** False where only the draft plays it. */
  readonly live: boolean;
}

/** Where the prompts of the library are heard: in versions that callers can get now, and, if wanted, in drafts. */
export async function loadPromptUses(db: Database, { drafts }: { drafts: boolean }): Promise<PromptUse[]> {
  const [centre, playing, drawn] = await Promise.all([
    loadCentreFacts(db),
    listPlayingDocuments(db),
    drafts ? listDrafts(db, '"promptId"') : [],
  ]);
  const documents = [
    ...playing.map((one) => ({ ...one, live: true })),
    ...drawn.map(({ id, document }) => ({ flowId: id, name: document.name, document, live: false })),
  ];
  return documents.flatMap(({ flowId, name, document, live }) => {
    const steps = new Map(document.nodes.map((node) => [node.id, node.name || node.type]));
    return promptNeeds(document, nodeTypes, factsOf(centre, flowId)).map(({ node, ...need }) => ({
      ...need,
      flowId,
      flowName: name,
      nodeId: node,
      step: steps.get(node) ?? node,
      live,
    }));
  });
}
