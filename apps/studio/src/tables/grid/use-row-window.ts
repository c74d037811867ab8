'use client';

import { useQueries } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';

const pageRows = 100;

export interface RowFilter {
  readonly search: string;
  readonly only: 'all' | 'problems' | 'changed';
}

export interface WindowRow {
  readonly rowId: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly keyTwice: boolean;
}

/** The rows around those that are seen, in pages; `total` is null until the first page is there. */
export function useRowWindow(
  tableId: string,
  filter: RowFilter,
  seen: { readonly first: number; readonly last: number },
): { readonly rowAt: (row: number) => WindowRow | undefined; readonly total: number | null; readonly failed: boolean } {
  const trpc = useTRPC();
  const from = Math.floor(seen.first / pageRows);
  const to = Math.floor(Math.max(seen.first, seen.last) / pageRows);
  const pages = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const results = useQueries({
    queries: pages.map((page) =>
      trpc.tables.rows.queryOptions(
        { id: tableId, ...filter, offset: page * pageRows, limit: pageRows },
        { staleTime: 30_000 },
      ),
    ),
  });
  const byPage = new Map(pages.map((page, index) => [page, results[index]?.data] as const));
  return {
    rowAt: (row) => byPage.get(Math.floor(row / pageRows))?.rows[row % pageRows],
    total: results.find(({ data }) => data !== undefined)?.data?.total ?? null,
    failed: results.some(({ isError }) => isError),
  };
}
