import { tableColumnsOf } from '../../uses/table-columns.ts';
import type { Rule } from '../rule.ts';

/** A column that flows take from has to be in the published table; a table that is not there at all has a rule of its own. */
export const columnMissing: Rule = {
  id: 'column_missing',
  severity: 'error',
  find: ({ nodes }, { tables }) =>
    nodes.flatMap(({ node }) => {
      const uses = tableColumnsOf(node);
      const columns = uses === null ? undefined : tables?.get(uses.tableId);
      if (uses === null || columns === undefined) return [];
      return uses.columns
        .filter(({ column }) => !columns.has(column))
        .map(({ column, field }) => ({
          place: { kind: 'node', node: node.id, field },
          message: {
            en: `The published table has no column “${column}”.`,
            zh: `已发布的数据表没有列“${column}”。`,
          },
        }));
    }),
};
