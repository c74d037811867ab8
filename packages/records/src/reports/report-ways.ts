import type { Database } from '@patchbay/drizzle';
import type { ReportRow, ReportWay } from '@patchbay/reports';
import type { ReportTask } from './plan-report.ts';
import { loadDocuments } from './report-documents.ts';

/** Where each exit that occurs leads, as the version draws it; nothing where the lines name no version, node or exit. */
export async function waysOf(
  db: Database,
  { definition }: ReportTask,
  rows: readonly Pick<ReportRow, 'key'>[],
): Promise<ReportWay[]> {
  const [version, node, exit] = (['version', 'node', 'exit'] as const).map((name) =>
    definition.dimensions.indexOf(name),
  );
  if (version === undefined || node === undefined || exit === undefined || Math.min(version, node, exit) < 0) return [];
  const seen = new Map<string, readonly [string, string, string]>();
  for (const { key } of rows) {
    const way = [key[version] ?? '', key[node] ?? '', key[exit] ?? ''] as const;
    seen.set(JSON.stringify(way), way);
  }
  const ways = [...seen.values()];
  const documents = await loadDocuments(db, [...new Set(ways.map(([hash]) => hash))]);
  return ways.map(([hash, nodeId, name]) => {
    const port = name.startsWith('port:') ? name.slice(5) : null;
    const edge =
      port === null
        ? undefined
        : documents.get(hash)?.edges.find(({ from }) => from.node === nodeId && from.port === port);
    return { version: hash, nodeId, exit: name, toNodeId: edge?.to ?? null };
  });
}
