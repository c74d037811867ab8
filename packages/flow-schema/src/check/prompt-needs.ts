import type { NodeTypeRegistry } from '../contract/node-type.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Json } from '../json.ts';
import { usesOfNode } from '../uses/find-uses.ts';
import type { AnalysisFacts } from './analysis-facts.ts';
import { buildFlowView } from './flow-view.ts';
import { languagesOf } from './language-flow.ts';

/** One place in a flow that plays a prompt of the library. */
export interface PromptNeed {
  readonly promptId: string;
  readonly node: string;
  /** The languages that callers can have when they get there. */
  readonly languages: readonly string[];
  /** The names of the values that the flow hands over. */
  readonly values: readonly string[];
}

/** What a flow needs of the prompts of the library: in which languages each is heard, and what it is given to read out. */
export function promptNeeds(
  document: FlowDocument,
  registry: NodeTypeRegistry,
  facts: Pick<AnalysisFacts, 'answersNumbers' | 'enteredByFlows'>,
): PromptNeed[] {
  const view = buildFlowView(document, registry);
  return view.nodes.flatMap(({ node }) =>
    usesOfNode(node)
      .filter(({ kind }) => kind === 'prompt')
      .map(({ id, field }) => ({
        promptId: id,
        node: node.id,
        languages: [...languagesOf(view, facts, node.id)],
        values: valuesGiven(node.config, field),
      })),
  );
}

/** The names under which the part whose prompt id stands at the end of the path hands values over; empty ones do not count. */
export function valuesGiven(config: Json, field: readonly (string | number)[]): string[] {
  let part: Json | undefined = config;
  for (const step of field.slice(0, -1)) {
    part = typeof part === 'object' && part !== null ? (part as Record<string | number, Json>)[step] : undefined;
  }
  const values = typeof part === 'object' && part !== null && !Array.isArray(part) ? part.values : undefined;
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return [];
  return Object.keys(values).filter((name) => String(values[name]).trim() !== '');
}
