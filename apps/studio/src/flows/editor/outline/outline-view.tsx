'use client';

import type { FlowNode } from '@patchbay/flow-schema';
import { CircleAlert, CornerDownRight, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef } from 'react';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { PresenceMark } from '../../presence/presence-mark';
import { TypeSwatch } from '../canvas/type-swatch';
import { revealNode } from '../core/editor-screen';
import { flowIndex, flowOrder } from '../core/flow-order';
import { problemsOf } from '../core/problem-index';
import { useEditor, useOverlay, useScreen, useUiLocale, useWorkspace } from '../editor-context';
import { useNodeName } from '../use-node-name';

/** The flow as a text: step by step from the start, each with where its ports lead. For screen readers and small screens. */
export function OutlineView() {
  const t = useTranslations('flows.outline');
  const { editor, screen } = useWorkspace();
  const document = useEditor((state) => state.content.document);
  const readOnly = useEditor((state) => state.readOnly);
  const frame = useRef<HTMLOListElement>(null);
  const reveal = useScreen((state) => state.reveal);
  const steps = useMemo(() => {
    const order = flowOrder(document, (node) => editor.parts.view(node).ports.map((port) => port.id));
    const { nodes } = flowIndex(document);
    return order.flatMap((id) => nodes.get(id) ?? []);
  }, [document, editor]);
  const numbers = useMemo(() => new Map(steps.map((node, index) => [node.id, index + 1])), [steps]);

  useEffect(() => {
    if (reveal === null) return;
    const item = frame.current?.querySelector<HTMLElement>(`[data-outline="${CSS.escape(reveal.node)}"]`);
    item?.scrollIntoView({ block: 'nearest' });
    if (reveal.focus) item?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }, [reveal]);

  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto max-w-3xl px-4 py-5">
        <div className="mb-4 flex items-center justify-between gap-4">
          <p className="text-sm text-ink-muted">{t('intro', { count: steps.length })}</p>
          {!readOnly && (
            <Button
              size="sm"
              onClick={(event) => {
                const box = event.currentTarget.getBoundingClientRect();
                screen.setState({ quickAdd: { at: { x: box.left, y: box.bottom } } });
              }}
            >
              {t('add')}
            </Button>
          )}
        </div>
        <ol ref={frame} className="space-y-2">
          {steps.map((node) => (
            <OutlineStep key={node.id} node={node} numbers={numbers} />
          ))}
        </ol>
        {steps.length === 0 && <p className="py-12 text-center text-sm text-ink-muted">{t('empty')}</p>}
      </div>
    </div>
  );
}

function OutlineStep({ node, numbers }: { node: FlowNode; numbers: ReadonlyMap<string, number> }) {
  const t = useTranslations('flows.outline');
  const { editor, screen } = useWorkspace();
  const locale = useUiLocale();
  const nameOf = useNodeName();
  const document = useEditor((state) => state.content.document);
  const readOnly = useEditor((state) => state.readOnly);
  const selected = useEditor((state) => state.selection.nodes.has(node.id));
  const problems = useEditor((state) => problemsOf(state.problems, node.id));
  const glow = useOverlay((overlay) => overlay.nodes[node.id]);
  const view = editor.parts.view(node);
  const index = flowIndex(document);
  const go = (id: string) => {
    editor.actions.select({ nodes: [id] });
    revealNode(screen, id);
  };
  return (
    <li
      data-outline={node.id}
      className={classNames(
        'relative rounded-lg border bg-surface p-3 shadow-card',
        selected ? 'border-accent ring-1 ring-accent' : 'border-line',
        glow?.active && 'border-success ring-2 ring-success',
      )}
    >
      <PresenceMark nodeId={node.id} />
      <button
        type="button"
        aria-pressed={selected}
        className="flex w-full items-start gap-3 rounded-md text-left"
        onClick={() => {
          editor.actions.select({ nodes: [node.id] });
          screen.setState({ panel: 'properties' });
        }}
        onKeyDown={(event) => {
          if (readOnly) return;
          if (event.key === 'Delete') editor.actions.removeNodes([node.id]);
          else if (event.key === 'c') screen.setState({ connecting: { node: node.id, port: null } });
          else if (event.key === 'a' || event.key === '/') {
            const box = event.currentTarget.getBoundingClientRect();
            screen.setState({ quickAdd: { at: { x: box.left, y: box.bottom }, after: { node: node.id, port: null } } });
          } else return;
          event.preventDefault();
        }}
      >
        <span className="w-6 pt-1 text-right text-xs text-ink-faint tabular-nums">{numbers.get(node.id)}</span>
        <TypeSwatch type={view.type} />
        <span className="min-w-0 flex-1">
          <span className="block text-sm font-medium">{nameOf(node)}</span>
          <span className="block text-xs text-ink-muted [overflow-wrap:anywhere]">
            {view.valid ? view.summary(locale) : t('incomplete')}
          </span>
        </span>
      </button>
      {problems.length > 0 && (
        <ul className="mt-2 ml-9 space-y-0.5">
          {problems.map((problem) => (
            <li
              key={`${problem.code}/${problem.message.en}`}
              className={classNames(
                'flex gap-1.5 text-xs',
                problem.severity === 'error' ? 'text-danger' : 'text-warning-ink',
              )}
            >
              {problem.severity === 'error' ? (
                <CircleAlert className="mt-0.5 size-3 shrink-0" aria-hidden />
              ) : (
                <TriangleAlert className="mt-0.5 size-3 shrink-0" aria-hidden />
              )}
              {problem.message[locale]}
            </li>
          ))}
        </ul>
      )}
      {view.ports.length > 0 && (
        <ul className="mt-2 ml-9 space-y-0.5">
          {view.ports.map((port) => {
            const edge = index.outgoing.get(node.id)?.find((one) => one.from.port === port.id);
            const target = edge ? index.nodes.get(edge.to) : undefined;
            return (
              <li key={port.id} className="flex items-center gap-1.5 text-sm">
                <CornerDownRight className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
                <span className="text-ink-muted">{port.label[locale]}</span>
                <span aria-hidden className="text-ink-faint">
                  →
                </span>
                {target ? (
                  <button
                    type="button"
                    className="truncate rounded-sm text-accent hover:underline"
                    onClick={() => go(target.id)}
                  >
                    {numbers.get(target.id)} {nameOf(target)}
                  </button>
                ) : (
                  <button
                    type="button"
                    disabled={readOnly}
                    className="rounded-sm text-ink-faint enabled:hover:text-accent"
                    onClick={() => screen.setState({ connecting: { node: node.id, port: port.id } })}
                  >
                    {t('nowhere')}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}
