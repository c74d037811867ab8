'use client';

import { LayoutDashboard } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useCallback } from 'react';
import { useCan } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { Callout } from '@/ui/callout';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { Skeleton } from '@/ui/skeleton';
import { KeyLegend } from './acts/key-legend';
import { ListeningBar } from './acts/listening-bar';
import { AlertsProvider } from './alerts/use-alerts';
import { AgentsBoard, ConversationsBoard, WaitingBoard } from './boards/boards';
import { useFloorFilters } from './filters';
import { AgentFilters, FloorToolbar } from './floor-toolbar';
import { CallersProvider } from './names/callers';
import { FloorNamesProvider, useFloorCentre } from './names/floor-names';
import { FloorProvider } from './store/floor-provider';
import { useFloorReadiness } from './store/use-floor';
import { QueueTiles } from './tiles/queue-tiles';

/** Everything that goes on in the centre, live, and what a supervisor does about it. */
export function FloorScreen() {
  return (
    <FloorProvider>
      <FloorNamesProvider>
        <CallersProvider>
          <AlertsProvider>
            <Floor />
          </AlertsProvider>
        </CallersProvider>
      </FloorNamesProvider>
    </FloorProvider>
  );
}

function Floor() {
  const [filters, setFilters] = useFloorFilters();
  const change = useCallback((next: Partial<typeof filters>) => void setFilters(next), [setFilters]);
  const chooseQueue = useCallback(
    (id: string) => void setFilters((before) => ({ queue: before.queue === id ? null : id })),
    [setFilters],
  );
  return (
    <div className="flex min-h-full flex-col gap-2 p-3 lg:h-full lg:min-h-0">
      <FloorToolbar filters={filters} onChange={change} />
      <ListeningBar />
      <WhenRead>
        <div className="shrink-0 lg:max-h-[42%] lg:overflow-y-auto lg:p-0.5 lg:-m-0.5">
          <QueueTiles chosen={filters.queue} onChoose={chooseQueue} />
        </div>
        <div className="grid min-h-0 flex-1 grid-cols-1 gap-2 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] lg:grid-rows-2">
          <AgentsBoard
            filters={filters}
            actions={<AgentFilters filters={filters} onChange={change} />}
            className="h-112 lg:row-span-2 lg:h-auto"
          />
          <WaitingBoard filters={filters} className="h-80 lg:h-auto" />
          <ConversationsBoard filters={filters} className="h-80 lg:h-auto" />
        </div>
        <KeyLegend />
      </WhenRead>
    </div>
  );
}

/** The boards once there is something to show; before that, and where there is nothing to watch, what to do. */
function WhenRead({ children }: { children: ReactNode }) {
  const t = useTranslations('floor');
  const locale = useLocale();
  const can = useCan();
  const readiness = useFloorReadiness();
  const centre = useFloorCentre();
  if (readiness === 'failed' || centre.isError) {
    return (
      <Callout tone="danger" title={t('unreadable_title')}>
        {centre.isError ? failureText(centre.error, locale) : t('unreadable')}
      </Callout>
    );
  }
  if (readiness === 'loading' || centre.data === undefined) return <FloorSkeleton />;
  if (centre.data.queues.length === 0 && centre.data.agents.length === 0) {
    return (
      <EmptyState
        icon={LayoutDashboard}
        title={t('empty_title')}
        description={t('empty')}
        action={
          can('centre.edit') && (
            <LinkButton href="/queues" variant="primary">
              {t('to_queues')}
            </LinkButton>
          )
        }
      />
    );
  }
  return children;
}

const skeletonTiles = ['a', 'b', 'c', 'd'];

function FloorSkeleton() {
  const t = useTranslations('ui');
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-1 flex-col gap-2">
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,16.5rem),1fr))] gap-2">
        {skeletonTiles.map((key) => (
          <Skeleton key={key} className="h-32 rounded-lg" />
        ))}
      </div>
      <Skeleton className="min-h-80 flex-1 rounded-lg" />
    </div>
  );
}
