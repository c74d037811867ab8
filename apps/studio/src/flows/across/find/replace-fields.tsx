'use client';

import { usedKinds } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { useChoices } from '../../editor/forms/use-choices';
import type { Wish } from './wish';

interface FieldsProps {
  readonly wish: Wish;
  readonly onChange: (part: Partial<Wish>) => void;
}

export function TextFields({ wish, onChange }: FieldsProps) {
  const t = useTranslations('flows.across.replace');
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <FormField label={t('find')} help={t('findHelp')}>
        {(control) => (
          <Input
            {...control}
            value={wish.find}
            maxLength={500}
            onChange={(event) => onChange({ find: event.currentTarget.value })}
          />
        )}
      </FormField>
      <FormField label={t('put')}>
        {(control) => (
          <Input
            {...control}
            value={wish.put}
            maxLength={500}
            onChange={(event) => onChange({ put: event.currentTarget.value })}
          />
        )}
      </FormField>
    </div>
  );
}

export function ReferenceFields({ wish, onChange }: FieldsProps) {
  const t = useTranslations('flows.across.replace');
  const choices = useChoices();
  const options = {
    flow: choices.flows,
    prompt: choices.prompts,
    recording: choices.audio,
    queue: choices.queues,
    agent: choices.agents,
    skill: choices.skills,
    credential: choices.credentials,
    table: choices.tables,
    hours: choices.hours,
  }[wish.of].map(({ id, name }) => ({ value: id, label: name }));
  // What is gone can still be replaced: it is named by its id then.
  const gone = wish.from !== '' && !options.some(({ value }) => value === wish.from);
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <FormField label={t('of')}>
        {(control) => (
          <Select
            id={control.id}
            value={wish.of}
            onChange={(of) => onChange({ of, from: '', to: '' })}
            options={usedKinds.map((kind) => ({ value: kind, label: t(`things.${kind}`) }))}
          />
        )}
      </FormField>
      <FormField label={t('from')}>
        {(control) => (
          <Select
            id={control.id}
            value={wish.from || null}
            placeholder={t('choose')}
            onChange={(from) => onChange({ from })}
            options={[...(gone ? [{ value: wish.from, label: wish.from }] : []), ...options]}
          />
        )}
      </FormField>
      <FormField label={t('to')}>
        {(control) => (
          <Select
            id={control.id}
            value={wish.to || null}
            placeholder={t('choose')}
            onChange={(to) => onChange({ to })}
            options={options.filter(({ value }) => value !== wish.from)}
          />
        )}
      </FormField>
    </div>
  );
}

export function VariableFields({ wish, onChange }: FieldsProps) {
  const t = useTranslations('flows.across.replace');
  const { flows } = useChoices();
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <FormField label={t('flow')}>
        {(control) => (
          <Select
            id={control.id}
            value={wish.flowId || null}
            placeholder={t('choose')}
            onChange={(flowId) => onChange({ flowId })}
            options={flows.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </FormField>
      <FormField label={t('variable')} help={t('variableHelp')}>
        {(control) => (
          <Input
            {...control}
            value={wish.variable}
            spellCheck={false}
            maxLength={64}
            onChange={(event) => onChange({ variable: event.currentTarget.value.trim() })}
          />
        )}
      </FormField>
      <FormField label={t('name')} help={t('nameHelp')}>
        {(control) => (
          <Input
            {...control}
            value={wish.name}
            spellCheck={false}
            maxLength={64}
            onChange={(event) => onChange({ name: event.currentTarget.value.trim() })}
          />
        )}
      </FormField>
    </div>
  );
}
