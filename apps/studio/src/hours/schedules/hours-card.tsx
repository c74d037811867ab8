'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, CalendarClock, Plus } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan, usePerson } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { NamedDialog } from '@/skills/named-dialog';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { RowMenu } from '@/ui/list-screen';
import { MenuItem } from '@/ui/menu';
import { closedBy, type ShownAnnouncement } from '../announcements/announcement';
import { OpeningStatus } from '../opening-status';
import { useNow } from '../use-now';
import { ScheduleState } from './schedule-state';
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
  const queries = useQueryClient();
  const router = useRouter();
  const now = useNow();
  const { timeZone } = usePerson();
  const editable = useCan()('hours.edit');
  const [adding, setAdding] = useState(false);
  const create = useMutation(trpc.hours.createHours.mutationOptions({ meta: { showsFailure: true } }));
  const archive = useMutation(
    trpc.hours.setArchived.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.hours.pathKey() }),
    }),
  );
  const add = editable && !archived && (
    <Button variant={hours.length === 0 ? 'primary' : 'secondary'} onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  );
  const save = async (name: string) => {
    const weekly = [{ days: [...workdays], from: '09:00', to: '17:00' }];
    const { id } = await create.mutateAsync({ name, content: { timeZone, weekly, holidays: [], holidayListIds: [] } });
    router.push(`/hours/${id}`);
  };
  return (
    <Card>
      <CardHeader title={t('title')} description={t('description')} actions={hours.length > 0 && add} />
      {hours.length === 0 ? (
        <EmptyState icon={CalendarClock} title={t('empty_title')} description={t('empty')} action={add} />
      ) : (
        <ul className="divide-y divide-line">
          {hours.map(({ id, name, published, latest }) => (
            <li key={id} className="flex items-start gap-3 px-4 py-3">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2">
                  <Link href={`/hours/${id}`} className="rounded-sm font-medium hover:underline">
                    {name}
                  </Link>
                  <ScheduleState publishedId={published?.id ?? null} latestId={latest.id} />
                </p>
                {published !== null && (
                  <OpeningStatus
                    hours={published.content}
                    lists={publishedLists(published.content, lists)}
                    closedBy={closedBy(announcements, id, now)?.name}
                  />
                )}
              </div>
              {editable && (
                <RowMenu
                  name={name}
                  items={
                    <MenuItem onClick={() => archive.mutate({ kind: 'hours', id, archived: !archived })}>
                      {archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
                      {t(archived ? 'restore' : 'archive')}
                    </MenuItem>
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <NamedDialog
          title={t('new_title')}
          label={t('name')}
          help={t('name_help')}
          name=""
          error={create.error}
          saving={create.isPending}
          onSave={(name) => void save(name).catch(() => undefined)}
          onClose={() => setAdding(false)}
        />
      )}
    </Card>
  );
}
