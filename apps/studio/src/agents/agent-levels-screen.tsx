'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { classNames } from '@/ui/class-names';
import { AgentsMatrix } from './agents-matrix';
import { levelAfterKey } from './level-after-key';
import { LevelPicker } from './level-picker';
import { type AgentRow, useAgents } from './use-agents';

const levelOf = (agent: AgentRow, skillId: string) =>
  agent.skills.find((skill) => skill.skillId === skillId)?.level ?? null;

/** The deeper the tone, the better they know it. */
const tones = ['', 'bg-accent/10', 'bg-accent/15', 'bg-accent/25', 'bg-accent/35', 'bg-accent/45'];

export function AgentLevelsScreen() {
  const t = useTranslations('centre.agents');
  const { change } = useAgents();
  const [picked, setPicked] = useState<{ agent: AgentRow; skillId: string; cell: HTMLElement } | null>(null);
  return (
    <>
      <AgentsMatrix
        columnsOf="skills"
        description={t('levels_description')}
        hint={t('levels_hint')}
        noColumns={{ title: t('no_skills_title'), text: t('no_skills'), href: '/skills', label: t('to_skills') }}
        cell={(agent, skillId) => {
          const level = levelOf(agent, skillId);
          if (level === null) return <span className="text-ink-faint">·</span>;
          return (
            <span
              className={classNames(
                'grid h-7 w-10 place-items-center rounded-md font-medium tabular-nums',
                tones[Math.ceil(level / 2)],
              )}
            >
              {level}
            </span>
          );
        }}
        cellValue={(agent, skillId) => String(levelOf(agent, skillId) ?? t('no_skill'))}
        onKey={(agent, skillId, key, save) => {
          const level = levelAfterKey(levelOf(agent, skillId), key);
          if (level === undefined) return false;
          if (level !== levelOf(agent, skillId)) {
            save.mutate({ userIds: [agent.userId], change: { kind: 'skill', skillId, level } });
          }
          return true;
        }}
        onPress={(agent, skillId, cell) => setPicked({ agent, skillId, cell })}
      />
      <LevelPicker
        anchor={picked?.cell ?? null}
        title={picked?.agent.name ?? ''}
        level={picked ? levelOf(picked.agent, picked.skillId) : null}
        onPick={(level) => {
          if (picked) {
            const { agent, skillId } = picked;
            change.mutate({ userIds: [agent.userId], change: { kind: 'skill', skillId, level } });
          }
          setPicked(null);
        }}
        onClose={() => setPicked(null)}
      />
    </>
  );
}
