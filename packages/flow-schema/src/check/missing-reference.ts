import type { Text } from '../text.ts';
import { type UsedKind, usesOfNode } from '../uses/find-uses.ts';
import type { AnalysisFacts } from './analysis-facts.ts';
import type { Rule } from './rule.ts';

/** A rule for references to one kind of thing: what is named has to be among what is known. */
export function missingReference(
  kind: UsedKind,
  known: (facts: AnalysisFacts) => ReadonlySet<string> | undefined,
  message: Text,
): Rule {
  return {
    id: `${kind}_missing`,
    severity: 'error',
    find: ({ nodes }, facts) => {
      const ids = known(facts);
      if (ids === undefined) return [];
      return nodes.flatMap(({ node }) =>
        usesOfNode(node)
          .filter((use) => use.kind === kind && !ids.has(use.id))
          .map(({ field }) => ({ place: { kind: 'node', node: node.id, field }, message })),
      );
    },
  };
}
