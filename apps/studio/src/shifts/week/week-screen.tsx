'use client';

import { CalendarDays, ChevronLeft, ChevronRight, Copy, GitCompareArrows, Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { ImportActions } from '@/centre/import/import-actions';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { dayWords } from '../day-words';
import { CopyDialog } from '../plan/copy-dialog';
import { ShiftDialog, type ShiftTask } from '../plan/shift-dialog';
import { dayAfter } from '../shift-clock';
import { TeamSelect, useShownAgents } from '../team-select';
import { useWeek, type Week } from './use-week';
import { WeekGrid } from './week-grid';

/** When agents are planned to work: a week, an agent a line. */
export function WeekScreen() {
  const t = useTranslations('shifts');
  const { query, setDay } = useWeek();
  return (
    <QueryState query={query}>
      {(week) => <WeekPage key={week.timeZone} week={week} onWeek={(day) => void setDay(day)} title={t('title')} />}
    </QueryState>
  );
}

function WeekPage({ week, onWeek, title }: { week: Week; onWeek: (day: string | null) => void; title: string }) {
  const t = useTranslations('shifts');
  const locale = useLocale();
  const editable = useCan()('shift.edit');
  const shown = useShownAgents(week.agents);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [task, setTask] = useState<ShiftTask | null>(null);
  const [copying, setCopying] = useState(false);
  const [from, to] = [0, 6].map((days) => dayWords(dayAfter(week.monday, days), 'date', locale));
  const ids = shown.agents.map(({ id }) => id);
  const those = ids.filter((id) => chosen.has(id));

  const header = {
    title,
    description: (
      <>
        {t('description')} {t('zone', { zone: week.timeZone })}
      </>
    ),
  };
  if (week.agents.length === 0)
    return (
      <Page {...header}>
        <EmptyState
          icon={CalendarDays}
          title={t('no_agents_title')}
          description={t('no_agents')}
          action={<LinkButton href="/agents">{t('to_agents')}</LinkButton>}
        />
      </Page>
    );
  const plan = (agentIds: readonly string[]) => setTask({ kind: 'new', agentIds, day: null });
  return (
    <Page
      {...header}
      actions={
        <>
          <LinkButton href="/shifts/day">
            <GitCompareArrows aria-hidden />
            {t('to_day')}
          </LinkButton>
          {editable && (
            <Button variant="primary" onClick={() => plan(those)}>
              <Plus aria-hidden />
              {t('plan')}
            </Button>
          )}
          <ImportActions kind="shifts" />
        </>
      }
    >
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <div className="flex items-center gap-1">
          <Button size="icon" aria-label={t('previous')} onClick={() => onWeek(dayAfter(week.monday, -7))}>
            <ChevronLeft aria-hidden />
          </Button>
          <Button size="icon" aria-label={t('next')} onClick={() => onWeek(dayAfter(week.monday, 7))}>
            <ChevronRight aria-hidden />
          </Button>
          <Button onClick={() => onWeek(null)}>{t('this_week')}</Button>
        </div>
        <h2 className="text-sm font-medium" aria-live="polite">
          {t('week', { from: from ?? '', to: to ?? '' })}
        </h2>
        <div className="flex flex-1 flex-wrap items-center justify-end gap-2 max-sm:basis-full max-sm:justify-start">
          <TeamSelect shown={shown} teams={week.teams} />
          <SearchInput label={t('search')} value={shown.search} onChange={shown.setSearch} className="sm:w-48" />
          {editable && week.shifts.length > 0 && (
            <Button onClick={() => setCopying(true)} disabled={ids.length === 0}>
              <Copy aria-hidden />
              {t('copy')} …
            </Button>
          )}
        </div>
      </div>
      {week.shifts.length === 0 && (
        <EmptyState
          icon={CalendarDays}
          title={t('empty_title')}
          description={t('empty')}
          className="mb-3 rounded-lg border border-line py-8"
          action={
            editable && (
              <Button variant="primary" onClick={() => plan(ids)}>
                <Plus aria-hidden />
                {t('plan')}
              </Button>
            )
          }
        />
      )}
      <WeekGrid
        week={week}
        agents={shown.agents}
        chosen={chosen}
        onChosen={setChosen}
        onTask={editable ? setTask : null}
      />
      {task !== null && <ShiftDialog week={week} task={task} onClose={() => setTask(null)} />}
      {copying && (
        <CopyDialog
          monday={week.monday}
          from={from ?? ''}
          agentIds={those.length > 0 ? those : ids}
          ofChosen={those.length > 0}
          onClose={() => setCopying(false)}
        />
      )}
    </Page>
  );
}
