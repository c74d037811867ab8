import type { NodeTypeRegistry } from '../contract/node-type.ts';
import type { FlowDocument, FlowEdge, FlowNode } from '../document/flow-document.ts';
import type { Json } from '../json.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { changeWords } from './change-words.ts';
import { diffFlows, type FlowDifference } from './diff-flows.ts';
import type { FieldDifference } from './diff-values.ts';
import { languageWords, valueWords, type WordsOptions } from './field-words.ts';
import { type ChangeDetail, nodeChanges } from './node-changes.ts';

/** What a change is about; `heard` is what callers hear, by the node that says it. */
export type ChangePart = 'flow' | 'variables' | 'nodes' | 'heard' | 'edges' | 'scenarios';

/** One change in plain words. */
export interface FlowChange {
  /** Tells changes of one comparison apart. */
  readonly key: string;
  readonly part: ChangePart;
  readonly act: 'added' | 'removed' | 'changed';
  /** The name of what changed. */
  readonly title: string;
  /** What a node that came or went does, as its card says; empty otherwise. */
  readonly summary: string;
  readonly details: readonly ChangeDetail[];
  /** The nodes to look at: of an edge where it begins, then where it leads. */
  readonly nodes: readonly string[];
}

/** The semantic difference of two documents in words, in the order in which people read a flow: whole, variables, steps, ways, tests. */
export function describeChanges(
  before: FlowDocument,
  after: FlowDocument,
  registry: NodeTypeRegistry,
  options: WordsOptions,
): FlowChange[] {
  const told = new Teller(before, after, registry, options);
  const changes = diffFlows(before, after).flatMap((difference) => told.changesOf(difference));
  const order: readonly ChangePart[] = ['flow', 'variables', 'nodes', 'heard', 'edges', 'scenarios'];
  return order.flatMap((part) => changes.filter((change) => change.part === part));
}

class Teller {
  private readonly nodes: ReadonlyMap<string, FlowNode>;
  private readonly nodesBefore: ReadonlyMap<string, FlowNode>;
  private readonly languages: readonly string[];

  constructor(
    before: FlowDocument,
    after: FlowDocument,
    private readonly registry: NodeTypeRegistry,
    private readonly options: WordsOptions,
  ) {
    this.nodes = new Map(after.nodes.map((node) => [node.id, node]));
    this.nodesBefore = new Map(before.nodes.map((node) => [node.id, node]));
    this.languages = [...new Set([...after.languages, ...before.languages])];
  }

  changesOf(difference: FlowDifference): FlowChange[] {
    const { kind } = difference;
    const act = kind.endsWith('_added') ? 'added' : kind.endsWith('_removed') ? 'removed' : 'changed';
    const base = { act, summary: '', details: [], nodes: [] } as const;
    switch (kind) {
      case 'setting_changed':
        return [this.settingChange(difference)];
      case 'variable_added':
      case 'variable_removed': {
        const { name } = difference.variable;
        return [{ ...base, key: `variable/${name}`, part: 'variables', title: name }];
      }
      case 'variable_changed': {
        const { name } = difference.after;
        const details = this.ownDetails(difference.fields);
        return [{ ...base, key: `variable/${name}`, part: 'variables', title: name, details }];
      }
      case 'node_added':
        return this.nodeChange(null, difference.node, act);
      case 'node_removed':
        return this.nodeChange(difference.node, null, act);
      case 'node_changed':
        return this.nodeChange(difference.before, difference.after, act);
      case 'edge_added':
      case 'edge_removed': {
        const { from, to } = difference.edge;
        const key = `edge/${from.node}/${from.port}/${to}`;
        return [{ ...base, key, part: 'edges', title: this.edgeTitle(difference.edge), nodes: [from.node, to] }];
      }
      case 'edge_changed':
        return [this.edgeChange(difference.before, difference.after)];
      case 'scenario_added':
      case 'scenario_removed':
        return [this.scenarioChange(difference.scenario, act, [])];
      case 'scenario_changed':
        return [this.scenarioChange(difference.after, act, this.ownDetails(difference.fields))];
    }
  }

