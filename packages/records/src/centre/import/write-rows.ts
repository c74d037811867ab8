import type { Database } from '@patchbay/drizzle';
import { RecordError } from '../../record-error.ts';
import type { ImportRow, TellProblem } from './import-types.ts';

/** A cell that cannot be understood. */
export class CellError extends Error {
  constructor(
    readonly column: string,
    readonly en: string,
    readonly zh: string,
  ) {
    super(`${column}: ${en}`);
    this.name = 'CellError';
  }
}

/**
 * Writes row after row, each by itself, so that one that is refused leaves the others to be looked at.
 * @param columnOf the column of a field that the records refuse
 */
export async function writeRows(
  tx: Database,
  rows: readonly ImportRow[],
  tell: TellProblem,
  columnOf: (field: string) => string | null,
  write: (row: ImportRow, tx: Database) => Promise<unknown>,
): Promise<void> {
  for (const row of rows) {
    await tellRefusals(row.line, tell, columnOf, () => tx.transaction((inner) => write(row, inner)));
  }
}

/** Removes one after the other; what cannot go is told by its name. */
export async function removeEach(
  tx: Database,
  keys: readonly string[],
  tell: TellProblem,
  remove: (key: string, tx: Database) => Promise<unknown>,
): Promise<void> {
  for (const key of keys) {
    await tellRefusals(
      null,
      tell,
      () => null,
      () => tx.transaction((inner) => remove(key, inner)),
    );
  }
}

async function tellRefusals(
  line: number | null,
  tell: TellProblem,
  columnOf: (field: string) => string | null,
  write: () => Promise<unknown>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof CellError) tell(line, error.column, { en: error.en, zh: error.zh });
    else if (error instanceof RecordError) {
      if (error.fields.length === 0) tell(line, null, error.publicText);
      for (const { field, reason } of error.fields) tell(line, columnOf(field), reason);
    } else throw error;
  }
}
