import {
  type FlowNode,
  type MergeChoices,
  type MergeConflict,
  mergeFlows,
  mergeLayouts,
  type NodeTypeRegistry,
  type Sides,
  sameJson,
} from '@patchbay/flow-schema';
import type { FlowContent } from './edit-change';

export interface MergedContent {
  readonly content: FlowContent;
  readonly conflicts: readonly MergeConflict[];
}

/** Merges what two people made of a draft: what it means and where its boxes stand. */
export function mergeContents(
  sides: Sides<FlowContent>,
  registry: NodeTypeRegistry,
  choices: MergeChoices = {},
): MergedContent {
  const { base, mine, theirs } = sides;
  const fitsType = (node: FlowNode) => registry.get(node.type)?.config.safeParse(node.config).success ?? true;
  const { document, conflicts } = mergeFlows(
    { base: base.document, mine: mine.document, theirs: theirs.document },
    { choices, fitsType },
  );
  const layout = mergeLayouts({ base: base.layout, mine: mine.layout, theirs: theirs.layout }, document);
  return { content: kept({ document, layout }, mine), conflicts };
}

/** What means the same stays the same object: whatever shows it is then not drawn again. */
function kept(merged: FlowContent, mine: FlowContent): FlowContent {
  const document = sameJson(merged.document, mine.document) ? mine.document : merged.document;
  const layout = sameJson(merged.layout, mine.layout) ? mine.layout : merged.layout;
  return document === mine.document && layout === mine.layout ? mine : { document, layout };
}