  private settingChange({ setting, before, after }: FlowDifference & { kind: 'setting_changed' }): FlowChange {
    const inWords = (value: Json): string | null => {
      if (setting === 'languages' && Array.isArray(value))
        return value.map((tag) => languageWords(String(tag), this.options.locale)).join(', ');
      if (setting === 'errorHandler' && typeof value === 'string') return this.nodeName(value);
      return valueWords(null, value, this.options);
    };
    const title = changeWords[this.options.locale].settings[setting];
    const details = [{ label: '', before: inWords(before), after: inWords(after) }];
    return { key: `flow/${setting}`, part: 'flow', act: 'changed', title, summary: '', details, nodes: [] };
  }

  private nodeChange(before: FlowNode | null, after: FlowNode | null, act: FlowChange['act']): FlowChange[] {
    const node = after ?? before;
    if (node === null) return [];
    const type = this.registry.get(node.type);
    const { details, heard } = nodeChanges(before, after, type, this.languages, this.options);
    const shared = { act, title: this.nameOf(node), nodes: [node.id] } as const;
    const told: FlowChange = {
      ...shared,
      key: `node/${node.id}`,
      part: 'nodes',
      summary: act === 'changed' ? this.saidWithoutDetails(details, heard) : this.summaryOf(node),
      // All of a node that came or went is new or gone: its card says it shorter.
      details: act === 'changed' ? details : [],
    };
    const said: FlowChange = { ...shared, key: `heard/${node.id}`, part: 'heard', summary: '', details: heard };
    const onlyHeard = act === 'changed' && details.length === 0 && heard.length > 0;
    return [...(onlyHeard ? [] : [told]), ...(heard.length > 0 ? [said] : [])];
  }

  private saidWithoutDetails(details: readonly ChangeDetail[], heard: readonly ChangeDetail[]): string {
    return details.length + heard.length === 0 ? changeWords[this.options.locale].spelledOut : '';
  }

  private edgeChange(before: FlowEdge, after: FlowEdge): FlowChange {
    const words = changeWords[this.options.locale];
    const { node, port } = after.from;
    return {
      key: `edge/${node}/${port}`,
      part: 'edges',
      act: 'changed',
      title: words.port(this.nodeName(node), this.portName(node, port)),
      summary: '',
      details: [{ label: words.own.leadsTo ?? '', before: this.nodeName(before.to), after: this.nodeName(after.to) }],
      nodes: [node, after.to, before.to],
    };
  }

  private scenarioChange(scenario: Scenario, act: FlowChange['act'], details: readonly ChangeDetail[]): FlowChange {
    const { id, name } = scenario;
    return { key: `scenario/${id}`, part: 'scenarios', act, title: name, summary: '', details, nodes: [] };
  }

  /** Fields of what the document format itself describes. */
  private ownDetails(fields: readonly FieldDifference[]): ChangeDetail[] {
    const { own, separator, order } = changeWords[this.options.locale];
    return fields.map(({ path, before, after, reordered }) => {
      const said = path.map((part) => (typeof part === 'number' ? String(part + 1) : (own[part] ?? part)));
      return {
        label: [...said, ...(reordered ? [order] : [])].join(separator),
        before: valueWords(null, before, this.options),
        after: valueWords(null, after, this.options),
      };
    });
  }

  private edgeTitle({ from, to }: FlowEdge): string {
    const { edge } = changeWords[this.options.locale];
    return edge(this.nodeName(from.node), this.portName(from.node, from.port), this.nodeName(to));
  }

  private nodeName(id: string): string {
    const node = this.nodes.get(id) ?? this.nodesBefore.get(id);
    return node === undefined ? id : this.nameOf(node);
  }

  private nameOf(node: FlowNode): string {
    return node.name !== '' ? node.name : (this.registry.get(node.type)?.label[this.options.locale] ?? node.type);
  }

  private portName(id: string, port: string): string {
    for (const node of [this.nodes.get(id), this.nodesBefore.get(id)]) {
      const type = node === undefined ? undefined : this.registry.get(node.type);
      const config = type?.config.safeParse(node?.config);
      const declared = config?.success ? type?.ports(config.data).find((one) => one.id === port) : undefined;
      if (declared !== undefined) return declared.label[this.options.locale];
    }
    return port;
  }

  private summaryOf(node: FlowNode): string {
    const type = this.registry.get(node.type);
    const config = type?.config.safeParse(node.config);
    return config?.success === true && type !== undefined ? type.summary(config.data, this.options.locale) : '';
  }
}
