'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { Segmented } from '@/ui/segmented';
import { AnnouncementsCard } from './announcements/announcements-card';
import { HolidayListsCard } from './schedules/holiday-lists-card';
import { HoursCard } from './schedules/hours-card';

/** Announcements of the day with their switches, opening hours with how they stand now, and lists of holidays. */
export function HoursScreen() {
  const t = useTranslations('hours');
  const trpc = useTRPC();
  const [archived, setArchived] = useState(false);
  const overview = useQuery(trpc.hours.overview.queryOptions({ archived }, { refetchInterval: 15_000 }));
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <Segmented
          label={t('shown')}
          value={archived ? 'archived' : 'active'}
          options={[
            { value: 'active', label: t('active') },
            { value: 'archived', label: t('archived') },
          ]}
          onChange={(shown) => setArchived(shown === 'archived')}
        />
      }
    >
      <QueryState query={overview}>
        {({ announcements, hours, holidays }) => (
          <div className="flex flex-col gap-5">
            <AnnouncementsCard announcements={announcements} archived={archived} />
            <HoursCard hours={hours} lists={holidays} announcements={announcements} archived={archived} />
            <HolidayListsCard lists={holidays} archived={archived} />
          </div>
        )}
      </QueryState>
    </Page>
  );
}
