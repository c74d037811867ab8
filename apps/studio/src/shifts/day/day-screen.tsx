'use client';

import { useQuery } from '@tanstack/react-query';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Input } from '@/ui/input';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { dayAfter } from '../shift-clock';
import { TeamSelect, useShownAgents } from '../team-select';
import { AgentDay } from './agent-day';
import { HourScale, Legend } from './day-scale';
import type { ShiftsDay } from './shifts-day';

const readAgainMs = 60_000;

/** What was planned and what was done on a day, one above the other, an agent a line. */
export function DayScreen() {
  const t = useTranslations('shifts');
  const trpc = useTRPC();
  const [day, setDay] = useQueryState('day', parseAsString);
  const shown = day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
  const query = useQuery(trpc.shifts.day.queryOptions({ day: shown }, { refetchInterval: readAgainMs }));
  return (
    <QueryState query={query}>
      {(data) => (
        <Page
          title={t('day.title')}
          description={`${t('day.description')} ${t('zone', { zone: data.timeZone })}`}
          breadcrumbs={[{ label: t('title'), href: '/shifts' }]}
          actions={
            <LinkButton href={`/shifts?week=${data.day}`}>
              <CalendarDays aria-hidden />
              {t('to_week')}
            </LinkButton>
          }
        >
          <Day data={data} onDay={(next) => void setDay(next)} />
        </Page>
      )}
    </QueryState>
  );
}

function Day({ data, onDay }: { data: ShiftsDay; onDay: (day: string | null) => void }) {
  const t = useTranslations('shifts');
  const locale = useLocale();
  const shown = useShownAgents(data.agents);
  const [agent, setAgent] = useQueryState('agent', parseAsString);
  const byAgent = new Map(data.days.map((one) => [one.agentId, one]));
  const lines = shown.agents.flatMap(({ id, name }) => {
    const found = byAgent.get(id);
    return found === undefined || (agent !== null && agent !== id) ? [] : [{ ...found, name }];
  });
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <Button size="icon" aria-label={t('day.previous')} onClick={() => onDay(dayAfter(data.day, -1))}>
          <ChevronLeft aria-hidden />
        </Button>
        <Button size="icon" aria-label={t('day.next')} onClick={() => onDay(dayAfter(data.day, 1))}>
          <ChevronRight aria-hidden />
        </Button>
        <Button onClick={() => onDay(null)}>{t('day.today')}</Button>
        <Input
          type="date"
          aria-label={t('day.date')}
          className="w-40"
          value={data.day}
          onChange={(event) => event.currentTarget.value !== '' && onDay(event.currentTarget.value)}
        />
        <div className="flex flex-1 flex-wrap items-center justify-end gap-2 max-sm:basis-full max-sm:justify-start">
          {agent !== null && <Button onClick={() => void setAgent(null)}>{t('day.all_agents')}</Button>}
          <TeamSelect shown={shown} teams={data.teams} />
          <SearchInput label={t('search')} value={shown.search} onChange={shown.setSearch} className="sm:w-48" />
        </div>
      </div>
      {lines.length === 0 ? (
        <EmptyState
          icon={CalendarDays}
          title={t('day.nothing_title')}
          description={t('day.nothing')}
          action={<LinkButton href={`/shifts?week=${data.day}`}>{t('to_week')}</LinkButton>}
        />
      ) : (
        <>
          <Legend />
          <div className="relative overflow-x-auto rounded-lg border border-line bg-surface">
            <div className="min-w-[44rem]">
              <HourScale data={data} />
              {lines.map((one) => (
                <AgentDay key={one.agentId} data={data} line={one} name={one.name} />
              ))}
            </div>
          </div>
          <ul className="mt-3 text-xs text-ink-muted">
            {data.formula
              .filter(({ id }) => id !== 'planned_time')
              .map(({ id, label, formula }) => (
                <li key={id}>
                  {label[locale]} = {formula[locale]}
                </li>
              ))}
          </ul>
        </>
      )}
    </>
  );
}
