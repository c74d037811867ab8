import { CellError } from './write-rows.ts';

/** Joins several values in one cell. */
export const separator = '|';

export function joinCell(values: readonly string[]): string {
  return values.join(` ${separator} `);
}

export function splitCell(cell: string): string[] {
  return cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export const yesNo = (value: boolean) => (value ? 'yes' : 'no');

const yesWords = new Set(['yes', 'y', 'true', '1', '是']);
const noWords = new Set(['no', 'n', 'false', '0', '否', '']);

/** @throws CellError */
export function readYesNo(column: string, cell: string): boolean {
  const word = cell.toLowerCase();
  if (yesWords.has(word)) return true;
  if (noWords.has(word)) return false;
  throw new CellError(column, `"${cell}" is neither yes nor no`, `“${cell}”无效，请填写 yes 或 no`);
}

/** A number with a decimal point or comma. @throws CellError */
export function readNumber(column: string, cell: string): number {
  const number = Number(cell.replace(',', '.'));
  if (cell !== '' && Number.isFinite(number)) return number;
  throw new CellError(column, `"${cell}" is no number`, `“${cell}”不是数字`);
}

/** @throws CellError naming what may be written */
export function readOneOf<Value extends string>(column: string, cell: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === cell.toLowerCase());
  if (found !== undefined) return found;
  throw new CellError(
    column,
    `"${cell}" is not known: write ${values.join(', ')}`,
    `“${cell}”无效，可填：${values.join('、')}`,
  );
}

/** The id that goes with a name. @throws CellError naming what there is */
export function readName(column: string, name: string, idOfName: ReadonlyMap<string, string>): string {
  const id = idOfName.get(name);
  if (id !== undefined) return id;
  const known = [...idOfName.keys()];
  const some = known.slice(0, 8).join(', ') + (known.length > 8 ? ', …' : '');
  throw new CellError(
    column,
    known.length === 0 ? `there is no "${name}": add it first` : `there is no "${name}": there are ${some}`,
    known.length === 0 ? `“${name}”不存在，请先添加` : `“${name}”不存在，可填：${some}`,
  );
}
