'use client';

import { useQuery } from '@tanstack/react-query';
import { Search, Workflow } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { Segmented } from '@/ui/segmented';
import { useNarrow } from '../../editor/use-narrow';
import { MapList } from './map-list';

const MapCanvas = dynamic(async () => (await import('./map-canvas')).MapCanvas, { ssr: false });

/** All flows of the organisation and how calls go between them. */
export function MapScreen() {
  const t = useTranslations('flows.across');
  const trpc = useTRPC();
  const map = useQuery(trpc.across.map.queryOptions());
  const narrow = useNarrow();
  const [chosen, setChosen] = useState<'graph' | 'list' | null>(null);
  const view = chosen ?? (narrow ? 'list' : 'graph');
  return (
    <Page
      title={t('map.title')}
      description={t('map.description')}
      breadcrumbs={[{ label: t('flows'), href: '/flows' }]}
      actions={
        <>
          <Segmented
            label={t('map.view')}
            value={view}
            onChange={setChosen}
            options={[
              { value: 'graph', label: t('map.graph') },
              { value: 'list', label: t('map.list') },
            ]}
          />
          <LinkButton href="/flows/find">
            <Search aria-hidden />
            {t('find.open')}
          </LinkButton>
        </>
      }
    >
      <QueryState query={map}>
        {(found) => {
          if (found.flows.length === 0) {
            return <EmptyState icon={Workflow} title={t('map.empty')} description={t('map.emptyText')} />;
          }
          if (view === 'list') return <MapList map={found} />;
          return (
            <div className="h-[calc(100dvh-11rem)] min-h-96 overflow-hidden rounded-lg border border-line">
              <MapCanvas map={found} />
            </div>
          );
        }}
      </QueryState>
    </Page>
  );
}
