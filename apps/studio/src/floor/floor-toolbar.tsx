'use client';

import { useTranslations } from 'next-intl';
import { ArrangeButton } from '@/derived-screens/arrange/arrange-button';
import { useLiveChannel } from '@/live/live-provider';
import { Badge } from '@/ui/badge';
import { SearchInput } from '@/ui/search-input';
import { Select } from '@/ui/select';
import { AlertAnnouncer } from './alerts/alert-announcer';
import { AlertList } from './alerts/alert-list';
import { agentSorts, type FloorFilters, statusFilters } from './filters';
import { useFloorNames } from './names/floor-names';

const all = 'all';

interface FloorToolbarProps {
  filters: FloorFilters;
  onChange: (filters: Partial<FloorFilters>) => void;
}

/** The heading of the floor with what narrows it, and the bell. */
export function FloorToolbar({ filters, onChange }: FloorToolbarProps) {
  const t = useTranslations('floor');
  const { teams, queues } = useFloorNames();
  const { connected } = useLiveChannel();
  return (
    <header className="flex flex-wrap items-center gap-2">
      <h1 className="mr-2 text-lg font-semibold tracking-tight">{t('title')}</h1>
      {!connected && (
        <Badge tone="warning" role="status">
          {t('not_live')}
        </Badge>
      )}
      <div className="ml-auto flex flex-wrap items-center gap-2">
        <Select
          size="sm"
          className="w-36"
          label={t('filter.queue')}
          value={filters.queue ?? all}
          onChange={(queue) => onChange({ queue: queue === all ? null : queue })}
          options={[
            { value: all, label: t('filter.all_queues') },
            ...queues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select
          size="sm"
          className="w-36"
          label={t('filter.team')}
          value={filters.team ?? all}
          onChange={(team) => onChange({ team: team === all ? null : team })}
          options={[
            { value: all, label: t('filter.all_teams') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <ArrangeButton surface="floor" />
        <AlertList />
        <AlertAnnouncer />
      </div>
    </header>
  );
}

/** What narrows and orders the board of agents. */
export function AgentFilters({ filters, onChange }: FloorToolbarProps) {
  const t = useTranslations('floor.filter');
  return (
    <>
      <SearchInput
        className="w-40 sm:w-40 [&_input]:h-7 [&_input]:text-xs [&>svg]:top-1.5 [&>button]:top-0.5"
        label={t('search')}
        value={filters.search}
        onChange={(search) => onChange({ search })}
      />
      <Select
        size="sm"
        className="w-32"
        label={t('show')}
        value={filters.show}
        onChange={(show) => onChange({ show })}
        options={statusFilters.map((value) => ({ value, label: t(`shows.${value}`) }))}
      />
      <Select
        size="sm"
        className="w-32"
        label={t('sort')}
        value={filters.sort}
        onChange={(sort) => onChange({ sort })}
        options={agentSorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
      />
    </>
  );
}
