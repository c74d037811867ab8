import {
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
  type FlowVariable,
  flowLimits,
  flowSchemaVersion,
  type Locale,
  type NodeTypeRegistry,
  type Problem,
  type Text,
} from '@patchbay/flow-schema';
import { estimatedSizes } from '../layout/estimated-sizes.ts';
import { placeNodes } from '../layout/place-nodes.ts';
import { formatNames, type ImportedStep, type ImportReading, type SourceFormat } from '../report/import-report.ts';
import { named, sourceProblem, words } from '../report/words.ts';
import type { DraftStep, Point } from './draft-step.ts';
import { knownNames, type MadeNode, makeNode } from './make-nodes.ts';
import { NodeIds } from './node-ids.ts';

export interface FlowParts {
  readonly format: SourceFormat;
  readonly name: string;
  readonly description: string;
  readonly languages: readonly string[];
  readonly steps: readonly DraftStep[];
  /** Steps that became part of another: key to the key of that one. */
  readonly merged: ReadonlyMap<string, { readonly into: string; readonly type: string; readonly name: string }>;
  readonly variables: readonly FlowVariable[];
  readonly problems: readonly Problem[];
  readonly remarks: readonly Text[];
  readonly registry: NodeTypeRegistry;
  readonly locale: Locale;
}

/** Puts the translated steps together: ids, edges, an end where the source just ended, places, and the report. */
export function buildFlow(parts: FlowParts): ImportReading {
  const { registry, locale, variables } = parts;
  const problems = [...parts.problems];
  const remarks = [...parts.remarks];
  const ids = new NodeIds();
  const known = knownNames(variables);
  const made = new Map<string, MadeNode>();
  for (const step of parts.steps) {
    const id = ids.next(step.source.name || step.source.key);
    made.set(step.source.key, makeNode(step, id, { registry, known, locale }));
  }
  const idOf = (key: string): string | undefined =>
    (made.get(key) ?? made.get(parts.merged.get(key)?.into ?? ''))?.node.id;

  const nodes: FlowNode[] = [...made.values()].map(({ node }) => node);
  const edges: FlowEdge[] = [];
  const missing = new Map<string, string>();
  let ends = 0;
  const end = registry.get('hang_up');
  for (const { node, exits, step } of made.values()) {
    const led = new Set<string>();
    for (const { port, to: wanted } of exits) {
      const to = beyondStart(wanted, made);
      if (to === null) continue;
      let target = idOf(to);
      if (target === undefined) {
        target = missing.get(to) ?? ids.next(to);
        if (!missing.has(to)) {
          missing.set(to, target);
          nodes.push(missingStep(target, to, registry, locale));
          problems.push(danglingProblem(step, to));
        }
      }
      led.add(port);
      edges.push({ from: { node: node.id, port }, to: target });
    }
    const open = openPorts(node, registry).filter((port) => !led.has(port));
    if (open.length === 0 || end === undefined) continue;
    const id = ids.next(`${node.id}-end`.slice(0, 50));
    ends += 1;
    nodes.push({
      id,
      type: end.type,
      version: end.version,
      name: end.label[locale],
      config: { prompt: [], cause: 'normal' },
    });
    for (const port of open) edges.push({ from: { node: node.id, port }, to: id });
  }
  if (ends > 0) remarks.push(endsRemark(ends));
  const unfilled = unfilledVariables(nodes, variables, registry);
  if (unfilled.length > 0) remarks.push(unfilledRemark(unfilled));
  if (nodes.length > flowLimits.nodesMax || edges.length > flowLimits.edgesMax) return tooMany(parts, nodes, edges);

  const document: FlowDocument = {
    schemaVersion: flowSchemaVersion,
    kind: 'voice',
    name: parts.name.trim().slice(0, flowLimits.nameLengthMax).trim() || formatNames[parts.format][locale],
    description: parts.description.slice(0, flowLimits.descriptionLengthMax),
    languages: [...parts.languages],
    variables: [...variables],
    nodes,
    edges,
    errorHandler: null,
    tests: [],
  };
  const places = new Map<string, Point>();
  for (const { node, step } of made.values())
    if (step.source.position !== null) places.set(node.id, step.source.position);
  const layout = placeNodes(document, estimatedSizes(document, { registry, locale }), places);
  const steps = reportSteps(parts, made);
  return { ok: true, document, layout, report: { format: parts.format, steps, problems, remarks, migrated: [] } };
}

