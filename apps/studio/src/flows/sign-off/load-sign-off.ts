import { type FlowDocument, type FlowLayout, versionHash } from '@patchbay/flow-schema';
import { loadDraft, RecordError } from '@patchbay/records';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { database } from '@/server/database';

export interface SignOffFlow {
  readonly id: string;
  readonly document: FlowDocument;
  readonly layout: FlowLayout;
  readonly revision: number;
  readonly updatedAt: Date;
  /** Of the document's meaning: what was signed can be compared with what is published. */
  readonly hash: string;
}

/** The draft of a flow as it is now; a flow that is not there is the page for that. */
export const loadSignOff = cache(async (flowId: string): Promise<SignOffFlow> => {
  try {
    const { document, layout, revision, updatedAt } = await loadDraft(database(), flowId);
    return { id: flowId, document, layout, revision, updatedAt, hash: versionHash(document) };
  } catch (error) {
    if (error instanceof RecordError && error.code === 'not_found') notFound();
    throw error;
  }
});
