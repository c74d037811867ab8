'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Megaphone, Pencil, Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { Instant } from '@/ui/instant';
import { RowMenu } from '@/ui/list-screen';
import { MenuItem } from '@/ui/menu';
import { Switch } from '@/ui/switch';
import { useNow } from '../use-now';
import { type ShownAnnouncement, stateOf } from './announcement';
import { AnnouncementDialog } from './announcement-dialog';

interface AnnouncementsCardProps {
  readonly announcements: readonly ShownAnnouncement[];
  readonly archived: boolean;
}

/** One switch for each announcement: what is on is heard by the next caller. */
export function AnnouncementsCard({ announcements, archived }: AnnouncementsCardProps) {
  const t = useTranslations('hours.announcements');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const can = useCan();
  const [edited, setEdited] = useState<ShownAnnouncement | 'new' | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.hours.pathKey() });
  const turn = useMutation(trpc.hours.switchAnnouncement.mutationOptions({ onSettled: refresh }));
  const archive = useMutation(trpc.hours.setAnnouncementArchived.mutationOptions({ onSettled: refresh }));
  const add = can('hours.edit') && !archived && (
    <Button variant={announcements.length === 0 ? 'primary' : 'secondary'} onClick={() => setEdited('new')}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  );
  return (
    <Card>
      <CardHeader title={t('title')} description={t('description')} actions={announcements.length > 0 && add} />
      {announcements.length === 0 ? (
        <EmptyState icon={Megaphone} title={t('empty_title')} description={t('empty')} action={add} />
      ) : (
        <ul className="divide-y divide-line">
          {announcements.map((announcement) => (
            <li key={announcement.id} className="flex items-start gap-3 px-4 py-3">
              <Switch
                className="mt-0.5"
                checked={turn.isPending && turn.variables.id === announcement.id ? turn.variables.on : announcement.on}
                label={t('switch', { name: announcement.name })}
                disabled={!can('hours.publish') || archived || turn.isPending}
                onChange={(on) => turn.mutate({ id: announcement.id, on })}
              />
              <div className="min-w-0 flex-1">
                <AnnouncementFacts announcement={announcement} />
              </div>
              {can('hours.edit') && (
                <RowMenu
                  name={announcement.name}
                  items={
                    <>
                      {!archived && (
                        <MenuItem onClick={() => setEdited(announcement)}>
                          <Pencil aria-hidden />
                          {t('edit')} …
                        </MenuItem>
                      )}
                      <MenuItem onClick={() => archive.mutate({ id: announcement.id, archived: !archived })}>
                        {archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
                        {t(archived ? 'restore' : 'archive')}
                      </MenuItem>
                    </>
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {edited !== null && (
        <AnnouncementDialog announcement={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Card>
  );
}

function AnnouncementFacts({ announcement }: { readonly announcement: ShownAnnouncement }) {
  const t = useTranslations('hours.announcements');
  const locale = useLocale();
  const now = useNow();
  const { name, says, promptId, closes, startsAt, endsAt, concerns } = announcement;
  const state = stateOf(announcement, now);
  const texts = Object.entries(says);
  const own = texts.find(([language]) => language.startsWith(locale)) ?? texts[0];
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{name}</span>
        {state !== 'off' && <Badge tone={state === 'heard' ? 'success' : 'neutral'}>{t(`state_${state}`)}</Badge>}
        {closes && <Badge tone="warning">{t('closes')}</Badge>}
      </p>
      <p className="mt-0.5 line-clamp-2 text-sm text-ink-muted">
        {promptId === null ? (own?.[1].text ?? t('says_nothing')) : t('says_prompt')}
      </p>
      <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-ink-faint">
        <span>
          {concerns.kind === 'all'
            ? t('concerns_all')
            : concerns.kind === 'numbers'
              ? t('concerns_numbers', { numbers: concerns.numbers.join(', ') })
              : t('concerns_hours', { count: concerns.hoursIds.length })}
        </span>
        {startsAt !== null && (
          <span>
            {t('from')} <Instant at={startsAt} />
          </span>
        )}
        {endsAt !== null && (
          <span>
            {t('until')} <Instant at={endsAt} />
          </span>
        )}
      </p>
    </>
  );
}
