import type { FlowDocument } from '@patchbay/flow-schema';
import {
  findReferences,
  listPrompts,
  loadDraft,
  loadPinnedFlows,
  loadPromptRevision,
  RecordError,
} from '@patchbay/records';

type Database = Parameters<typeof loadDraft>[0];

/** What a simulation of a draft is pinned to, as a call would be. */
export interface SimulationParts {
  /** Flow id to version; without the draft itself. */
  readonly flows: Readonly<Record<string, string>>;
  readonly prompts: Readonly<Record<string, string>>;
  readonly documents: Readonly<Record<string, FlowDocument>>;
  /** What is said, by prompt and language: what the transcript shows for a prompt of the library. */
  readonly promptTexts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Reads the published sub-flows and prompts that the stored draft can reach. What is not published is left out. */
export async function simulationParts(db: Database, flowId: string): Promise<SimulationParts> {
  const pinned = await surroundingsOf(db, (await loadDraft(db, flowId)).document);
  const promptTexts: Record<string, Record<string, string>> = {};
  for (const [promptId, revision] of Object.entries(pinned.prompts)) {
    promptTexts[promptId] = textsOf((await loadPromptRevision(db, revision)).content);
  }
  return { ...pinned, promptTexts };
}

/** What a call of this document would be pinned to beside the document itself. */
export async function surroundingsOf(
  db: Database,
  document: FlowDocument,
): Promise<Pick<SimulationParts, 'flows' | 'prompts' | 'documents'>> {
  const references = findReferences(document);
  const flows: Record<string, string> = {};
  const prompts: Record<string, string> = {};
  const documents: Record<string, FlowDocument> = {};
  for (const id of references.flowIds) {
    const pinned = await pinnedOrNone(db, id);
    if (pinned === null) continue;
    Object.assign(flows, pinned.pins.flows);
    Object.assign(prompts, pinned.pins.prompts);
    for (const [version, inner] of pinned.documents) documents[version] = inner;
  }
  for (const prompt of references.promptIds.length > 0 ? await listPrompts(db) : []) {
    if (references.promptIds.includes(prompt.id) && prompt.publishedRevision !== null)
      prompts[prompt.id] = prompt.publishedRevision;
  }
  return { flows, prompts, documents };
}

async function pinnedOrNone(db: Database, flowId: string) {
  try {
    return await loadPinnedFlows(db, flowId);
  } catch (error) {
    if (error instanceof RecordError && (error.code === 'not_published' || error.code === 'not_found')) return null;
    throw error;
  }
}

function textsOf(content: Record<string, { text?: string | undefined }>): Record<string, string> {
  return Object.fromEntries(Object.entries(content).map(([language, one]) => [language, one.text ?? '']));
}
