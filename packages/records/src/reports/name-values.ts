import {
  type Database,
  flowPublications,
  flows,
  notReadyReasons,
  queues,
  scorecards,
  scorecardVersions,
  teams,
  users,
  wrapUpCodes,
} from '@patchbay/drizzle';
import { deriveScreens, type FlowDocument, type NodeTypeRegistry, type Text } from '@patchbay/flow-schema';
import {
  type DimensionId,
  dimensions,
  emptyWords,
  type ReportFilter,
  type ReportResult,
  type ReportRow,
  type ValueName,
  valueWords,
} from '@patchbay/reports';
import { desc, eq, inArray } from 'drizzle-orm';
import { questionsOf } from '../quality/score.ts';
import type { ReportTask } from './plan-report.ts';
import { versionsWithNodes } from './report-documents.ts';

type Names = Readonly<Record<string, ValueName>>;

const same = (name: string, gone: boolean): ValueName => ({ text: { en: name, zh: name }, gone });

/** What the values that occur are called: by those who named them, or in words of the product. Plain values and times have no names. */
export async function nameValues(
  db: Database,
  {
    dimensions: asked,
    filters,
  }: { readonly dimensions: readonly DimensionId[]; readonly filters: ReportTask['filters'] },
  rows: readonly Pick<ReportRow, 'key'>[],
  registry: NodeTypeRegistry,
): Promise<ReportResult['names']> {
  const names: Partial<Record<DimensionId, Names>> = {};
  const valuesOf = (dimension: DimensionId): string[] => {
    const index = asked.indexOf(dimension);
    return index < 0 ? [] : [...new Set(rows.map(({ key }) => key[index] ?? ''))];
  };
  const only = (wanted: DimensionId): string[] =>
    filters.flatMap(({ dimension, values, exclude }) => (dimension === wanted && !exclude ? values : []));
  // What was chosen in a form is called as that field calls it.
  const field = asked.includes('value') ? { nodeIds: only('node'), variables: only('variable') } : null;
  // So are the ways out of a node that a report is narrowed to.
  const narrowed = field !== null || asked.includes('exit') ? only('node') : [];
  const nodes = [...valuesOf('node'), ...narrowed].filter((id) => id !== '');
  const chosen = only('flow');
  const flowIds = chosen.length > 0 ? chosen : valuesOf('flow');
  const documents = nodes.length > 0 ? await versionsWithNodes(db, nodes, flowIds) : [];
  for (const dimension of asked) {
    const values = valuesOf(dimension);
    const found = await namesIn(db, dimension, values, documents, registry);
    const empty = values.includes('') ? { '': { text: emptyWords(dimension), gone: false } } : {};
    if (dimension === 'value' && field !== null) names.value = { ...choiceNames(documents, field, registry), ...empty };
    else if (dimensions[dimension].kind === 'named' || dimensions[dimension].kind === 'word')
      names[dimension] = { ...missing(dimension, values), ...found, ...empty };
    else if (values.includes('')) names[dimension] = empty;
  }
  return names;
}

export interface NamedFilter {
  readonly dimension: ReportFilter['dimension'];
  readonly exclude: boolean;
  readonly values: readonly { readonly value: string; readonly name: ValueName | null }[];
}

/** Filters with what their values are called, to be written beside what they narrowed. */
export async function nameFilters(
  db: Database,
  filters: readonly ReportFilter[],
  registry: NodeTypeRegistry,
): Promise<NamedFilter[]> {
  const named: NamedFilter[] = [];
  for (const { dimension, exclude, values } of filters) {
    const rows = values.map((value) => ({ key: [value] }));
    const names = (await nameValues(db, { dimensions: [dimension], filters }, rows, registry))[dimension];
    named.push({ dimension, exclude, values: values.map((value) => ({ value, name: names?.[value] ?? null })) });
  }
  return named;
}

/** A word of the product, or the id itself of what is gone without a trace. */
function missing(dimension: DimensionId, values: readonly string[]): Names {
  return Object.fromEntries(
    values.map((value) => {
      const words = valueWords(dimension, value);
      const shown = dimension === 'exit' && value.startsWith('port:') ? value.slice(5) : value;
      return [
        value,
        words === null ? same(shown, dimensions[dimension].kind === 'named') : { text: words, gone: false },
      ];
    }),
  );
}

