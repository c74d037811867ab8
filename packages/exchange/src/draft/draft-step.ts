import type { Json, JsonObject, Text } from '@patchbay/flow-schema';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A way on from a step: by a port of the node it becomes, to another step of the source. Null leads to the end. */
export interface Exit {
  readonly port: string;
  readonly to: string | null;
}

/** A way on as the source called it; a note keeps these. */
export interface SourceExit {
  readonly label: string;
  readonly to: string | null;
}

/** What a step becomes. */
export type Mapping =
  | {
      readonly kind: 'node';
      readonly type: string;
      readonly config: JsonObject;
      readonly exits: readonly Exit[];
      readonly remarks: readonly Text[];
    }
  | { readonly kind: 'note'; readonly why: Text; readonly harmless?: boolean };

/** A step of the source, read. */
export interface SourceStep {
  /** What other steps call it; unique. */
  readonly key: string;
  readonly type: string;
  readonly name: string;
  readonly parameters: Json;
  readonly position: Point | null;
  readonly exits: readonly SourceExit[];
}

export interface DraftStep {
  readonly source: SourceStep;
  readonly mapping: Mapping;
  /** Not from the source but put in by the import. */
  readonly added?: boolean;
}

export function note(why: Text, harmless = false): Mapping {
  return { kind: 'note', why, harmless };
}
