'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, CalendarHeart, Plus } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { NamedDialog } from '@/skills/named-dialog';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { RowMenu } from '@/ui/list-screen';
import { MenuItem } from '@/ui/menu';
import { ScheduleState } from './schedule-state';
import type { ShownHolidays } from './shown-schedule';

interface HolidayListsCardProps {
  readonly lists: readonly ShownHolidays[];
  readonly archived: boolean;
}

/** Holidays that several opening hours have in common. */
export function HolidayListsCard({ lists, archived }: HolidayListsCardProps) {
  const t = useTranslations('hours.lists');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const editable = useCan()('hours.edit');
  const [adding, setAdding] = useState(false);
  const create = useMutation(trpc.hours.createHolidays.mutationOptions({ meta: { showsFailure: true } }));
  const archive = useMutation(
    trpc.hours.setArchived.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.hours.pathKey() }),
    }),
  );
  const add = editable && !archived && (
    <Button onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  );
  const save = async (name: string) => {
    const { id } = await create.mutateAsync({ name, content: { holidays: [] } });
    router.push(`/hours/holidays/${id}`);
  };
  return (
    <Card>
      <CardHeader title={t('title')} description={t('description')} actions={lists.length > 0 && add} />
      {lists.length === 0 ? (
        <EmptyState icon={CalendarHeart} title={t('empty_title')} description={t('empty')} action={add} />
      ) : (
        <ul className="divide-y divide-line">
          {lists.map(({ id, name, published, latest }) => (
            <li key={id} className="flex items-center gap-3 px-4 py-3">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2">
                  <Link href={`/hours/holidays/${id}`} className="rounded-sm font-medium hover:underline">
                    {name}
                  </Link>
                  <ScheduleState publishedId={published?.id ?? null} latestId={latest.id} />
                </p>
                <p className="text-sm text-ink-muted">{t('count', { count: latest.content.holidays.length })}</p>
              </div>
              {editable && (
                <RowMenu
                  name={name}
                  items={
                    <MenuItem onClick={() => archive.mutate({ kind: 'holidays', id, archived: !archived })}>
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
