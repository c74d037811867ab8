'use client';

import type { CentreOptions } from '@patchbay/records';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFieldErrors } from '@/centre/field-errors';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { agentOption } from './agent-option';
import type { AgentRow } from './use-agents';

type Forwarding = AgentRow['forwardAway'];
type Kind = 'none' | 'voicemail' | 'agent' | 'number';
const kinds = ['none', 'voicemail', 'agent', 'number'] as const satisfies readonly Kind[];
const situations = ['signedOut', 'away'] as const;

interface ForwardingCardProps {
  agent: AgentRow;
  agents: CentreOptions['agents'];
  editable: boolean;
}

/** What happens to calls for this agent that they cannot take. They can set it at their seat, too. */
export function ForwardingCard({ agent, agents, editable }: ForwardingCardProps) {
  const t = useTranslations('centre.agents.forwarding');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const stored = { signedOut: agent.forwardSignedOut, away: agent.forwardAway };
  const [rules, setRules] = useState<Record<(typeof situations)[number], Forwarding>>(stored);
  const save = useMutation(
    trpc.agents.setForwarding.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.agents.pathKey() }),
    }),
  );
  const errorOf = useFieldErrors(save.error);
  const others = agents.filter(({ id }) => id !== agent.userId);
  return (
    <Card>
      <CardHeader title={t('title')} description={t('description')} />
      <div className="flex flex-col gap-4 p-4">
        {situations.map((situation) => {
          const rule = rules[situation];
          const set = (next: Forwarding) => setRules({ ...rules, [situation]: next });
          return (
            <FormField key={situation} label={t(situation)} error={errorOf(situation)}>
              {({ id }) => (
                <>
                  <Select<Kind>
                    id={id}
                    value={rule?.kind ?? 'none'}
                    disabled={!editable}
                    onChange={(kind) => set(ruleOfKind(kind, others[0]?.id ?? ''))}
                    options={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
                  />
                  {rule?.kind === 'agent' && (
                    <Select
                      label={t('kinds.agent')}
                      value={rule.agentId}
                      disabled={!editable}
                      onChange={(agentId) => set({ kind: 'agent', agentId })}
                      options={others.map(agentOption)}
                    />
                  )}
                  {rule?.kind === 'number' && (
                    <Input
                      aria-label={t('kinds.number')}
                      value={rule.number}
                      disabled={!editable}
                      inputMode="tel"
                      placeholder="+491511234567"
                      onChange={(event) => set({ kind: 'number', number: event.currentTarget.value })}
                    />
                  )}
                </>
              )}
            </FormField>
          );
        })}
        {editable && (
          <div className="flex justify-end">
            <Button
              loading={save.isPending}
              disabled={JSON.stringify(rules) === JSON.stringify(stored)}
              onClick={() => save.mutate({ userId: agent.userId, ...rules })}
            >
              {ui('save')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function ruleOfKind(kind: Kind, agentId: string): Forwarding {
  if (kind === 'none') return null;
  if (kind === 'voicemail') return { kind };
  return kind === 'agent' ? { kind, agentId } : { kind, number: '' };
}
