import {
  configFields,
  type FlowDocument,
  type Json,
  type JsonObject,
  type NodeType,
  type NodeTypeRegistry,
  renameInScenario,
} from '@patchbay/flow-schema';
import { walkFields } from '../forms/walk-fields';
import { readPath, writePath } from './config-path';
import type { EditChange } from './edit-change';

function renamedInExpression(source: string, from: string, to: string): string {
  // Not after a dot (that is a field of something else) and not inside quotes.
  const token = new RegExp(
    `"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'|(?<![A-Za-z0-9_.])${from}(?![A-Za-z0-9_])`,
    'g',
  );
  return source.replace(token, (found) => (found === from ? to : found));
}

function renamedInTemplate(source: string, from: string, to: string): string {
  return source.replace(/\{\{([\s\S]*?)\}\}/g, (_all, inner: string) => `{{${renamedInExpression(inner, from, to)}}}`);
}

function writesOf(type: NodeType<never> | undefined, config: Json): string | null {
  const parsed = type?.config.safeParse(config);
  return type && parsed?.success ? JSON.stringify(type.writes(parsed.data).map(({ variable }) => variable)) : null;
}

/**
 * A renamed variable is renamed where it is used: in expressions and templates (the node types say where those stand), in
 * fields that name a variable.
 */
export function renameVariableChanges(
  document: FlowDocument,
  from: string,
  to: string,
  parts: { readonly registry: NodeTypeRegistry },
): EditChange[] {
  const scenarios = (document.scenarios ?? []).flatMap((scenario): EditChange[] => {
    const renamed = renameInScenario(scenario, { flow: null, from, to });
    return renamed === scenario ? [] : [{ change: 'replace_scenario', scenario: renamed }];
  });
  const nodes = document.nodes.flatMap((node): EditChange[] => {
    let config: Json = node.config;
    const type = parts.registry.get(node.type);
    const parsed = type?.config.safeParse(node.config);
    if (type && parsed?.success) {
      for (const use of type.expressions(parsed.data)) {
        const source = readPath(config, use.field);
        if (typeof source !== 'string') continue;
        const next = use.kind === 'cel' ? renamedInExpression(source, from, to) : renamedInTemplate(source, from, to);
        if (next !== source) config = writePath(config, use.field, next);
      }
    }
    for (const place of type ? [...walkFields(configFields(type.config), node.config)] : []) {
      if (place.field.meta?.widget !== 'variable' || place.value !== from) continue;
      const renamed = writePath(config, place.path, to);
      const before = writesOf(type, config);
      // A field may name a variable of another flow, as those of a sub-flow do: only what this flow writes is its own.
      if (before === null || before !== writesOf(type, renamed)) config = renamed;
    }
    return config === node.config ? [] : [{ change: 'replace_node', node: { ...node, config: config as JsonObject } }];
  });
  return [...nodes, ...scenarios];
}
