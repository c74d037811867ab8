/** Ids for nodes, made from the names that the source gave its steps: short, readable, each once. */
export class NodeIds {
  private readonly taken = new Set<string>();
  /** The last number given for a base, so that ten thousand equal names do not take ten thousand tries each. */
  private readonly counts = new Map<string, number>();

  next(wanted: string): string {
    const plain = wanted
      .replace(/[^a-zA-Z0-9_-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 48);
    const base = plain === '' ? 'step' : plain;
    let count = this.counts.get(base) ?? 0;
    let id = base;
    do {
      count += 1;
      id = count === 1 ? base : `${base}-${count}`;
    } while (this.taken.has(id));
    this.counts.set(base, count);
    this.taken.add(id);
    return id;
  }
}
