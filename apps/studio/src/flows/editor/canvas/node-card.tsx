'use client';

import { Handle, type NodeProps, Position, useStore } from '@xyflow/react';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type CSSProperties, memo } from 'react';
import { classNames } from '@/ui/class-names';
import { PresenceMark } from '../../presence/presence-mark';
import { NodeFiguresBadge } from '../../traffic/node-figures-badge';
import { acceptsEntry } from '../core/connections';
import { problemsOf } from '../core/problem-index';
import { useEditor, useOverlay, useUiLocale, useWorkspace } from '../editor-context';
import type { CanvasNode } from './canvas-nodes';
import { categoryColour } from './category-colour';
import { NodeIcon } from './node-icon';
import { PortTabs } from './port-tabs';
import { useRenderCount } from './render-count';
import { useEdgesFollowTabs } from './use-edges-follow-tabs';

/** Below this zoom a card shows its icon and name only: the rest could not be read anyway. */
const simpleBelow = 0.4;

export const NodeCard = memo(
  function NodeCard({ id, data, selected, dragging }: NodeProps<CanvasNode>) {
    useRenderCount(id);
    const t = useTranslations('flows.canvas');
    const { editor } = useWorkspace();
    const locale = useUiLocale();
    const simple = useStore((state) => state.transform[2] < simpleBelow);
    const problems = useEditor((state) => problemsOf(state.problems, id));
    const isErrorHandler = useEditor((state) => state.content.document.errorHandler === id);
    const glow = useOverlay((overlay) => overlay.nodes[id]);
    const remark = useOverlay((overlay) => overlay.remarks?.[id]);
    const { node } = data;
    const view = editor.parts.view(node);
    const colour = categoryColour(view.type?.category);
    useEdgesFollowTabs(id, view.ports.map((port) => `${port.id}=${port.label[locale]}`).join('|'));
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    const summary = view.valid ? view.summary(locale) : t('incomplete');
    return (
      <div
        data-selected={selected || undefined}
        data-active={glow?.active || undefined}
        data-visited={glow?.visited || undefined}
        data-failed={glow?.failed || undefined}
        data-missed={glow?.missed || undefined}
        className={classNames(
          'flow-card group/card relative flex min-w-60 flex-col rounded-lg border border-line-strong bg-surface text-left shadow-card',
          dragging && 'shadow-popover',
        )}
        style={{ '--category': colour } as CSSProperties}
      >
        {(acceptsEntry(node.type) || node.type === 'note') && (
          <Handle type="target" position={Position.Top} className="flow-target" aria-hidden tabIndex={-1} />
        )}
        <div className="flex items-start gap-2.5 px-3 pt-2.5 pb-2">
          <span
            className="grid size-8 shrink-0 place-items-center rounded-md"
            style={{ color: colour, backgroundColor: `color-mix(in srgb, ${colour} 13%, transparent)` }}
          >
            <NodeIcon name={view.type?.icon ?? 'circle-help'} className="size-4" />
          </span>
          <div className={classNames('w-0 flex-1', simple && 'self-center')}>
            <p className={classNames('truncate font-medium', simple ? 'text-2xl' : 'text-sm')}>
              {node.name || view.type?.label[locale] || node.type}
            </p>
            {!simple && (
              <p
                className={classNames(
                  'line-clamp-2 h-9 text-xs leading-[1.125rem]',
                  view.valid ? 'text-ink-muted' : 'text-danger-ink',
                )}
              >
                {view.type === null ? t('unknownType', { type: node.type }) : summary}
              </p>
            )}
          </div>
          {problems.length > 0 && (
            <span
              title={problems.map((problem) => problem.message[locale]).join('\n')}
              className={classNames(
                'absolute -top-2 -right-2 inline-flex h-5 items-center gap-0.5 rounded-full border-2 border-canvas px-1 text-2xs font-semibold',
                errors > 0 ? 'bg-danger-solid text-white' : 'bg-warning-soft text-warning-ink',
              )}
            >
              {errors > 0 ? (
                <CircleAlert className="size-3" aria-hidden />
              ) : (
                <TriangleAlert className="size-3" aria-hidden />
              )}
              <span className="sr-only">{t('problems', { count: problems.length })}</span>
              <span aria-hidden>{problems.length}</span>
            </span>
          )}
          {isErrorHandler && (
            <span className="absolute -top-2 left-3 rounded-full bg-danger-soft px-1.5 text-2xs font-medium text-danger-ink">
              {t('errorHandler')}
            </span>
          )}
          {remark !== undefined && (
            <p className="absolute top-full left-0 z-10 mt-2 w-max max-w-72 rounded-md border border-danger bg-danger-soft px-2.5 py-1.5 text-xs whitespace-pre-line text-danger-ink shadow-popover [overflow-wrap:anywhere]">
              {remark}
            </p>
          )}
          {glow !== undefined && glow.calls > 0 && (
            <span className="flow-calls absolute -bottom-2 -left-2 inline-flex h-5 min-w-5 items-center justify-center rounded-full bg-success px-1 text-2xs font-semibold text-white">
              <span className="sr-only">{t('callsHere', { count: glow.calls })}</span>
              <span aria-hidden>{glow.calls}</span>
            </span>
          )}
        </div>
        <NodeFiguresBadge nodeId={id} quiet={simple} />
        <PresenceMark nodeId={id} />
        <PortTabs node={node} ports={view.ports} quiet={simple} />
      </div>
    );
  },
  (before, after) =>
    before.data === after.data && before.selected === after.selected && before.dragging === after.dragging,
);
