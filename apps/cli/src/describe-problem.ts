import type { FlowDocument, Locale, Problem } from '@patchbay/flow-schema';
import type { Texts } from './texts.ts';

/** One line: how bad, where, what. Nodes are named as people named them. */
export function describeProblem(problem: Problem, document: FlowDocument | null, locale: Locale, texts: Texts): string {
  return `  ${texts[problem.severity]} [${problem.code}] ${describePlace(problem, document)}${problem.message[locale]}`;
}

function describePlace({ place }: Problem, document: FlowDocument | null): string {
  switch (place.kind) {
    case 'node': {
      const name = document?.nodes.find(({ id }) => id === place.node)?.name;
      const inside = [...(place.field ?? []), ...(place.port === undefined ? [] : [place.port])].join('.');
      return `${name || place.node}${inside === '' ? '' : ` › ${inside}`}: `;
    }
    case 'edge':
      return `${place.edge.from.node} › ${place.edge.from.port}: `;
    case 'variable':
      return `${place.variable}: `;
    case 'document':
      return place.path === undefined || place.path.length === 0 ? '' : `${place.path.join('.')}: `;
  }
}
