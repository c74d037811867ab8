import type { Database } from '@patchbay/drizzle';
import type { Text } from '@patchbay/flow-schema';
import type { Actor } from '../../audit.ts';
import type { AgentPast } from '../agent-past.ts';

export const importKinds = [
  'skills',
  'teams',
  'queues',
  'agents',
  'reasons',
  'codes',
  'phrases',
  'customers',
  'places',
  'shifts',
] as const;
export type ImportKind = (typeof importKinds)[number];

/** Text by column. Of a row in a file: only the columns that the file has. */
export type Cells = Readonly<Record<string, string>>;

export interface ImportTable {
  readonly columns: readonly string[];
  /** `line` is the row's in the file, from 1. */
  readonly rows: readonly { readonly line: number; readonly cells: Cells }[];
}

/** What is wrong in a file, where, and what would be right. Null where it concerns the whole. */
export interface ImportProblem {
  readonly line: number | null;
  readonly column: string | null;
  readonly reason: Text;
}

export interface ImportChange {
  readonly kind: 'new' | 'changed' | 'removed';
  readonly name: string;
  /** Only columns in which something changes; null where there was or will be nothing. */
  readonly cells: readonly { readonly column: string; readonly before: string | null; readonly after: string | null }[];
}

/** A person who gets an account because the file names them. */
export interface ImportedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface ImportContext {
  readonly actor: Actor;
  /** Null where whoever imports may not make accounts. */
  readonly addPerson: ((tx: Database, person: ImportedPerson) => Promise<void>) | null;
}

export interface ImportRow {
  readonly line: number;
  readonly key: string;
  readonly cells: Cells;
  /** What is there now; null for a new one. */
  readonly before: Cells | null;
}

export type TellProblem = (line: number | null, column: string | null, reason: Text) => void;

/** How one kind of thing stands in a CSV file. */
export interface ImportFormat {
  readonly columns: readonly { readonly name: string; readonly required?: boolean }[];
  /** The column that says which one a row is about, as people see it. */
  readonly nameColumn: string;
  readonly rowsMax: number;
  /**
   * Everything there is, by key, in the order in which it is exported.
   * @param table the file that it is compared with, for a kind of which a file says only a part; null for an export
   */
  load(db: Database, table: ImportTable | null): Promise<Map<string, Cells>>;
  /** The key of what a row is about, whether it is there or not. */
  keyOf(cells: Cells, current: ReadonlyMap<string, Cells>): string;
  /**
   * Writes rows that differ from what is there; tells what cannot be written and goes on with the rest.
   * @param inFile the keys of all rows of the file, also of those that say what is there
   */
  writeAll(
    tx: Database,
    rows: readonly ImportRow[],
    context: ImportContext,
    tell: TellProblem,
    inFile: ReadonlySet<string>,
  ): Promise<void>;
  removeAll(tx: Database, keys: readonly string[], context: ImportContext, tell: TellProblem): Promise<void>;
  /** Called before everything is written; what it gives, afterwards, says how to undo it. */
  watch?(tx: Database): Promise<() => Promise<AgentPast[]>>;
}
