'use client';

import type { CentreOptions } from '@patchbay/records';
import { Plus, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { agentOption } from '@/agents/agent-option';
import { useFieldErrors } from '@/centre/field-errors';
import { failureOf, failureText } from '@/client/failure';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card } from '@/ui/card';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { Select } from '@/ui/select';

export interface CustomerFacts {
  name: string;
  company: string;
  level: string;
  language: string | null;
  ownAgentId: string | null;
  note: string;
  numbers: string[];
}

export const noFacts: CustomerFacts = {
  name: '',
  company: '',
  level: '',
  language: null,
  ownAgentId: null,
  note: '',
  numbers: [],
};

interface CustomerFormProps {
  facts: CustomerFacts;
  agents: CentreOptions['agents'];
  editable: boolean;
  saving: boolean;
  error: unknown;
  onSave: (facts: CustomerFacts) => void;
}

const nobody = 'nobody';

/** Who a customer is and how they call. */
export function CustomerForm({ facts: stored, agents, editable, saving, error, onSave }: CustomerFormProps) {
  const t = useTranslations('centre.customers');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const levelsId = useId();
  const [facts, setFacts] = useState(stored);
  const errorOf = useFieldErrors(error);
  const set = (change: Partial<CustomerFacts>) => setFacts({ ...facts, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ ...facts, numbers: facts.numbers.filter((number) => number.trim() !== '') });
  };
  const failed = error !== null && failureOf(error).fields.length === 0;
  const changed = JSON.stringify(facts) !== JSON.stringify(stored);
  return (
    <Card>
      <form onSubmit={submit} className="flex flex-col gap-4 p-4">
        {failed && <Callout tone="danger">{failureText(error, locale)}</Callout>}
        <fieldset disabled={!editable} className="flex flex-col gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField label={t('name')} error={errorOf('name')}>
              {(control) => (
                <Input
                  {...control}
                  value={facts.name}
                  onChange={(event) => set({ name: event.currentTarget.value })}
                  autoComplete="off"
                  autoFocus={stored.name === ''}
                />
              )}
            </FormField>
            <FormField label={t('company')} optional={ui('optional')} error={errorOf('company')}>
              {(control) => (
                <Input
                  {...control}
                  value={facts.company}
                  onChange={(event) => set({ company: event.currentTarget.value })}
                  autoComplete="off"
                />
              )}
            </FormField>
            <FormField label={t('level')} help={t('level_help')} optional={ui('optional')} error={errorOf('level')}>
              {(control) => (
                <>
                  <Input
                    {...control}
                    value={facts.level}
                    onChange={(event) => set({ level: event.currentTarget.value })}
                    list={levelsId}
                    autoComplete="off"
                  />
                  <datalist id={levelsId}>
                    {['vip', 'gold', 'silver'].map((level) => (
                      <option key={level} value={level} />
                    ))}
                  </datalist>
                </>
              )}
            </FormField>
            <FormField
              label={t('language')}
              help={t('language_help')}
              optional={ui('optional')}
              error={errorOf('language')}
            >
              {(control) => (
                <Input
                  {...control}
                  value={facts.language ?? ''}
                  onChange={(event) => set({ language: event.currentTarget.value || null })}
                  placeholder="en-US"
                  autoComplete="off"
                />
              )}
            </FormField>
            <FormField label={t('own_agent')} help={t('own_agent_help')} error={errorOf('ownAgentId')}>
              {({ id }) => (
                <Select
                  id={id}
                  value={facts.ownAgentId ?? nobody}
                  onChange={(value) => set({ ownAgentId: value === nobody ? null : value })}
                  disabled={!editable}
                  options={[{ value: nobody, label: t('no_own_agent') }, ...agents.map(agentOption)]}
                />
              )}
            </FormField>
          </div>
          <Numbers numbers={facts.numbers} onChange={(numbers) => set({ numbers })} error={errorOf('numbers')} />
          <FormField label={t('note')} optional={ui('optional')} error={errorOf('note')}>
            {(control) => (
              <Textarea
                {...control}
                value={facts.note}
                onChange={(event) => set({ note: event.currentTarget.value })}
                rows={4}
              />
            )}
          </FormField>
        </fieldset>
        {editable && (
          <div className="flex justify-end gap-2">
            {changed && stored.name !== '' && <Button onClick={() => setFacts(stored)}>{t('discard')}</Button>}
            <Button type="submit" variant="primary" loading={saving} disabled={!changed || facts.name.trim() === ''}>
              {ui('save')}
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}

interface NumbersProps {
  numbers: string[];
  onChange: (numbers: string[]) => void;
  error: string | undefined;
}

function Numbers({ numbers, onChange, error }: NumbersProps) {
  const t = useTranslations('centre.customers');
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 text-sm font-medium">{t('numbers')}</legend>
      {numbers.map((number, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a number is typed at its place, and two may be alike while it is
        <div key={at} className="flex gap-1.5">
          <Input
            aria-label={t('number_at', { at: at + 1 })}
            value={number}
            inputMode="tel"
            placeholder="+49 30 901820"
            onChange={(event) => onChange(numbers.with(at, event.currentTarget.value))}
            className="max-w-72"
          />
          <Button
            variant="ghost"
            size="icon"
            aria-label={t('remove_number', { at: at + 1 })}
            onClick={() => onChange(numbers.toSpliced(at, 1))}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      <div>
        <Button size="sm" onClick={() => onChange([...numbers, ''])}>
          <Plus aria-hidden />
          {t('add_number')}
        </Button>
      </div>
      {error !== undefined && (
        <p role="alert" className="text-xs text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
