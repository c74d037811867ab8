'use client';

import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { Select } from '@/ui/select';

interface Agent {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
}

const all = 'all';
const none = 'none';

/** Which agents are looked at: of a team, and by their names. Both stand in the address. */
export function useShownAgents<One extends Agent>(agents: readonly One[]) {
  const [team, setTeam] = useQueryState('team', parseAsString.withDefault(all));
  const [search, setSearch] = useQueryState('q', parseAsString.withDefault(''));
  const words = search.trim().toLowerCase();
  return {
    agents: agents.filter(
      ({ name, teamId }) =>
        (team === all || (teamId ?? none) === team) && (words === '' || name.toLowerCase().includes(words)),
    ),
    team,
    setTeam: (next: string) => void setTeam(next),
    search,
    setSearch: (next: string) => void setSearch(next),
  };
}

interface TeamSelectProps {
  shown: Pick<ReturnType<typeof useShownAgents>, 'team' | 'setTeam'>;
  teams: readonly { id: string; name: string }[];
}

export function TeamSelect({ shown, teams }: TeamSelectProps) {
  const t = useTranslations('shifts');
  return (
    <Select
      label={t('team')}
      className="w-40"
      value={shown.team}
      onChange={shown.setTeam}
      options={[
        { value: all, label: t('all_teams') },
        ...teams.map(({ id, name }) => ({ value: id, label: name })),
        { value: none, label: t('no_team') },
      ]}
    />
  );
}
