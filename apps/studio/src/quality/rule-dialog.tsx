'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChoiceChecks } from '@/centre/choice-checks';
import { useFieldErrors } from '@/centre/field-errors';
import { useTRPC } from '@/client/trpc';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { Switch } from '@/ui/switch';
import { ChooseScorecard } from './choose-scorecard';
import type { RuleRow } from './quality-rows';
import { RulePreview } from './rule-preview';

type Rule = Omit<RuleRow, 'id' | 'createdAt' | 'archivedAt' | 'scorecardName' | 'lastDraw'>;

const blank: Rule = {
  name: '',
  scorecardId: '',
  period: 'week',
  queueIds: [],
  agentIds: [],
  direction: null,
  talkMsMin: 30_000,
  talkMsMax: null,
  amountKind: 'per_agent',
  amount: 2,
  reviewerIds: [],
  dueDays: 7,
  on: true,
};
const secondMs = 1_000;

export function RuleDialog({ edited, onClose }: { edited: RuleRow | null; onClose: () => void }) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [rule, setRule] = useState<Rule>(() => (edited === null ? blank : ruleOf(edited)));
  const centre = useQuery(trpc.centre.options.queryOptions());
  const reviewers = useQuery(trpc.reviews.reviewers.queryOptions());
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.sampling.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.sampling.create.mutationOptions(options));
  const update = useMutation(trpc.sampling.update.mutationOptions(options));
  const { error, isPending } = edited === null ? create : update;
  const errorOf = useFieldErrors(error);
  const set = (next: Partial<Rule>) => setRule({ ...rule, ...next });
  return (
    <FormDialog
      title={t(edited === null ? 'add_rule' : 'edit_rule')}
      error={error}
      fieldErrors
      saving={isPending}
      ready={rule.name.trim() !== '' && rule.scorecardId !== '' && rule.reviewerIds.length > 0}
      onSubmit={() => (edited === null ? create.mutate(rule) : update.mutate({ ...rule, id: edited.id }))}
      onClose={onClose}
      size="lg"
    >
      <FormField label={t('name')} error={errorOf('name')}>
        {(control) => (
          <Input
            {...control}
            value={rule.name}
            maxLength={100}
            autoFocus
            autoComplete="off"
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        )}
      </FormField>
      <ChooseScorecard
        value={rule.scorecardId === '' ? null : rule.scorecardId}
        onChange={(scorecardId) => set({ scorecardId })}
      />
      <div className="grid items-end gap-3 sm:grid-cols-[auto_1fr_7rem]">
        <Segmented
          label={t('period')}
          value={rule.period}
          onChange={(period) => set({ period })}
          options={[
            { value: 'day', label: t('each_day') },
            { value: 'week', label: t('each_week') },
          ]}
        />
        <Select
          label={t('amount_kind')}
          value={rule.amountKind}
          onChange={(amountKind) => set({ amountKind })}
          options={[
            { value: 'per_agent', label: t('per_agent') },
            { value: 'percent', label: t('percent') },
          ]}
        />
        <NumberField
          label={t('amount')}
          value={rule.amount}
          error={errorOf('amount')}
          step={rule.amountKind === 'percent' ? 'any' : 1}
          onChange={(amount) => set({ amount: amount ?? 0 })}
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-3">
        <NumberField
          label={t('talk_min')}
          value={rule.talkMsMin / secondMs}
          error={errorOf('talkMsMin')}
          onChange={(seconds) => set({ talkMsMin: Math.round((seconds ?? 0) * secondMs) })}
        />
        <NumberField
          label={t('talk_max')}
          value={rule.talkMsMax === null ? null : rule.talkMsMax / secondMs}
          error={errorOf('talkMsMax')}
          placeholder={t('no_limit')}
          onChange={(seconds) => set({ talkMsMax: seconds === null ? null : Math.round(seconds * secondMs) })}
        />
        <FormField label={t('direction')}>
          {(control) => (
            <Select
              id={control.id}
              value={rule.direction ?? 'both'}
              onChange={(direction) => set({ direction: direction === 'both' ? null : direction })}
              options={[
                { value: 'both', label: t('both') },
                { value: 'inbound', label: t('inbound') },
                { value: 'outbound', label: t('outbound') },
              ]}
            />
          )}
        </FormField>
      </div>
      <ChoiceChecks
        label={t('queues')}
        help={t('none_is_all')}
        options={centre.data?.queues ?? []}
        value={rule.queueIds}
        onChange={(queueIds) => set({ queueIds })}
        error={errorOf('queueIds')}
      />
      <ChoiceChecks
        label={t('agents')}
        help={t('none_is_all')}
        options={centre.data?.agents ?? []}
        value={rule.agentIds}
        onChange={(agentIds) => set({ agentIds })}
        error={errorOf('agentIds')}
      />
      <ChoiceChecks
        label={t('reviewers')}
        help={t('reviewers_help')}
        options={reviewers.data ?? []}
        value={rule.reviewerIds}
        onChange={(reviewerIds) => set({ reviewerIds })}
        error={errorOf('reviewerIds')}
      />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <NumberField
          label={t('due_days')}
          value={rule.dueDays}
          error={errorOf('dueDays')}
          onChange={(dueDays) => set({ dueDays: dueDays ?? 0 })}
        />
        <span className="flex h-8 items-center gap-2 text-sm">
          <Switch checked={rule.on} onChange={(on) => set({ on })} label={t('draws_by_itself')} />
          {t('draws_by_itself')}
        </span>
      </div>
      {rule.scorecardId !== '' && <RulePreview rule={rule} />}
    </FormDialog>
  );
}

interface NumberFieldProps {
  label: string;
  value: number | null;
  error: string | undefined;
  placeholder?: string;
  step?: number | 'any';
  onChange: (value: number | null) => void;
}

function NumberField({ label, value, error, placeholder, step = 1, onChange }: NumberFieldProps) {
  return (
    <FormField label={label} error={error}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={0}
          step={step}
          value={value ?? ''}
          placeholder={placeholder}
          onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : Number(currentTarget.value))}
        />
      )}
    </FormField>
  );
}

function ruleOf(row: RuleRow): Rule {
  const { id: _, createdAt: __, archivedAt: ___, scorecardName: ____, lastDraw: _____, ...rule } = row;
  return rule;
}
