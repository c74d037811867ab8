'use client';

import type { FlowTraffic, NodeTraffic } from '@patchbay/records';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Segmented } from '@/ui/segmented';
import { revealNode } from '../editor/core/editor-screen';
import type { FlowIndex } from '../editor/core/flow-order';
import { useWorkspace } from '../editor/editor-context';
import { useNodeName } from '../editor/use-node-name';
import { hungUpAt, shortDuration } from './traffic-figures';

const orders = ['entered', 'left', 'time'] as const;
type Order = (typeof orders)[number];

const weight: Record<Order, (node: NodeTraffic) => number> = {
  entered: ({ entered }) => entered,
  left: hungUpAt,
  time: ({ durationMs }) => durationMs?.median ?? -1,
};

/** Every node that was entered, the heaviest first; press one to see it on the canvas. */
export function NodeFiguresTable({ nodes, index }: { nodes: FlowTraffic; index: FlowIndex }) {
  const t = useTranslations('traffic');
  const locale = useLocale();
  const { editor, screen } = useWorkspace();
  const nameOf = useNodeName();
  const [order, setOrder] = useState<Order>('entered');
  const rows = Object.entries(nodes).sort(([, a], [, b]) => weight[order](b) - weight[order](a));
  return (
    <div className="space-y-2">
      <Segmented
        label={t('order')}
        value={order}
        onChange={setOrder}
        options={orders.map((value) => ({ value, label: t(`orders.${value}`) }))}
      />
      <table className="w-full text-xs">
        <thead>
          <tr className="text-left text-2xs text-ink-muted">
            <th scope="col" className="py-1 font-medium">
              {t('node')}
            </th>
            <th scope="col" className="py-1 pl-2 text-right font-medium">
              {t('in')}
            </th>
            <th scope="col" className="py-1 pl-2 text-right font-medium">
              {t('hungUp')}
            </th>
            <th scope="col" className="py-1 pl-2 text-right font-medium">
              {t('time')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([id, figures]) => {
            const node = index.nodes.get(id);
            return (
              <tr key={id} className="border-t border-line">
                <th scope="row" className="max-w-32 py-1 text-left font-normal">
                  {node === undefined ? (
                    <span className="block truncate text-ink-faint" title={t('gone')}>
                      {id}
                    </span>
                  ) : (
                    <button
                      type="button"
                      className="block w-full truncate text-left hover:underline"
                      onClick={() => {
                        editor.actions.select({ nodes: [id] });
                        revealNode(screen, id, false);
                      }}
                    >
                      {nameOf(node)}
                    </button>
                  )}
                </th>
                <td className="py-1 pl-2 text-right tabular-nums">{figures.entered.toLocaleString(locale)}</td>
                <td className="py-1 pl-2 text-right tabular-nums">
                  {hungUpAt(figures) > 0 ? hungUpAt(figures).toLocaleString(locale) : '–'}
                </td>
                <td className="py-1 pl-2 text-right whitespace-nowrap tabular-nums">
                  {figures.durationMs === null
                    ? '–'
                    : t('spreadShort', {
                        median: shortDuration(figures.durationMs.median),
                        p90: shortDuration(figures.durationMs.p90),
                      })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="text-2xs text-ink-faint">{t('explained')}</p>
    </div>
  );
}
