import type { Problem } from '@patchbay/flow-schema';
import { pathKey } from './config-path';

const none: readonly Problem[] = [];
const byNode = new WeakMap<readonly Problem[], ReadonlyMap<string, readonly Problem[]>>();
/** The last list of each node, kept while it says the same: a card is then not drawn again after every check. */
const latest = new Map<string, readonly Problem[]>();

/** The node at which a problem is shown: the one it is in, or the one its edge leaves from. */
export function nodeOfProblem(problem: Problem): string | null {
  if (problem.place.kind === 'node') return problem.place.node;
  if (problem.place.kind === 'edge') return problem.place.edge.from.node;
  return null;
}

function index(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const lists = new Map<string, Problem[]>();
  for (const problem of problems) {
    const node = nodeOfProblem(problem);
    if (node === null) continue;
    const list = lists.get(node);
    if (list) list.push(problem);
    else lists.set(node, [problem]);
  }
  const kept = new Map<string, readonly Problem[]>();
  for (const [node, list] of lists) {
    const old = latest.get(node);
    const same = old !== undefined && JSON.stringify(old) === JSON.stringify(list);
    kept.set(node, same ? old : list);
    latest.set(node, same ? old : list);
  }
  return kept;
}

export function problemsOf(problems: readonly Problem[], nodeId: string): readonly Problem[] {
  let known = byNode.get(problems);
  if (!known) {
    known = index(problems);
    byNode.set(problems, known);
  }
  return known.get(nodeId) ?? none;
}

/** The problems of one field, or of something inside it. */
export function fieldProblems(problems: readonly Problem[], path: readonly (string | number)[]): Problem[] {
  const key = pathKey(path);
  return problems.filter((problem) => {
    if (problem.place.kind !== 'node' || problem.place.field === undefined) return false;
    const at = pathKey(problem.place.field);
    return at === key || at.startsWith(`${key}.`);
  });
}
