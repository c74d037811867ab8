'use client';

import type { CentreOptions } from '@patchbay/records';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { ChoiceChecks } from '@/centre/choice-checks';
import { useFieldErrors } from '@/centre/field-errors';
import { failureOf, failureText } from '@/client/failure';
import { NumberField } from '@/queues/number-field';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card } from '@/ui/card';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { Switch } from '@/ui/switch';
import { SkillLevels } from './skill-levels';
import type { AgentRow } from './use-agents';

export interface AgentFacts {
  teamId: string | null;
  phoneKind: 'browser' | 'sip';
  sipAddress: string | null;
  extension: string | null;
  chatsMax: number;
  autoAnswer: boolean;
  skills: { skillId: string; level: number }[];
  queueIds: string[];
}

interface AgentFormProps {
  agent: AgentRow;
  centre: CentreOptions;
  editable: boolean;
  saving: boolean;
  error: unknown;
  onSave: (facts: AgentFacts) => void;
}

const noTeam = 'none';

export function AgentForm({ agent, centre, editable, saving, error, onSave }: AgentFormProps) {
  const t = useTranslations('centre.agents');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const stored: AgentFacts = {
    teamId: agent.teamId,
    phoneKind: agent.phoneKind,
    sipAddress: agent.sipAddress,
    extension: agent.extension,
    chatsMax: agent.chatsMax,
    autoAnswer: agent.autoAnswer,
    skills: [...agent.skills],
    queueIds: [...agent.queueIds],
  };
  const [facts, setFacts] = useState(stored);
  const set = (change: Partial<AgentFacts>) => setFacts({ ...facts, ...change });
  const errorOf = useFieldErrors(error);
  const changed = JSON.stringify(facts) !== JSON.stringify(stored);
  const failed = error !== null && failureOf(error).fields.length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(facts);
  };
  return (
    <Card>
      <form onSubmit={submit} className="flex flex-col gap-5 p-4">
        {failed && <Callout tone="danger">{failureText(error, locale)}</Callout>}
        <fieldset disabled={!editable} className="flex flex-col gap-5">
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField label={t('team')} error={errorOf('teamId')}>
              {({ id }) => (
                <Select
                  id={id}
                  value={facts.teamId ?? noTeam}
                  onChange={(value) => set({ teamId: value === noTeam ? null : value })}
                  disabled={!editable}
                  options={[
                    { value: noTeam, label: t('no_team') },
                    ...centre.teams.map((team) => ({ value: team.id, label: team.name })),
                  ]}
                />
              )}
            </FormField>
            <FormField
              label={t('extension')}
              help={t('extension_help')}
              optional={ui('optional')}
              error={errorOf('extension')}
            >
              {(control) => (
                <Input
                  {...control}
                  value={facts.extension ?? ''}
                  onChange={(event) => set({ extension: event.currentTarget.value || null })}
                  inputMode="numeric"
                  placeholder="301"
                  autoComplete="off"
                />
              )}
            </FormField>
          </div>
          <div className="flex flex-col gap-1">
            <span className="text-sm font-medium">{t('phone')}</span>
            <Segmented
              label={t('phone')}
              value={facts.phoneKind}
              onChange={(phoneKind) => set({ phoneKind })}
              className="self-start"
              options={[
                { value: 'browser', label: t('phones.browser') },
                { value: 'sip', label: t('phones.sip') },
              ]}
            />
            <p className="text-xs text-ink-muted">{t(`phone_help.${facts.phoneKind}`)}</p>
          </div>
          {facts.phoneKind === 'sip' && (
            <FormField label={t('sip_address')} error={errorOf('sipAddress')}>
              {(control) => (
                <Input
                  {...control}
                  value={facts.sipAddress ?? ''}
                  onChange={(event) => set({ sipAddress: event.currentTarget.value || null })}
                  placeholder="sip:301@10.0.0.31:5060"
                  autoComplete="off"
                  spellCheck={false}
                />
              )}
            </FormField>
          )}
          <FormField label={t('chats')} help={t('chats_help')} error={errorOf('chatsMax')}>
            {({ id }) => (
              <NumberField
                id={id}
                value={facts.chatsMax}
                min={0}
                max={50}
                unit={t('chats_unit')}
                onChange={(chatsMax) => set({ chatsMax })}
              />
            )}
          </FormField>
          <div className="flex items-start gap-3">
            <Switch
              checked={facts.autoAnswer}
              onChange={(autoAnswer) => set({ autoAnswer })}
              label={t('auto_answer')}
              disabled={!editable}
            />
            <div>
              <p className="text-sm font-medium">{t('auto_answer')}</p>
              <p className="text-xs text-ink-muted">{t('auto_answer_help')}</p>
            </div>
          </div>
          <SkillLevels
            skills={centre.skills}
            value={facts.skills}
            onChange={(skills) => set({ skills })}
            editable={editable}
            error={errorOf('skills')}
          />
          <ChoiceChecks
            label={t('queues')}
            help={t('queues_help')}
            options={centre.queues}
            value={facts.queueIds}
            onChange={(queueIds) => set({ queueIds })}
            error={errorOf('queueIds')}
          />
        </fieldset>
        {editable && (
          <div className="flex justify-end gap-2">
            {changed && <Button onClick={() => setFacts(stored)}>{t('discard')}</Button>}
            <Button type="submit" variant="primary" loading={saving} disabled={!changed}>
              {ui('save')}
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}
