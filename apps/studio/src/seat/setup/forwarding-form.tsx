'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { agentOption } from '@/agents/agent-option';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { toast } from '@/ui/toast';
import type { Desk } from '../seat-desk';

type Rule = Desk['agent']['forwardAway'];
type Kind = 'flow' | 'voicemail' | 'agent' | 'number';

interface Draft {
  readonly kind: Kind;
  readonly agentId: string | null;
  readonly number: string;
}

const draftOf = (rule: Rule): Draft => ({
  kind: rule?.kind ?? 'flow',
  agentId: rule?.kind === 'agent' ? rule.agentId : null,
  number: rule?.kind === 'number' ? rule.number : '',
});

/** The rule of a draft; undefined while something is missing. */
function ruleOf({ kind, agentId, number }: Draft): Rule | undefined {
  switch (kind) {
    case 'flow':
      return null;
    case 'voicemail':
      return { kind };
    case 'agent':
      return agentId === null ? undefined : { kind, agentId };
    case 'number':
      return number.trim() === '' ? undefined : { kind, number: number.trim() };
  }
}

/** Where calls for this agent go that they cannot take. */
export function ForwardingForm({ desk, onSaved }: { desk: Desk; onSaved: () => void }) {
  const t = useTranslations('seat.forwarding');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [signedOut, setSignedOut] = useState(() => draftOf(desk.agent.forwardSignedOut));
  const [away, setAway] = useState(() => draftOf(desk.agent.forwardAway));
  const save = useMutation(
    trpc.seat.setForwarding.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.seat.desk.queryKey() });
        toast.success(t('saved'));
        onSaved();
      },
    }),
  );
  const rules = { signedOut: ruleOf(signedOut), away: ruleOf(away) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rules.signedOut !== undefined && rules.away !== undefined) {
      save.mutate({ signedOut: rules.signedOut, away: rules.away });
    }
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <p className="text-sm text-ink-muted">{t('help')}</p>
      <RuleFields label={t('when_signed_out')} draft={signedOut} onChange={setSignedOut} agents={desk.agents} />
      <RuleFields label={t('when_away')} draft={away} onChange={setAway} agents={desk.agents} />
      {save.isError && <Callout tone="danger">{failureText(save.error, locale)}</Callout>}
      <div className="flex justify-end">
        <Button
          type="submit"
          variant="primary"
          loading={save.isPending}
          disabled={rules.signedOut === undefined || rules.away === undefined}
        >
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

interface RuleFieldsProps {
  label: string;
  draft: Draft;
  onChange: (draft: Draft) => void;
  agents: Desk['agents'];
}

function RuleFields({ label, draft, onChange, agents }: RuleFieldsProps) {
  const t = useTranslations('seat.forwarding');
  const kinds: readonly Kind[] = ['flow', 'voicemail', 'agent', 'number'];
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        <Select
          label={label}
          value={draft.kind}
          onChange={(kind) => onChange({ ...draft, kind })}
          options={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        {draft.kind === 'agent' && (
          <Select
            label={t('agent')}
            placeholder={t('choose_agent')}
            value={draft.agentId}
            onChange={(agentId) => onChange({ ...draft, agentId })}
            options={agents.map(agentOption)}
          />
        )}
        {draft.kind === 'number' && (
          <Input
            aria-label={t('number')}
            placeholder={t('number_example')}
            inputMode="tel"
            value={draft.number}
            onChange={(event) => onChange({ ...draft, number: event.currentTarget.value })}
          />
        )}
      </div>
    </fieldset>
  );
}
