'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, type LucideIcon, Plus } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { NamedDialog } from '@/skills/named-dialog';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { RowMenu } from '@/ui/list-screen';
import { MenuItem } from '@/ui/menu';
import { ScheduleState } from './schedule-state';
import type { ShownSchedule } from './shown-schedule';

interface SchedulesCardProps<Content> {
  readonly kind: 'hours' | 'holidays';
  readonly icon: LucideIcon;
  readonly items: readonly ShownSchedule<Content>[];
  /** Those that are archived are shown: none is added. */
  readonly archived: boolean;
  readonly describe: (item: ShownSchedule<Content>) => ReactNode;
  readonly create: {
    readonly error: unknown;
    readonly saving: boolean;
    readonly run: (name: string) => Promise<{ readonly id: string }>;
  };
  readonly nameHelp?: string;
}

const textsOf = { hours: 'hours.schedules', holidays: 'hours.lists' } as const;
const placeOf = { hours: '/hours', holidays: '/hours/holidays' };

/** Opening hours or lists of holidays by name; a new one is opened. */
export function SchedulesCard<Content>({
  kind,
  icon,
  items,
  archived,
  describe,
  create,
  nameHelp,
}: SchedulesCardProps<Content>) {
  const t = useTranslations(textsOf[kind]);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const editable = useCan()('hours.edit');
  const [adding, setAdding] = useState(false);
  const archive = useMutation(
    trpc.hours.setArchived.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.hours.pathKey() }),
    }),
  );
  const add = editable && !archived && (
    <Button variant={items.length === 0 ? 'primary' : 'secondary'} onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  );
  const save = async (name: string) => {
    const { id } = await create.run(name);
    router.push(`${placeOf[kind]}/${id}`);
  };
  return (
    <Card>
      <CardHeader title={t('title')} description={t('description')} actions={items.length > 0 && add} />
      {items.length === 0 ? (
        <EmptyState icon={icon} title={t('empty_title')} description={t('empty')} action={add} />
      ) : (
        <ul className="divide-y divide-line">
          {items.map((item) => (
            <li key={item.id} className="flex items-start gap-3 px-4 py-3">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2">
                  <Link href={`${placeOf[kind]}/${item.id}`} className="rounded-sm font-medium hover:underline">
                    {item.name}
                  </Link>
                  <ScheduleState publishedId={item.published?.id ?? null} latestId={item.latest.id} />
                </p>
                {describe(item)}
              </div>
              {editable && (
                <RowMenu
                  name={item.name}
                  items={
                    <MenuItem onClick={() => archive.mutate({ kind, id: item.id, archived: !archived })}>
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
          {...(nameHelp === undefined ? {} : { help: nameHelp })}
          name=""
          error={create.error}
          saving={create.saving}
          onSave={(name) => void save(name).catch(() => undefined)}
          onClose={() => setAdding(false)}
        />
      )}
    </Card>
  );
}
