'use client';

import { type RunEndReason, runEndReasons } from '@patchbay/flow-schema';
import type { FlowTraffic } from '@patchbay/records';
import { useLocale, useTranslations } from 'next-intl';
import type { FlowIndex } from '../editor/core/flow-order';
import { useEditor, useUiLocale, useWorkspace } from '../editor/editor-context';
import { useNodeName } from '../editor/use-node-name';
import { percent } from './node-figures-badge';
import { leftOf, shortDuration } from './traffic-figures';

/** All that is known of the one node that is selected: each way out of it, with its share. */
export function SelectedNodeFigures({ nodes, index }: { nodes: FlowTraffic; index: FlowIndex }) {
  const t = useTranslations('traffic');
  const tEnds = useTranslations('calls.ends');
  const locale = useLocale();
  const uiLocale = useUiLocale();
  const { editor } = useWorkspace();
  const nameOf = useNodeName();
  const selected = useEditor(({ selection }) => (selection.nodes.size === 1 ? [...selection.nodes][0] : undefined));
  const node = index.nodes.get(selected ?? '');
  if (node === undefined || node.type === 'note') return null;
  const figures = nodes[node.id];
  const left = figures === undefined ? 0 : Math.max(1, leftOf(figures));
  const portLabels = new Map(editor.parts.view(node).ports.map(({ id, label }) => [id, label[uiLocale]]));
  const endLabel = (reason: string) => {
    const known = runEndReasons.find((one): one is RunEndReason => one === reason);
    return known === undefined ? reason : tEnds(known);
  };
  const ways =
    figures === undefined
      ? []
      : [
          ...Object.entries(figures.ports).map(([port, count]) => ({
            key: `port:${port}`,
            label: portLabels.get(port) ?? (port === '' ? t('taken') : port),
            count,
          })),
          ...Object.entries(figures.ended).map(([reason, count]) => ({
            key: `end:${reason}`,
            label: t('ended', { how: endLabel(reason) }),
            count,
          })),
          ...(figures.returned > 0 ? [{ key: 'returned', label: t('returned'), count: figures.returned }] : []),
        ].sort((a, b) => b.count - a.count);
  return (
    <section aria-label={nameOf(node)} className="rounded-md border border-line bg-sunken p-2.5">
      <h3 className="truncate text-sm font-semibold">{nameOf(node)}</h3>
      {figures === undefined ? (
        <p className="mt-1 text-xs text-ink-muted">{t('nobody')}</p>
      ) : (
        <>
          <p className="mt-0.5 text-xs text-ink-muted">
            {t('entered', { count: figures.entered })}
            {figures.open > 0 && ` · ${t('open', { count: figures.open })}`}
            {figures.durationMs !== null &&
              ` · ${t('spread', { median: shortDuration(figures.durationMs.median), p90: shortDuration(figures.durationMs.p90) })}`}
          </p>
          <ul className="mt-2 space-y-1">
            {ways.map(({ key, label, count }) => (
              <li key={key} className="text-xs">
                <div className="flex items-baseline gap-2">
                  <span className="min-w-0 flex-1 truncate" title={label}>
                    {label}
                  </span>
                  <span className="tabular-nums">{count.toLocaleString(locale)}</span>
                  <span className="w-11 text-right text-ink-muted tabular-nums">{percent(count / left, locale)}</span>
                </div>
                <div className="mt-0.5 h-1 overflow-hidden rounded-full bg-line" aria-hidden>
                  <div
                    className={key.startsWith('end:caller') ? 'h-full bg-danger' : 'h-full bg-accent'}
                    style={{ width: `${(100 * count) / left}%` }}
                  />
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
