import { graphOf } from './flow-graph.ts';
import type { FlowView, NodeView } from './flow-view.ts';

/**
 * Which variables hold something for certain when a call comes to a node, whichever way it came: a forward analysis over the
 * flow that meets by intersection, with a bit for each variable. Inputs and variables with an initial value always do.
 */
export function assignedAt(view: FlowView): (node: NodeView, variable: string) => boolean {
  const names = new Map(view.document.variables.map(({ name }, index) => [name, index]));
  const words = Math.max(1, Math.ceil(names.size / 32));
  const { leaving, entries } = graphOf(view);
  const initial = new Uint32Array(words);
  for (const [index, { role, initial: value }] of view.document.variables.entries()) {
    if (role === 'input' || (value !== undefined && value !== null)) setBit(initial, index);
  }
  // All bits where no call has come yet: the neutral element of intersection.
  const arriving = view.nodes.map(() => new Uint32Array(words).fill(0xffffffff));
  const seen = view.nodes.map(() => false);
  const pending: number[] = [];
  const arrive = (at: number, bits: Uint32Array) => {
    const here = arriving[at];
    if (here === undefined) return;
    let changed = !seen[at];
    seen[at] = true;
    for (let word = 0; word < words; word += 1) {
      const met = ((here[word] as number) & (bits[word] as number)) >>> 0;
      if (met !== here[word]) {
        here[word] = met;
        changed = true;
      }
    }
    if (changed) pending.push(at);
  };
  for (const entry of entries) arrive(entry, initial);
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const node = view.nodes[at];
    for (const way of leaving[at] ?? []) {
      const bits = (arriving[at] ?? initial).slice();
      for (const { variable, by } of node?.writes ?? []) {
        const index = names.get(variable);
        if (index !== undefined && (by === undefined || by.includes(way.port))) setBit(bits, index);
      }
      arrive(way.to, bits);
    }
  }
  return ({ index }, variable) => {
    const bit = names.get(variable);
    const bits = arriving[index];
    if (bit === undefined || bits === undefined) return true;
    return ((bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  };
}

function setBit(bits: Uint32Array, index: number): void {
  bits[index >>> 5] = ((bits[index >>> 5] as number) | (1 << (index & 31))) >>> 0;
}
