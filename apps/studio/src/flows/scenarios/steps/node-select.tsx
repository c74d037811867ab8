'use client';

import type { FlowNode } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Select } from '@/ui/select';
import { revealNode } from '../../editor/core/editor-screen';
import { flowOrder } from '../../editor/core/flow-order';
import { useEditor, useUiLocale, useWorkspace } from '../../editor/editor-context';
import { useChoices } from '../../editor/forms/use-choices';
import { useNodeName } from '../../editor/use-node-name';

interface NodeSelectProps {
  readonly id: string;
  /** Null where it is a node of this flow. */
  readonly flow: string | null;
  readonly value: string;
  readonly onChange: (node: string) => void;
  readonly disabled: boolean;
  /** Only nodes for which this holds, where there are any. */
  readonly fits?: (node: FlowNode) => boolean;
}

/** A node of the flow, in the order in which callers meet them; choosing one shows it on the canvas. */
export function NodeSelect({ id, flow, value, onChange, disabled, fits }: NodeSelectProps) {
  const t = useTranslations('scenarios.says');
  const { editor, screen } = useWorkspace();
  const locale = useUiLocale();
  const nameOf = useNodeName();
  const { flows } = useChoices();
  const document = useEditor((state) => state.content.document);
  const options = useMemo(() => {
    const nodes = new Map(document.nodes.map((node) => [node.id, node]));
    const order = flowOrder(document, (node) => editor.parts.view(node).ports.map((port) => port.id));
    const all = order.flatMap((one) => nodes.get(one) ?? []).filter((node) => node.type !== 'note');
    const fitting = fits === undefined ? all : all.filter(fits);
    return (fitting.length === 0 ? all : fitting).map((node) => ({
      value: node.id,
      label: nameOf(node),
      hint: editor.parts.registry.get(node.type)?.label[locale] ?? node.type,
    }));
  }, [document, editor, fits, nameOf, locale]);
  const missing = !options.some((option) => option.value === value);
  const inner = flow === null ? null : (flows.find((one) => one.id === flow)?.name ?? flow);
  const shown =
    inner !== null
      ? [{ value, label: `${inner} › ${value}` }]
      : missing
        ? [
            { value, label: document.nodes.find((node) => node.id === value)?.name || t('goneNode', { id: value }) },
            ...options,
          ]
        : options;
  return (
    <Select
      id={id}
      value={value}
      options={shown}
      disabled={disabled || inner !== null}
      onChange={(next) => {
        onChange(next);
        revealNode(screen, next, false);
      }}
    />
  );
}
