import {
  type FlowDocument,
  type Json,
  type JsonObject,
  type NodeTypeRegistry,
  renameInScenario,
  replaceUse,
  usedKinds,
  usesOfNode,
  variableNameSchema,
} from '@patchbay/flow-schema';
import * as z from 'zod';
import { writePath } from '../../editor/core/config-path';
import { renameVariableChanges } from '../../editor/core/variable-rename';
import { writtenPlaces } from './config-places';

/** One thing to be put in the place of another, in all flows. */
export const replacementSchema = z.discriminatedUnion('kind', [
  /** A text, in names and property values. */
  z.object({ kind: z.literal('text'), find: z.string().min(1).max(500), put: z.string().max(500) }),
  /** A prompt, queue, flow and so on, by its id. */
  z.object({
    kind: z.literal('reference'),
    of: z.enum(usedKinds),
    from: z.string().min(1).max(100),
    to: z.string().min(1).max(100),
  }),
  /** A variable of one flow; those that hand it over or take it back follow. */
  z.object({
    kind: z.literal('variable'),
    flowId: z.string().min(1).max(64),
    from: variableNameSchema,
    to: variableNameSchema,
  }),
]);
export type Replacement = z.infer<typeof replacementSchema>;

/** A flow after the replacement; the very same document where there was nothing to replace. */
export function applyReplacement(
  flow: { readonly id: string; readonly document: FlowDocument },
  replacement: Replacement,
  registry: NodeTypeRegistry,
): FlowDocument {
  const { document } = flow;
  switch (replacement.kind) {
    case 'text': {
      const after = replaceWritten(document, replacement, registry);
      return JSON.stringify(after) === JSON.stringify(document) ? document : after;
    }
    case 'reference':
      return replaceUse(document, replacement.of, replacement.from, replacement.to);
    case 'variable':
      return flow.id === replacement.flowId
        ? renameOwn(document, replacement, registry)
        : renameHandedOver(document, replacement);
  }
}

/** Names and texts only: a word that is also a variable, a choice or part of an expression keeps its meaning there. */
function replaceWritten(
  document: FlowDocument,
  { find, put }: Extract<Replacement, { kind: 'text' }>,
  registry: NodeTypeRegistry,
): FlowDocument {
  const replaced = (text: string) => text.replaceAll(find, put);
  const outsideExpressions = (text: string) =>
    text
      .split(/(\{\{[\s\S]*?\}\})/)
      .map((part, index) => (index % 2 === 0 ? replaced(part) : part))
      .join('');
  return {
    ...document,
    name: replaced(document.name),
    description: replaced(document.description),
    variables: document.variables.map((one) => ({ ...one, description: replaced(one.description) })),
    nodes: document.nodes.map((node) => {
      const config = writtenPlaces(node, registry).reduce<Json>((value, { path, text, isTemplate }) => {
        const next = isTemplate ? outsideExpressions(text) : replaced(text);
        return next === text ? value : writePath(value, path, next);
      }, node.config);
      const name = replaced(node.name);
      return name === node.name && config === node.config ? node : { ...node, name, config: config as JsonObject };
    }),
  };
}

type Renaming = Extract<Replacement, { kind: 'variable' }>;

function renameOwn(document: FlowDocument, { from, to }: Renaming, registry: NodeTypeRegistry): FlowDocument {
  if (!document.variables.some(({ name }) => name === from)) return document;
  const renamed = new Map(
    renameVariableChanges(document, from, to, { registry }).flatMap((change) =>
      change.change === 'replace_node' ? [[change.node.id, change.node] as const] : [],
    ),
  );
  return {
    ...withScenarios(document, null, { from, to }),
    variables: document.variables.map((one) => (one.name === from ? { ...one, name: to } : one)),
    nodes: document.nodes.map((node) => renamed.get(node.id) ?? node),
  };
}

/** Scenarios name variables of their own flow, and of those that it enters. */
function withScenarios(document: FlowDocument, flow: string | null, by: { from: string; to: string }): FlowDocument {
  const { scenarios = [] } = document;
  const renamed = scenarios.map((scenario) => renameInScenario(scenario, { flow, ...by }));
  return renamed.every((scenario, at) => scenario === scenarios[at]) ? document : { ...document, scenarios: renamed };
}

/** Whatever enters the flow names its inputs and outputs beside its id. */
function renameHandedOver(document: FlowDocument, { flowId, from, to }: Renaming): FlowDocument {
  const nodes = document.nodes.map((node) => {
    const entered = usesOfNode(node).some((use) => use.kind === 'flow' && use.id === flowId);
    if (!entered) return node;
    const config = renameBeside(node.config, flowId, from, to) as JsonObject;
    return JSON.stringify(config) === JSON.stringify(node.config) ? node : { ...node, config };
  });
  const entering = nodes.every((node, index) => node === document.nodes[index]) ? document : { ...document, nodes };
  return withScenarios(entering, flowId, { from, to });
}

function renameBeside(value: Json, flowId: string, from: string, to: string): Json {
  if (Array.isArray(value)) return value.map((item) => renameBeside(item, flowId, from, to));
  if (typeof value !== 'object' || value === null) return value;
  const here = value.flowId === flowId;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      here && (name === 'inputs' || name === 'outputs') && Array.isArray(item)
        ? item.map((one) => renamedEntry(one, from, to))
        : renameBeside(item, flowId, from, to),
    ]),
  );
}

function renamedEntry(value: Json, from: string, to: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return value.name === from ? { ...value, name: to } : value;
}
