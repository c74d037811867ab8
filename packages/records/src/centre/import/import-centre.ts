import { createHash } from 'node:crypto';
import type { Database } from '@patchbay/drizzle';
import type { Text } from '@patchbay/flow-schema';
import type { AgentPast } from '../agent-past.ts';
import { agentsFormat } from './agents-format.ts';
import { customersFormat } from './customers-format.ts';
import { codesFormat, phrasesFormat, reasonsFormat } from './desk-lists-format.ts';
import type {
  Cells,
  ImportChange,
  ImportContext,
  ImportFormat,
  ImportKind,
  ImportProblem,
  ImportRow,
  ImportTable,
  TellProblem,
} from './import-types.ts';
import { skillsFormat, teamsFormat } from './named-format.ts';
import { placesFormat } from './places-format.ts';
import { queuesFormat } from './queues-format.ts';
import { shiftsFormat } from './shifts-format.ts';

const formats: Readonly<Record<ImportKind, ImportFormat>> = {
  skills: skillsFormat,
  teams: teamsFormat,
  queues: queuesFormat,
  agents: agentsFormat,
  reasons: reasonsFormat,
  codes: codesFormat,
  phrases: phrasesFormat,
  customers: customersFormat,
  places: placesFormat,
  shifts: shiftsFormat,
};

export interface ImportPlan {
  readonly changes: readonly ImportChange[];
  readonly unchanged: number;
  readonly problems: readonly ImportProblem[];
  /** Says what the changes are: they are carried out only as long as they are these. */
  readonly fingerprint: string;
  /** False for a look at what would change, and where something is in the way. */
  readonly written: boolean;
  /** What undoes it, with `restoreAgents`; null for a kind that cannot be undone. */
  readonly undo: readonly AgentPast[] | null;
}

export interface ImportRequest {
  readonly kind: ImportKind;
  readonly table: ImportTable;
  /** Whether what the file does not have goes. */
  readonly removeMissing: boolean;
  /** The fingerprint of the plan that somebody saw and confirmed; null only looks. */
  readonly confirmed: string | null;
}

/** The columns of a kind, the required ones marked, and how many rows a file may have. */
export function importShape(kind: ImportKind): { columns: ImportFormat['columns']; rowsMax: number } {
  const { columns, rowsMax } = formats[kind];
  return { columns, rowsMax };
}

/** All there is of a kind, as rows that can be imported again. */
export async function exportCentre(db: Database, kind: ImportKind): Promise<{ columns: string[]; rows: string[][] }> {
  const { columns, load } = formats[kind];
  const names = columns.map(({ name }) => name);
  return {
    columns: names,
    rows: [...(await load(db, null)).values()].map((cells) => names.map((name) => cells[name] ?? '')),
  };
}

/**
 * Carries a file out in a transaction, by the very functions that the screens use, and compares what was with what would be.
 * Unless that is what was confirmed and nothing is in the way, all of it is taken back: so a look says exactly what would happen.
 */
export async function importCentre(db: Database, request: ImportRequest, context: ImportContext): Promise<ImportPlan> {
  const format = formats[request.kind];
  const problems = checkTable(format, request.table);
  const nothing: ImportPlan = { changes: [], unchanged: 0, problems, fingerprint: '', written: false, undo: null };
  if (problems.length > 0) return nothing;
  try {
    return await db.transaction(async (tx) => {
      const undo = await format.watch?.(tx);
      const plan = await carryOut(tx, format, request, context);
      if (plan.problems.length > 0 || plan.fingerprint !== request.confirmed) throw new TakeBack(plan);
      return { ...plan, written: true, undo: undo ? await undo() : null };
    });
  } catch (error) {
    if (error instanceof TakeBack) return error.plan;
    throw error;
  }
}

/** Rolls the transaction back; what it found stays. */
class TakeBack extends Error {
  constructor(readonly plan: ImportPlan) {
    super('the import was only looked at');
    this.name = 'TakeBack';
  }
}

