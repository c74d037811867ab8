'use client';

import { useMutation } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { usePerson } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { closedBy, type ShownAnnouncement } from '../announcements/announcement';
import { OpeningStatus } from '../opening-status';
import { useNow } from '../use-now';
import { SchedulesCard } from './schedules-card';
import { publishedLists, type ShownHolidays, type ShownHours } from './shown-schedule';

interface HoursCardProps {
  readonly hours: readonly ShownHours[];
  readonly lists: readonly ShownHolidays[];
  readonly announcements: readonly ShownAnnouncement[];
  readonly archived: boolean;
}

const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

/** Opening hours by name, and how each stands at this moment. */
export function HoursCard({ hours, lists, announcements, archived }: HoursCardProps) {
  const t = useTranslations('hours.schedules');
  const trpc = useTRPC();
  const now = useNow();
  const { timeZone } = usePerson();
  const create = useMutation(trpc.hours.createHours.mutationOptions({ meta: { showsFailure: true } }));
  const weekly = [{ days: [...workdays], from: '09:00', to: '17:00' }];
  const content = { timeZone, weekly, holidays: [], holidayListIds: [] };
  return (
    <SchedulesCard
      kind="hours"
      icon={CalendarClock}
      items={hours}
      archived={archived}
      nameHelp={t('name_help')}
      create={{
        error: create.error,
        saving: create.isPending,
        run: (name) => create.mutateAsync({ name, content }),
      }}
      describe={({ id, published }) =>
        published !== null && (
          <OpeningStatus
            hours={published.content}
            lists={publishedLists(published.content, lists)}
            closedBy={closedBy(announcements, id, now)?.name}
          />
        )
      }
    />
  );
}
