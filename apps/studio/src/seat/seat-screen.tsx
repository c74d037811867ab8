'use client';

import { useQuery } from '@tanstack/react-query';
import { UserX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { useFloorReadiness } from '@/floor/store/use-floor';
import { OwnShiftsCard } from '@/shifts/own/own-shifts-card';
import { EmptyState } from '@/ui/empty-state';
import { QueryState } from '@/ui/query-state';
import { SkeletonRows } from '@/ui/skeleton';
import { CallPanel } from './call/call-panel';
import { useCall } from './call/use-call';
import { useSeatStore } from './core/seat-store';
import { useSeat } from './core/use-seat';
import { CustomerPanel } from './customer/customer-panel';
import { DialCard } from './desk/dial-card';
import { QueuesCard } from './desk/queues-card';
import { RecentCard } from './desk/recent-card';
import { TodayCard } from './desk/today-card';
import type { Desk } from './seat-desk';
import { SignInPanel } from './setup/sign-in-panel';
import { PhoneNotices } from './status/phone-notices';
import { StatusBar } from './status/status-bar';

/** Where an agent works. */
export function SeatScreen() {
  const t = useTranslations('seat');
  const desk = useQuery(useTRPC().seat.desk.queryOptions(undefined, { staleTime: 60_000 }));
  return (
    <QueryState query={desk}>
      {(found) =>
        found === null ? (
          <EmptyState icon={UserX} title={t('no_agent.title')} description={t('no_agent.help')} />
        ) : (
          <Seat desk={found} />
        )
      }
    </QueryState>
  );
}

function Seat({ desk }: { desk: Desk }) {
  const t = useTranslations('seat');
  const seat = useSeat();
  const readiness = useFloorReadiness();
  const sound = useSeatStore((store) => store.sound.state);
  const { data: call, error } = useCall(seat.call);
  // A call that is over makes room for whoever the agent is just calling.
  const isPast = seat.call?.stage === 'after' && sound !== 'none';
  const shown = call !== undefined && call.id === seat.call?.callId && !isPast ? call : undefined;
  const signedIn = seat.me !== null && seat.me.status !== 'signed_out';
  const refreshKey = `${seat.me?.status ?? ''}${seat.me?.sinceMs ?? ''}`;
  if (readiness === 'loading') return <SkeletonRows label={t('loading')} />;
  return (
    <div className="flex min-h-full flex-col">
      <StatusBar seat={seat} desk={desk} />
      <div className="flex flex-1 flex-col gap-3 p-3">
        <PhoneNotices />
        {!signedIn && sound === 'none' ? (
          <div className="py-6">
            <SignInPanel desk={desk} />
          </div>
        ) : (
          <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr] 2xl:grid-cols-[17rem_minmax(0,1fr)_24rem] 2xl:grid-rows-1">
            <div className="flex min-w-0 flex-col gap-3 2xl:order-2">
              <CallPanel seat={seat} desk={desk} call={shown} error={error} />
            </div>
            <div className="flex min-w-0 flex-col gap-3 lg:max-2xl:row-span-2 2xl:order-3">
              {shown !== undefined ? (
                <CustomerPanel key={shown.id} call={shown} />
              ) : (
                <RecentCard refreshKey={refreshKey} />
              )}
            </div>
            <div className="grid min-w-0 items-start gap-3 sm:max-2xl:grid-cols-2 2xl:order-1">
              <div className="flex min-w-0 flex-col gap-3">
                <QueuesCard desk={desk} />
                <TodayCard refreshKey={refreshKey} />
                <DialCard allowed={signedIn} />
              </div>
              <OwnShiftsCard />
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
