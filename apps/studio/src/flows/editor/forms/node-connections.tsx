'use client';

import type { FlowNode } from '@patchbay/flow-schema';
import { ArrowRight, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { edgeId } from '../core/edge-id';
import { revealNode } from '../core/editor-screen';
import { flowIndex } from '../core/flow-order';
import { problemsOf } from '../core/problem-index';
import { useEditor, useUiLocale, useWorkspace } from '../editor-context';
import { useNodeName } from '../use-node-name';

/** Where each port leads, to follow, connect or cut without the canvas. */
export function NodeConnections({ node }: { node: FlowNode }) {
  const t = useTranslations('flows.form');
  const { editor, screen } = useWorkspace();
  const locale = useUiLocale();
  const nameOf = useNodeName();
  const document = useEditor((state) => state.content.document);
  const readOnly = useEditor((state) => state.readOnly);
  const ports = editor.parts.view(node).ports;
  const problems = useEditor((state) => problemsOf(state.problems, node.id));
  const index = flowIndex(document);
  if (ports.length === 0) return null;
  return (
    <section className="border-t border-line p-3">
      <h3 className="mb-2 text-xs font-medium text-ink-muted">{t('connections')}</h3>
      <ul className="space-y-1">
        {ports.map((port) => {
          const edge = index.outgoing.get(node.id)?.find((one) => one.from.port === port.id);
          const target = edge ? index.nodes.get(edge.to) : undefined;
          const problem = problems.find(({ place }) => place.kind === 'node' && place.port === port.id);
          return (
            <li key={port.id} className="flex h-7 items-center gap-1.5 text-sm">
              <span className="max-w-28 truncate rounded-sm bg-sunken px-1.5 text-xs text-ink-muted">
                {port.label[locale]}
              </span>
              <ArrowRight className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
              {edge && target ? (
                <>
                  <button
                    type="button"
                    className="min-w-0 flex-1 truncate rounded-sm text-left hover:underline"
                    onClick={() => {
                      editor.actions.select({ nodes: [target.id] });
                      revealNode(screen, target.id);
                    }}
                  >
                    {nameOf(target)}
                  </button>
                  {!readOnly && (
                    <Button
                      variant="ghost"
                      size="icon-sm"
                      className="size-6"
                      aria-label={t('disconnect', { port: port.label[locale] })}
                      onClick={() => editor.actions.removeEdges([edgeId(edge)])}
                    >
                      <X aria-hidden />
                    </Button>
                  )}
                </>
              ) : (
                <button
                  type="button"
                  disabled={readOnly}
                  title={problem?.message[locale]}
                  className={classNames(
                    'inline-flex flex-1 items-center gap-1 text-left hover:text-accent',
                    problem === undefined ? 'text-ink-faint' : 'text-danger',
                  )}
                  onClick={() => screen.setState({ connecting: { node: node.id, port: port.id } })}
                >
                  <Plus className="size-3.5" aria-hidden />
                  {t('connect')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
