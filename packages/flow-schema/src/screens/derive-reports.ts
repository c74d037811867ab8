import type { NodeTypeRegistry } from '../contract/node-type.ts';
import type { ReportContribution, SeatFormField } from '../contract/screens.ts';
import { contributionsOf, type NodeContribution } from './contributions.ts';
import type { DerivedDimension, DerivedMeasure, DerivedReport, ReportOption, ScreenSource } from './derived-screens.ts';
import { portsOf } from './report-ports.ts';

const yesNo: readonly Omit<ReportOption, 'live'>[] = [
  { value: 'true', label: { en: 'Yes', zh: '是' } },
  { value: 'false', label: { en: 'No', zh: '否' } },
];

/**
 * The reports of all versions that ever were. What no version has any more stays, with `live` false; of what several
 * versions have, the newest says what it is called, and ways and values of older ones are kept behind its own.
 */
export function deriveReports(sources: readonly ScreenSource[], registry: NodeTypeRegistry): DerivedReport[] {
  return [...groupByFlow(sources).values()].flatMap((ofFlow) => reportsOfFlow(ofFlow, registry));
}

function groupByFlow(sources: readonly ScreenSource[]): Map<string, ScreenSource[]> {
  const groups = new Map<string, ScreenSource[]>();
  for (const source of sources) groups.set(source.flowId, [...(groups.get(source.flowId) ?? []), source]);
  return groups;
}

/** What calls can get comes first, in the order of the document; what only past versions had comes behind. */
function reportsOfFlow(sources: readonly ScreenSource[], registry: NodeTypeRegistry): DerivedReport[] {
  const flowName = sources[0]?.document.name ?? '';
  const secret = new Set(
    sources.flatMap(({ document }) => document.variables.filter(({ sensitive }) => sensitive).map(({ name }) => name)),
  );
  const reports = new Map<string, DerivedReport>();
  const ordered = [
    ...sources.filter(({ standing }) => standing !== 'past'),
    ...sources.filter(({ standing }) => standing === 'past'),
  ];
  for (const source of ordered) {
    for (const contribution of contributionsOf(source.document, registry)) {
      for (const report of reportsOfNode({ ...source, flowName }, contribution)) {
        if (report.kind === 'form_field' && secret.has(report.variable)) continue;
        const known = reports.get(report.key);
        reports.set(report.key, known === undefined ? report : withOlder(known, report));
      }
    }
  }
  const position = new Map(sources.map(({ version }, at) => [version, at] as const));
  const newestFirst = (a: string, b: string) => (position.get(a) ?? 0) - (position.get(b) ?? 0);
  return [...reports.values()].map((report) => ({ ...report, versions: [...report.versions].sort(newestFirst) }));
}

function reportsOfNode(source: ScreenSource & { readonly flowName: string }, contribution: NodeContribution) {
  const { seat = [], reports = [] } = contribution.given;
  const fields = seat.flatMap((given) => (given.kind === 'form' ? given.fields : []));
  return [
    ...reports.map((given) => reportOf(source, contribution, given)),
    ...fields.filter(({ variable }) => variable !== '').map((field) => fieldReport(source, contribution, field)),
  ];
}

function baseOf(
  { flowId, flowName, version, standing }: ScreenSource & { readonly flowName: string },
  at: NodeContribution,
) {
  return {
    flowId,
    flowName,
    nodeId: at.node.id,
    nodeName: at.node.name,
    nodeType: at.node.type,
    live: standing !== 'past',
    versions: [version],
  };
}

function reportOf(
  source: ScreenSource & { readonly flowName: string },
  contribution: NodeContribution,
  given: ReportContribution,
): DerivedReport {
  const base = baseOf(source, contribution);
  const at = `${base.flowId}/${base.nodeId}`;
  if (given.kind === 'satisfaction') {
    const { question, scoreMax } = given;
    return {
      ...base,
      kind: 'satisfaction',
      key: `${at}/satisfaction/${question}`,
      title: question === '' ? contribution.type.label : { en: question, zh: question },
      question,
      scoreMax,
      measures: ['answers', 'score_average', 'score_best_share'],
      dimensions: ['time', 'score', 'agent', 'queue'],
    };
  }
  return {
    ...base,
    kind: given.kind,
    key: `${at}/ports/${given.id}`,
    title: given.label,
    ports: portsOf(contribution, given.ports, base.live),
    measures: ['visits', 'visit_share'],
    dimensions: ['time', 'version', 'port'],
  };
}

function fieldReport(
  source: ScreenSource & { readonly flowName: string },
  contribution: NodeContribution,
  field: SeatFormField,
): DerivedReport {
  const base = baseOf(source, contribution);
  const options = field.kind === 'yes_no' ? yesNo : field.options;
  return {
    ...base,
    kind: 'form_field',
    key: `${base.flowId}/${base.nodeId}/field/${field.variable}`,
    title: field.label,
    variable: field.variable,
    fieldKind: field.kind,
    disposition: field.disposition ?? false,
    options: options.map((option) => ({ ...option, live: base.live })),
    measures: measuresOf[field.kind],
    dimensions: dimensionsOf[field.kind],
  };
}

const counted: readonly DerivedMeasure[] = ['answers', 'answer_share'];
const measuresOf: Readonly<Record<SeatFormField['kind'], readonly DerivedMeasure[]>> = {
  text: ['answers'],
  multiline: ['answers'],
  number: ['answers', 'value_sum', 'value_average'],
  yes_no: counted,
  choice: counted,
  date: ['answers'],
};

/** What people wrote themselves is different each time: nothing to split by. */
const plain: readonly DerivedDimension[] = ['time', 'agent'];
const byValue: readonly DerivedDimension[] = ['time', 'value', 'agent'];
const dimensionsOf: Readonly<Record<SeatFormField['kind'], readonly DerivedDimension[]>> = {
  text: plain,
  multiline: plain,
  number: byValue,
  yes_no: byValue,
  choice: byValue,
  date: byValue,
};

/** The same report in an older version: its ways and values are kept behind the newer ones. */
function withOlder(newer: DerivedReport, older: DerivedReport): DerivedReport {
  const versions = [...new Set([...newer.versions, ...older.versions])];
  if ('ports' in newer && 'ports' in older) {
    return { ...newer, versions, ports: joined(newer.ports, older.ports, ({ id }) => id) };
  }
  if (newer.kind === 'form_field' && older.kind === 'form_field') {
    return { ...newer, versions, options: joined(newer.options, older.options, ({ value }) => value) };
  }
  return { ...newer, versions };
}

function joined<Part>(newer: readonly Part[], older: readonly Part[], nameOf: (part: Part) => string): Part[] {
  const known = new Set(newer.map(nameOf));
  return [...newer, ...older.filter((part) => !known.has(nameOf(part)))];
}
