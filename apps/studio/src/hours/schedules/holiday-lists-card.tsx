'use client';

import { useMutation } from '@tanstack/react-query';
import { CalendarHeart } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { SchedulesCard } from './schedules-card';
import type { ShownHolidays } from './shown-schedule';

interface HolidayListsCardProps {
  readonly lists: readonly ShownHolidays[];
  readonly archived: boolean;
}

/** Holidays that several opening hours have in common. */
export function HolidayListsCard({ lists, archived }: HolidayListsCardProps) {
  const t = useTranslations('hours.lists');
  const trpc = useTRPC();
  const create = useMutation(trpc.hours.createHolidays.mutationOptions({ meta: { showsFailure: true } }));
  return (
    <SchedulesCard
      kind="holidays"
      icon={CalendarHeart}
      items={lists}
      archived={archived}
      create={{
        error: create.error,
        saving: create.isPending,
        run: (name) => create.mutateAsync({ name, content: { holidays: [] } }),
      }}
      describe={({ latest }) => (
        <p className="text-sm text-ink-muted">{t('count', { count: latest.content.holidays.length })}</p>
      )}
    />
  );
}
