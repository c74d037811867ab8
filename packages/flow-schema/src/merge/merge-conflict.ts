import { canonicalJson } from '../document/canonical.ts';
import type { Json } from '../json.ts';
import type { Decide, MergePath, Sides } from './sides.ts';

/** What two people changed differently. */
export type MergePlace =
  /** A field of a node, named from the node itself (`['config', 'prompt', 0]`); an empty path is the node as a whole. */
  | { readonly kind: 'node'; readonly node: string; readonly path: MergePath }
  /** Where a port leads: a list of node ids. */
  | { readonly kind: 'port'; readonly node: string; readonly port: string }
  | { readonly kind: 'variable'; readonly variable: string; readonly path: MergePath }
  /** Anything else of the document, by the name it has there. */
  | { readonly kind: 'setting'; readonly setting: string; readonly path: MergePath };

export type MergeSide = 'mine' | 'theirs';

/** One thing that both sides changed, and not alike. `undefined` where a side does not have it. */
export interface MergeConflict extends Sides {
  /** Tells conflicts apart; the same for the same place in every merge. */
  readonly key: string;
  readonly place: MergePlace;
}

/** Which side stands, by the key of the conflict. */
export type MergeChoices = Readonly<Record<string, MergeSide>>;

export function conflictKey(place: MergePlace): string {
  return canonicalJson(place);
}

/** Collects conflicts and decides each as chosen; `mine` stands until something is chosen. */
export class Conflicts {
  readonly found: MergeConflict[] = [];

  constructor(private readonly choices: MergeChoices) {}

  decide(place: MergePlace, sides: Sides): Json | undefined {
    const key = conflictKey(place);
    this.found.push({ key, place, ...sides });
    return this.sideOf(key) === 'theirs' ? sides.theirs : sides.mine;
  }

  at(placeOf: (path: MergePath) => MergePlace): Decide {
    return (path, sides) => this.decide(placeOf(path), sides);
  }

  /** Collects apart, under the same choices, until it is added. */
  part(): Conflicts {
    return new Conflicts(this.choices);
  }

  add(part: Conflicts): void {
    this.found.push(...part.found);
  }

  private sideOf(key: string): MergeSide {
    return this.choices[key] ?? 'mine';
  }
}
