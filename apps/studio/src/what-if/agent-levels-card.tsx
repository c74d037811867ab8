'use client';

import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/ui/card';
import { Checkbox } from '@/ui/checkbox';
import { classNames } from '@/ui/class-names';
import { Select } from '@/ui/select';
import type { TriedAgent } from './tried-rules';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface AgentLevelsCardProps {
  agents: readonly (Named & { readonly today: TriedAgent })[];
  /** The levels and queues of those who were changed. */
  tried: ReadonlyMap<string, TriedAgent>;
  queues: readonly Named[];
  skills: readonly Named[];
  onChange: (agentId: string, agent: TriedAgent) => void;
}

const levels = Array.from({ length: 10 }, (_, at) => String(at + 1));
const none = 'none';

/** What agents can do and whom they serve, in a copy: only the skills and queues that are tried. */
export function AgentLevelsCard({ agents, tried, queues, skills, onChange }: AgentLevelsCardProps) {
  const t = useTranslations('what_if');
  const options = [{ value: none, label: t('no_level') }, ...levels.map((value) => ({ value, label: value }))];
  return (
    <Card>
      <CardHeader title={t('agents')} description={t('agents_help')} />
      <div className="max-h-96 overflow-auto">
        <table className="w-full text-sm">
          <thead className="sticky top-0 z-10 bg-surface text-xs text-ink-muted">
            <tr className="border-b border-line">
              <th scope="col" className="h-9 px-4 text-left font-medium">
                {t('agent')}
              </th>
              {[...queues, ...skills].map(({ id, name }) => (
                <th key={id} scope="col" className="px-2 text-left font-medium whitespace-nowrap">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agents.map(({ id, name, today }) => {
              const agent = tried.get(id) ?? today;
              const serves = new Set(agent.queueIds);
              return (
                <tr
                  key={id}
                  className={classNames('border-b border-line last:border-0', tried.has(id) && 'bg-accent-soft/50')}
                >
                  <th scope="row" className="h-10 px-4 text-left font-medium whitespace-nowrap">
                    {name}
                  </th>
                  {queues.map((queue) => (
                    <td key={queue.id} className="px-2">
                      <Checkbox
                        label={t('serves', { agent: name, queue: queue.name })}
                        checked={serves.has(queue.id)}
                        onChange={() => {
                          const next = new Set(serves);
                          if (!next.delete(queue.id)) next.add(queue.id);
                          onChange(id, { ...agent, queueIds: [...next] });
                        }}
                      />
                    </td>
                  ))}
                  {skills.map((skill) => (
                    <td key={skill.id} className="px-2">
                      <Select
                        size="sm"
                        className="w-20"
                        label={t('level_of', { agent: name, skill: skill.name })}
                        value={String(agent.skills[skill.id] ?? none)}
                        options={options}
                        onChange={(level) => {
                          const { [skill.id]: _, ...others } = agent.skills;
                          onChange(id, {
                            ...agent,
                            skills: level === none ? others : { ...others, [skill.id]: Number(level) },
                          });
                        }}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
