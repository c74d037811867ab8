import type { FlowNode } from '../document/flow-document.ts';
import type { Json } from '../json.ts';

/** The columns that a node takes from the table it names: every field `column` of its config. */
export function tableColumnsOf(
  node: FlowNode,
): { readonly tableId: string; readonly columns: readonly ColumnUse[] } | null {
  const { tableId } = node.config;
  if (typeof tableId !== 'string' || tableId === '') return null;
  const columns: ColumnUse[] = [];
  visit(node.config, [], columns);
  return { tableId, columns };
}

export interface ColumnUse {
  readonly column: string;
  readonly field: readonly (string | number)[];
}

function visit(value: Json, path: readonly (string | number)[], into: ColumnUse[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      visit(item, [...path, index], into);
    });
    return;
  }
  for (const [name, item] of Object.entries(value)) {
    if (name === 'column' && typeof item === 'string') {
      if (item !== '') into.push({ column: item, field: [...path, name] });
    } else visit(item, [...path, name], into);
  }
}