/** Nothing can lead into a start: what leads back there goes on where the start leads. */
function beyondStart(key: string | null, made: ReadonlyMap<string, MadeNode>): string | null {
  const step = key === null ? undefined : made.get(key);
  if (step?.node.type !== 'start') return key;
  const next = step.exits[0]?.to ?? null;
  return next === null || made.get(next)?.node.type === 'start' ? null : next;
}

function reportSteps(parts: FlowParts, made: ReadonlyMap<string, MadeNode>): ImportedStep[] {
  const own = [...made.values()]
    .filter(({ step }) => step.added !== true)
    .map(({ node, step }): ImportedStep => {
      const { source, mapping } = step;
      const noted = node.type === 'note';
      const why =
        mapping.kind === 'note'
          ? mapping.why
          : words('Its settings do not fit any step here.', '该步骤的设置不适用于此处的任何步骤。');
      return {
        source: { type: source.type, name: source.name },
        outcome: noted ? 'noted' : 'mapped',
        node: node.id,
        type: node.type,
        remarks: noted ? [why] : mapping.kind === 'node' ? mapping.remarks : [],
      };
    });
  const others = [...parts.merged.values()].flatMap(({ into, type, name }): ImportedStep[] => {
    const node = made.get(into)?.node;
    if (node === undefined) return [];
    const remark = words(`Became part of “${named(node.name)}”.`, `并入“${named(node.name)}”。`);
    return [{ source: { type, name }, outcome: 'mapped', node: node.id, type: node.type, remarks: [remark] }];
  });
  return [...own, ...others];
}

function openPorts(node: FlowNode, registry: NodeTypeRegistry): string[] {
  const type = registry.get(node.type);
  const parsed = type?.config.safeParse(node.config);
  if (type === undefined || parsed?.success !== true) return [];
  return type.ports(parsed.data).flatMap((port) => (port.optional === true ? [] : [port.id]));
}

function missingStep(id: string, key: string, registry: NodeTypeRegistry, locale: Locale): FlowNode {
  const why = words(
    'Something leads to this step, but the file does not hold it.',
    '有步骤指向此处，但文件中没有该步骤。',
  );
  return {
    id,
    type: 'note',
    version: registry.get('note')?.version ?? 1,
    name: named(key),
    config: {
      text: why[locale],
      color: 'pink',
      standsFor: locale === 'zh' ? '缺失的步骤' : 'A missing step',
      exits: [],
    },
  };
}

function danglingProblem({ source }: DraftStep, to: string): Problem {
  return sourceProblem(
    'step_missing',
    [source.name || source.key],
    words(
      `“${named(source.name)}” leads to “${named(to)}”, which is not in the file: a note stands there.`,
      `“${named(source.name)}”指向“${named(to)}”，但文件中没有该步骤，已用便签代替。`,
    ),
  );
}

/** Variables that steps read but none fills: what the source filled them with has no counterpart. */
function unfilledVariables(
  nodes: readonly FlowNode[],
  variables: readonly FlowVariable[],
  registry: NodeTypeRegistry,
): string[] {
  const filled = new Set(
    nodes.flatMap((node) => {
      const type = registry.get(node.type);
      const parsed = type?.config.safeParse(node.config);
      return type !== undefined && parsed?.success ? type.writes(parsed.data).map(({ variable }) => variable) : [];
    }),
  );
  return variables.filter(({ name, role }) => role === 'local' && !filled.has(name)).map(({ name }) => name);
}

function unfilledRemark(names: readonly string[]): Text {
  const shown = names.slice(0, 12).join(', ');
  const more = names.length > 12 ? ' …' : '';
  return words(`No step fills these variables here: ${shown}${more}`, `没有步骤为以下变量赋值：${shown}${more}`);
}

function endsRemark(count: number): Text {
  return words(
    `Where the source just ended, the call is now hung up: ${count} ${count === 1 ? 'step was' : 'steps were'} added.`,
    `原流程直接结束的地方改为挂断：新增 ${count} 个步骤。`,
  );
}

function tooMany({ format }: FlowParts, nodes: readonly FlowNode[], edges: readonly FlowEdge[]): ImportReading {
  const message = words(
    `This flow has ${nodes.length} steps and ${edges.length} connections; a flow may have ${flowLimits.nodesMax} and ${flowLimits.edgesMax}. Split it before importing.`,
    `此流程有 ${nodes.length} 个步骤和 ${edges.length} 条连线，最多允许 ${flowLimits.nodesMax} 个和 ${flowLimits.edgesMax} 条。请拆分后再导入。`,
  );
  return {
    ok: false,
    format,
    problems: [{ code: 'flow_too_many_steps', severity: 'error', place: { kind: 'document' }, message }],
  };
}
