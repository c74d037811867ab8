'use client';

import type { CentreOptions } from '@patchbay/records';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Select } from '@/ui/select';
import type { AgentRow } from './use-agents';

const any = 'any';
const kinds = ['team', 'queue', 'skill'] as const;
type Kind = (typeof kinds)[number];

/** Which agents are shown: of a team, of a queue, with a skill. */
export function useAgentFilter() {
  const [chosen, setChosen] = useState<Record<Kind, string>>({ team: any, queue: any, skill: any });
  const fits = ({ teamId, queueIds, skills }: AgentRow) =>
    (chosen.team === any || teamId === chosen.team) &&
    (chosen.queue === any || queueIds.includes(chosen.queue)) &&
    (chosen.skill === any || skills.some(({ skillId }) => skillId === chosen.skill));
  return { chosen, setChosen, fits };
}

interface AgentFiltersProps {
  filter: ReturnType<typeof useAgentFilter>;
  centre: CentreOptions | undefined;
}

export function AgentFilters({ filter: { chosen, setChosen }, centre }: AgentFiltersProps) {
  const t = useTranslations('centre.agents.filter');
  const choices = { team: centre?.teams ?? [], queue: centre?.queues ?? [], skill: centre?.skills ?? [] };
  return (
    <div className="mb-3 grid grid-cols-3 gap-2 sm:flex">
      {kinds.map((kind) => (
        <Select
          key={kind}
          size="sm"
          className="sm:w-44"
          label={t(kind)}
          value={chosen[kind]}
          onChange={(value) => setChosen({ ...chosen, [kind]: value })}
          options={[
            { value: any, label: t(`any_${kind}`) },
            ...choices[kind].map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ))}
    </div>
  );
}
