'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Badge } from '@/ui/badge';
import type { FlowMap } from '../server/flow-map';
import { nameOf, placesOf, wayId } from './map-graph';

/** The map in words, for small screens and for those who read by ear. */
export function MapList({ map }: { map: FlowMap }) {
  const t = useTranslations('flows.across.map');
  const places = useMemo(() => placesOf(map), [map]);
  return (
    <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
      {[...places].map(([id, place]) => {
        const ways = map.ways.filter(({ from }) => from === id);
        const isFlow = place.kind === 'flow';
        return (
          <li key={id} className="flex flex-col gap-1 px-4 py-3 text-sm">
            <span className="flex flex-wrap items-center gap-2">
              <Link href={isFlow ? `/flows/${id}` : `/queues/${id}`} className="rounded-sm font-medium hover:underline">
                {nameOf(place)}
              </Link>
              <Badge tone="outline">{t(isFlow ? 'flow' : 'queue')}</Badge>
              {isFlow && !place.flow.published && <Badge tone="outline">{t('draft')}</Badge>}
              {isFlow && place.flow.numbers.length > 0 && (
                <span className="text-xs text-ink-muted">
                  {t('numbers', { numbers: place.flow.numbers.join(', ') })}
                </span>
              )}
            </span>
            {ways.map((way) => (
              <span key={wayId(way)} className="pl-4 text-ink-muted">
                {t(`ways.${way.kind}`)} → {nameOf(places.get(way.to))}
                {way.steps.length > 0 && <span className="text-xs"> ({way.steps.join(', ')})</span>}
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
