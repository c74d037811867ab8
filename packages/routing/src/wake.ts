/** Something that is due at a time. The key names its owner: no two wakes have the same key. */
export interface Wake {
  readonly atMs: number;
  readonly key: string;
  readonly owner:
    | { readonly kind: 'contact'; readonly id: string }
    | { readonly kind: 'offer'; readonly id: number }
    | { readonly kind: 'agent'; readonly id: string };
}

export function wakeAt(atMs: number, owner: Wake['owner']): Wake {
  return { atMs, key: `${owner.kind} ${owner.id}`, owner };
}

export function compareWakes(a: Wake, b: Wake): number {
  return a.atMs - b.atMs || (a.key === b.key ? 0 : a.key < b.key ? -1 : 1);
}
