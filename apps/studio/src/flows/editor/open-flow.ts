import type { FlowContent } from './core/edit-change';

/** What the studio's server hands the editor to begin with. */
export interface OpenedFlow {
  readonly id: string;
  readonly archived: boolean;
  readonly publishedVersion: string | null;
  readonly publishedNumber: number | null;
  readonly revision: number;
  readonly updatedAt: string;
  readonly updatedBy: string | null;
  /** `FlowContent` as JSON: a document is a tree of any depth, and its type is not worth computing twice. */
  readonly content: string;
}

export function contentOf(opened: Pick<OpenedFlow, 'content'>): FlowContent {
  return JSON.parse(opened.content) as FlowContent;
}
