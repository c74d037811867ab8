/**
 * Files that need each other on some way, each circle sorted: the strongly connected components of more than one node.
 * After R. Tarjan, "Depth-first search and linear graph algorithms" (1972).
 * @param needs what each node needs; a node that is needed but not listed counts for nothing
 */
export function circlesOf(needs: ReadonlyMap<string, readonly string[]>): string[][] {
  const seen = new Map<string, { readonly order: number; low: number }>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): number => {
    const own = { order: seen.size, low: seen.size };
    seen.set(node, own);
    open.push(node);
    for (const next of needs.get(node) ?? []) {
      if (!needs.has(next)) continue;
      const known = seen.get(next);
      if (known === undefined) own.low = Math.min(own.low, visit(next));
      else if (open.includes(next)) own.low = Math.min(own.low, known.order);
    }
    if (own.low === own.order) {
      const circle = open.splice(open.indexOf(node));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return own.low;
  };
  for (const node of needs.keys()) if (!seen.has(node)) visit(node);
  return circles.sort();
}
