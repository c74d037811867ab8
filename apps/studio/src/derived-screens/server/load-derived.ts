import { type DerivedScreens, deriveScreens, joinScreens, screensVersion } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { listSourceVersions, loadSourceDocuments, type SourceVersion } from '@patchbay/records';
import type { Context } from '@/server/context';

type Database = Context['db'];

/** By flow: what was derived, and from which versions. Versions never change, so it holds until there is another. */
const derived = new Map<string, { readonly from: string; readonly screens: DerivedScreens }>();

/** How many documents are in memory at once; each may have megabytes. */
const documentsAtOnce = 20;

/** The screens of everything that is published, also reports of what only past versions asked. */
export async function loadDerivedScreens(db: Database): Promise<DerivedScreens> {
  const byFlow = new Map<string, SourceVersion[]>();
  for (const source of await listSourceVersions(db)) {
    byFlow.set(source.flowId, [...(byFlow.get(source.flowId) ?? []), source]);
  }
  for (const flowId of derived.keys()) if (!byFlow.has(flowId)) derived.delete(flowId);
  const parts: DerivedScreens[] = [];
  for (const [flowId, versions] of byFlow) parts.push(await screensOfFlow(db, flowId, versions));
  return joinScreens(parts);
}

async function screensOfFlow(
  db: Database,
  flowId: string,
  versions: readonly SourceVersion[],
): Promise<DerivedScreens> {
  const from = [screensVersion, ...versions.map(({ version, standing }) => `${version} ${standing}`)].join('\n');
  const known = derived.get(flowId);
  if (known?.from === from) return known.screens;
  const sources = [];
  for (let at = 0; at < versions.length; at += documentsAtOnce) {
    const some = versions.slice(at, at + documentsAtOnce);
    const documents = await loadSourceDocuments(
      db,
      some.map(({ version }) => version),
    );
    for (const source of some) {
      const document = documents.get(source.version);
      if (document !== undefined) sources.push({ ...source, document });
    }
  }
  const screens = deriveScreens(sources, nodeTypes);
  derived.set(flowId, { from, screens });
  return screens;
}