async function namesIn(
  db: Database,
  dimension: DimensionId,
  values: readonly string[],
  documents: readonly FlowDocument[],
  registry: NodeTypeRegistry,
): Promise<Names> {
  const ids = values.filter((value) => value !== '');
  if (ids.length === 0) return {};
  switch (dimension) {
    case 'queue':
    case 'wrap_up_code':
    case 'reason':
    case 'activity':
    case 'scorecard':
    case 'flow':
    case 'campaign': {
      const table = {
        queue: queues,
        wrap_up_code: wrapUpCodes,
        reason: notReadyReasons,
        activity: notReadyReasons,
        flow: flows,
        campaign: flows,
        scorecard: scorecards,
      }[dimension];
      const found = await db
        .select({ id: table.id, name: table.name, archivedAt: table.archivedAt })
        .from(table)
        .where(inArray(table.id, ids));
      return Object.fromEntries(found.map(({ id, name, archivedAt }) => [id, same(name, archivedAt !== null)]));
    }
    case 'agent':
    case 'reviewer':
    case 'team': {
      const table = dimension === 'team' ? teams : users;
      const found = await db.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, ids));
      return Object.fromEntries(found.map(({ id, name }) => [id, same(name, false)]));
    }
    case 'review_question':
      return await questionNames(db, ids);
    case 'version':
      return await versionNames(db, ids);
    case 'node':
      return nodeNames(documents, ids, registry);
    case 'exit':
      return portNames(documents, registry);
    default:
      return {};
  }
}

/** As the latest version that asks them words them; out of use where the newest no longer does. */
async function questionNames(db: Database, ids: readonly string[]): Promise<Names> {
  const wanted = new Set(ids);
  const found = await db
    .select({ version: scorecardVersions, newest: scorecards.version })
    .from(scorecardVersions)
    .innerJoin(scorecards, eq(scorecards.id, scorecardVersions.scorecardId))
    .where(inArray(scorecardVersions.scorecardId, [...new Set(ids.map((id) => id.slice(0, id.indexOf('/'))))]))
    .orderBy(desc(scorecardVersions.version));
  const names: Record<string, ValueName> = {};
  for (const { version, newest } of found) {
    for (const { id, text } of questionsOf(version.content)) {
      const value = `${version.scorecardId}/${id}`;
      if (wanted.has(value)) names[value] ??= same(text, version.version < newest);
    }
  }
  return names;
}

/** As people call them: the latest number under which a version went out. */
async function versionNames(db: Database, hashes: readonly string[]): Promise<Names> {
  const found = await db
    .select({ version: flowPublications.version, number: flowPublications.number })
    .from(flowPublications)
    .where(inArray(flowPublications.version, [...hashes]))
    .orderBy(desc(flowPublications.number));
  const names: Record<string, ValueName> = {};
  for (const { version, number } of found)
    names[version] ??= { text: { en: `Version ${number}`, zh: `版本 ${number}` }, gone: false };
  return names;
}

function nodeNames(documents: readonly FlowDocument[], ids: readonly string[], registry: NodeTypeRegistry): Names {
  const wanted = new Set(ids);
  const names: Record<string, ValueName> = {};
  for (const { nodes } of documents) {
    for (const { id, type, name } of nodes) {
      if (!wanted.has(id)) continue;
      const typeName: Text = registry.get(type)?.label ?? { en: type, zh: type };
      names[id] = { text: name === '' ? typeName : { en: name, zh: name }, gone: false };
    }
  }
  return names;
}

/** Choices are called as the fields that offer them call them, the latest last. Of several fields nobody could tell whose it was. */
function choiceNames(
  documents: readonly FlowDocument[],
  { nodeIds, variables }: { readonly nodeIds: readonly string[]; readonly variables: readonly string[] },
  registry: NodeTypeRegistry,
): Names {
  const names: Record<string, ValueName> = {};
  if (nodeIds.length !== 1 || variables.length !== 1) return names;
  for (const document of documents) {
    const source = { flowId: '', version: '', standing: 'published', document } as const;
    for (const report of deriveScreens([source], registry).reports) {
      if (report.kind !== 'form_field' || report.nodeId !== nodeIds[0] || report.variable !== variables[0]) continue;
      for (const { value, label } of report.options) names[value] = { text: label, gone: false };
    }
  }
  return names;
}

/** Ports are called as their nodes call them, the latest last. */
function portNames(documents: readonly FlowDocument[], registry: NodeTypeRegistry): Names {
  const names: Record<string, ValueName> = {};
  for (const { nodes } of documents) {
    for (const { type, config } of nodes) {
      const nodeType = registry.get(type);
      const parsed = nodeType?.config.safeParse(config);
      if (nodeType === undefined || !parsed?.success) continue;
      for (const { id, label } of nodeType.ports(parsed.data)) names[`port:${id}`] = { text: label, gone: false };
    }
  }
  return names;
}
