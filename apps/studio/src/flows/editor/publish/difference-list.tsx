'use client';

import {
  configFields,
  type FieldDifference,
  type FlowDifference,
  type FlowNode,
  type Json,
} from '@patchbay/flow-schema';
import { Minus, Pencil, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useUiLocale, useWorkspace } from '../editor-context';
import { useNodeName } from '../use-node-name';

const fieldsMax = 6;

function short(value: Json | undefined): string {
  if (value === undefined) return '—';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** What changed since the published version, in the words of the canvas. */
export function DifferenceList({
  differences,
  nodesBefore,
}: {
  differences: readonly FlowDifference[];
  nodesBefore: readonly FlowNode[];
}) {
  return (
    <ul className="space-y-1">
      {differences.map((difference, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is made once and never reordered
        <DifferenceRow key={index} difference={difference} nodesBefore={nodesBefore} />
      ))}
    </ul>
  );
}

const icons = { added: Plus, removed: Minus, changed: Pencil };
const tones = { added: 'text-success', removed: 'text-danger', changed: 'text-info' };

function DifferenceRow({ difference, nodesBefore }: { difference: FlowDifference; nodesBefore: readonly FlowNode[] }) {
  const t = useTranslations('flows.changes');
  const { editor } = useWorkspace();
  const locale = useUiLocale();
  const nameOf = useNodeName();
  const { nodes } = editor.store.getState().content.document;
  const nodeName = (id: string) => {
    const node = nodes.find((one) => one.id === id) ?? nodesBefore.find((one) => one.id === id);
    return node ? nameOf(node) : id;
  };
  const portName = (id: string, port: string) => {
    const node = nodes.find((one) => one.id === id) ?? nodesBefore.find((one) => one.id === id);
    const label = node && editor.parts.view(node).ports.find((one) => one.id === port)?.label[locale];
    return label ?? port;
  };
  const act = difference.kind.endsWith('_added')
    ? 'added'
    : difference.kind.endsWith('_removed')
      ? 'removed'
      : 'changed';
  const Icon = icons[act];
  const text = (): string => {
    switch (difference.kind) {
      case 'node_added':
      case 'node_removed':
        return t(difference.kind, { name: nameOf(difference.node) });
      case 'node_changed':
        return t('node_changed', { name: nameOf(difference.after) });
      case 'edge_added':
      case 'edge_removed': {
        const { from, to } = difference.edge;
        return t(difference.kind, {
          from: nodeName(from.node),
          port: portName(from.node, from.port),
          to: nodeName(to),
        });
      }
      case 'variable_added':
      case 'variable_removed':
        return t(difference.kind, { name: difference.variable.name });
      case 'variable_changed':
        return t('variable_changed', { name: difference.after.name });
      case 'scenario_added':
      case 'scenario_removed':
        return t(difference.kind, { name: difference.scenario.name });
      case 'scenario_changed':
        return t('scenario_changed', { name: difference.after.name });
      case 'setting_changed':
        return t('setting_changed', { setting: t(`settings.${difference.setting}`) });
    }
  };
  return (
    <li className="flex items-start gap-2 text-sm">
      <Icon className={`mt-1 size-3.5 shrink-0 ${tones[act]}`} aria-label={t(act)} />
      <div className="min-w-0 flex-1">
        <p>{text()}</p>
        {difference.kind === 'node_changed' && <FieldChanges node={difference.after} fields={difference.fields} />}
      </div>
    </li>
  );
}

function FieldChanges({ node, fields }: { node: FlowNode; fields: readonly FieldDifference[] }) {
  const t = useTranslations('flows.changes');
  const { editor } = useWorkspace();
  const locale = useUiLocale();
  const type = editor.parts.registry.get(node.type);
  const labelOf = (path: FieldDifference['path']) => {
    const [head, key, ...rest] = path;
    if (head !== 'config') return t(head === 'name' ? 'name' : 'type');
    const field = type && configFields(type.config).find((one) => one.key === key);
    return [
      field?.meta?.label[locale] ?? String(key),
      ...rest.map((part) => (typeof part === 'number' ? String(part + 1) : part)),
    ].join(' › ');
  };
  return (
    <ul className="mt-0.5 space-y-0.5 text-xs text-ink-muted">
      {fields.slice(0, fieldsMax).map((field) => (
        <li key={field.path.join('/')} className="[overflow-wrap:anywhere]">
          {labelOf(field.path)}: <del className="decoration-danger/60">{short(field.before)}</del> →{' '}
          <ins className="no-underline text-ink">{short(field.after)}</ins>
        </li>
      ))}
      {fields.length > fieldsMax && <li>{t('more', { count: fields.length - fieldsMax })}</li>}
    </ul>
  );
}