async function carryOut(
  tx: Database,
  format: ImportFormat,
  { table, removeMissing }: ImportRequest,
  context: ImportContext,
): Promise<ImportPlan> {
  const problems: ImportProblem[] = [];
  const tell: TellProblem = (line, column, reason) => void problems.push({ line, column, reason });
  const before = await format.load(tx, table);
  const lines = new Map<string, number>();
  const rows: ImportRow[] = [];
  for (const { line, cells } of table.rows) {
    const key = format.keyOf(cells, before);
    const earlier = lines.get(key);
    if (earlier !== undefined) {
      tell(line, format.nameColumn, { en: `the same as line ${earlier}`, zh: `与第 ${earlier} 行重复` });
      continue;
    }
    lines.set(key, line);
    const current = before.get(key) ?? null;
    const same = current !== null && Object.entries(cells).every(([column, cell]) => current[column] === cell);
    if (!same) rows.push({ line, key, cells, before: current });
  }
  await format.writeAll(tx, rows, context, tell, new Set(lines.keys()));
  if (removeMissing) {
    const missing = [...before.keys()].filter((key) => !lines.has(key));
    await format.removeAll(tx, missing, context, tell);
  }
  const changes = difference(format, before, await format.load(tx, table));
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return {
    changes,
    unchanged: table.rows.length - rows.length,
    problems,
    fingerprint: createHash('sha256').update(JSON.stringify(changes)).digest('hex'),
    written: false,
    undo: null,
  };
}

function checkTable(format: ImportFormat, { columns, rows }: ImportTable): ImportProblem[] {
  const problems: ImportProblem[] = [];
  const tell = (line: number | null, column: string | null, reason: Text) => problems.push({ line, column, reason });
  const known = format.columns.map(({ name }) => name);
  for (const { name, required } of format.columns) {
    if (required === true && !columns.includes(name)) {
      tell(1, name, { en: 'this column is missing', zh: '缺少此列' });
    }
  }
  for (const [at, column] of columns.entries()) {
    if (!known.includes(column)) {
      tell(1, column, { en: `no such column: there are ${known.join(', ')}`, zh: `无此列，可用：${known.join('、')}` });
    }
    if (columns.indexOf(column) !== at) tell(1, column, { en: 'this column is there twice', zh: '此列重复' });
  }
  if (rows.length > format.rowsMax) {
    tell(null, null, {
      en: `${rows.length} rows: ${format.rowsMax} at most in one file`,
      zh: `共 ${rows.length} 行，单个文件最多 ${format.rowsMax} 行`,
    });
  }
  for (const { line, cells } of rows) {
    for (const [column, cell] of Object.entries(cells)) {
      const required = format.columns.find(({ name }) => name === column)?.required === true;
      if (required && cell === '') tell(line, column, { en: 'something has to stand here', zh: '此处不能为空' });
      if (/^\d(?:[.,]\d+)?E\+\d+$/i.test(cell)) {
        tell(line, column, {
          en: `a spreadsheet has rounded this number to ${cell}: format the column as text`,
          zh: `电子表格已将此号码变为 ${cell}，请将该列设为文本格式`,
        });
      }
    }
  }
  return problems;
}

function difference(
  format: ImportFormat,
  before: ReadonlyMap<string, Cells>,
  after: ReadonlyMap<string, Cells>,
): ImportChange[] {
  const changes: ImportChange[] = [];
  // An id that was made up for a new row is another the next time, and says nothing.
  const columns = format.columns.map(({ name }) => name).filter((name) => name !== 'id');
  const nameOf = (cells: Cells) => cells[format.nameColumn] ?? '';
  for (const [key, cells] of after) {
    const old = before.get(key);
    const differing = columns.flatMap((column) => {
      const [was, is] = [old?.[column] ?? null, cells[column] ?? ''];
      if (was === is || (was === null && is === '')) return [];
      return [{ column, before: was, after: is }];
    });
    if (old === undefined) changes.push({ kind: 'new', name: nameOf(cells), cells: differing });
    else if (differing.length > 0) changes.push({ kind: 'changed', name: nameOf(cells), cells: differing });
  }
  for (const [key, cells] of before) {
    if (after.has(key)) continue;
    const gone = columns.flatMap((column) => (cells[column] ? [{ column, before: cells[column], after: null }] : []));
    changes.push({ kind: 'removed', name: nameOf(cells), cells: gone });
  }
  return changes;
}
