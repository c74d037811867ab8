'use client';

import type { FlowTraffic } from '@patchbay/records';
import { useLocale, useTranslations } from 'next-intl';
import { percent } from './node-figures-badge';
import { hungUpAt } from './traffic-figures';

/** The flow as a whole: how many came in, how many hung up, how many are in it still. */
export function TrafficSummary({ nodes, startId }: { nodes: FlowTraffic; startId: string | undefined }) {
  const t = useTranslations('traffic');
  const locale = useLocale();
  const all = Object.values(nodes);
  // A start of an older version may have been replaced: then whoever was in most is the nearest to it.
  const entered = nodes[startId ?? '']?.entered ?? Math.max(0, ...all.map((node) => node.entered));
  const hungUp = all.reduce((sum, node) => sum + hungUpAt(node), 0);
  const open = all.reduce((sum, node) => sum + node.open, 0);
  const facts = [
    { label: t('cameIn'), value: entered.toLocaleString(locale) },
    {
      label: t('hungUp'),
      value: hungUp.toLocaleString(locale),
      beside: entered > 0 ? percent(hungUp / entered, locale) : '',
    },
    { label: t('stillIn'), value: open.toLocaleString(locale) },
  ];
  return (
    <dl className="grid grid-cols-3 gap-2">
      {facts.map(({ label, value, beside }) => (
        <div key={label} className="flex flex-col-reverse rounded-md border border-line px-2 py-1.5">
          <dt className="text-2xs text-ink-muted">{label}</dt>
          <dd className="text-lg font-semibold tabular-nums">
            {value}
            {beside !== undefined && beside !== '' && (
              <span className="ml-1 text-xs font-normal text-ink-muted">{beside}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
