import type { AnalysisFacts } from './analysis-facts.ts';
import { graphOf } from './flow-graph.ts';
import type { FlowView } from './flow-view.ts';

const known = new WeakMap<FlowView, ReadonlyMap<string, ReadonlySet<string>>>();

/**
 * The languages that a call can have at a node, from where it begins and from the steps that change it. A flow that others
 * enter has theirs: all that it declares count. Of a node that nobody reaches, none does.
 */
export function languagesOf(view: FlowView, facts: AnalysisFacts, node: string): ReadonlySet<string> {
  let languages = known.get(view);
  if (languages === undefined) {
    languages = follow(view, facts);
    known.set(view, languages);
  }
  return languages.get(node) ?? new Set();
}

function follow(view: FlowView, facts: AnalysisFacts): ReadonlyMap<string, ReadonlySet<string>> {
  const { leaving, entries } = graphOf(view);
  const all = view.document.languages;
  const first = facts.answersNumbers === true && facts.enteredByFlows === false ? all.slice(0, 1) : all;
  const arriving = view.nodes.map(() => new Set<string>());
  const pending: number[] = [];
  const arrive = (at: number, languages: Iterable<string>) => {
    const here = arriving[at];
    if (here === undefined) return;
    const before = here.size;
    for (const language of languages) here.add(language);
    if (here.size > before) pending.push(at);
  };
  // What is entered without an edge can be entered in any language that is spoken anywhere.
  for (const entry of entries) arrive(entry, entry === view.start?.index ? first : all);
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const set = view.nodes[at]?.visit.language;
    const languages = set === undefined || set === '' ? [...(arriving[at] ?? [])] : [set];
    for (const way of leaving[at] ?? []) arrive(way.to, languages);
  }
  return new Map(view.nodes.map(({ node, index }) => [node.id, arriving[index] ?? new Set()]));
}
