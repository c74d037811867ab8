'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { useFieldErrors } from '@/centre/field-errors';
import { failureOf, failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { Switch } from '@/ui/switch';
import { formOf, inputOf, type ProviderForm, type ShownProvider } from './provider-form';
import { RequestFields } from './request-fields';
import { VoiceRows } from './voice-rows';

const noCredential = 'none';

/** A provider with its voices, new or changed. */
export function ProviderDialog({ edited, onClose }: { edited: ShownProvider | null; onClose: () => void }) {
  const t = useTranslations('speech');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const formId = useId();
  const [form, setForm] = useState(() => formOf(edited));
  const set = (change: Partial<ProviderForm>) => setForm({ ...form, ...change });
  const credentials = useQuery(trpc.credentials.list.queryOptions());
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.speech.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.speech.create.mutationOptions(options));
  const update = useMutation(trpc.speech.update.mutationOptions(options));
  const failed = create.error ?? update.error;
  const errorOf = useFieldErrors(failed);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (edited === null) create.mutate(inputOf(form));
    else update.mutate({ id: edited.id, provider: inputOf(form) });
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={edited === null ? t('add') : t('edit_title', { name: edited.name })}
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={create.isPending || update.isPending}>
            {ui('save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4 sm:grid-cols-2" autoComplete="off" noValidate>
        {failed !== null && (
          <Callout tone="danger" className="sm:col-span-2">
            {failureOf(failed).fields.length > 0 ? t('some_fields') : failureText(failed, locale)}
          </Callout>
        )}
        <FormField label={t('name')} error={errorOf('name')}>
          {(control) => (
            <Input
              {...control}
              value={form.name}
              maxLength={100}
              autoFocus
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
          )}
        </FormField>
        <div className="flex flex-col gap-1">
          <p className="text-sm font-medium">{t('kind')}</p>
          <Segmented<ProviderForm['kind']>
            label={t('kind')}
            className="self-start"
            value={form.kind}
            onChange={(kind) => set({ kind })}
            options={(['openai', 'http'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </div>
        <FormField
          label={t('url')}
          help={t(form.kind === 'openai' ? 'url_help_openai' : 'url_help_http')}
          error={errorOf('url')}
          className="sm:col-span-2"
        >
          {(control) => (
            <Input
              {...control}
              value={form.url}
              placeholder={form.kind === 'openai' ? 'https://api.example.com/v1' : 'https://api.example.com/speak'}
              spellCheck={false}
              onChange={(event) => set({ url: event.currentTarget.value })}
            />
          )}
        </FormField>
        {form.kind === 'openai' && (
          <FormField label={t('model')} error={errorOf('model')}>
            {(control) => (
              <Input
                {...control}
                value={form.model}
                placeholder="tts-1"
                spellCheck={false}
                onChange={(event) => set({ model: event.currentTarget.value })}
              />
            )}
          </FormField>
        )}
        <FormField label={t('credential')} help={t('credential_help')}>
          {(control) => (
            <Select
              id={control.id}
              value={form.credentialId ?? noCredential}
              onChange={(id) => set({ credentialId: id === noCredential ? null : id })}
              options={[
                { value: noCredential, label: t('no_credential') },
                ...(credentials.data ?? []).map(({ id, name, hosts }) => ({
                  value: id,
                  label: name,
                  hint: hosts.join(', '),
                })),
              ]}
            />
          )}
        </FormField>
        {form.kind === 'http' && <RequestFields form={form} set={set} errorOf={errorOf} />}
        <SoundFields form={form} set={set} errorOf={errorOf} />
        <VoiceRows voices={form.voices} onChange={(voices) => set({ voices })} errorOf={errorOf} />
        <SwitchLine
          label={t('speaks_sensitive')}
          help={t('speaks_sensitive_help')}
          checked={form.speaksSensitive}
          onChange={(speaksSensitive) => set({ speaksSensitive })}
        />
        <SwitchLine
          label={t('enabled')}
          help={t('enabled_help')}
          checked={form.enabled}
          onChange={(enabled) => set({ enabled })}
        />
      </form>
    </Dialog>
  );
}

interface FieldsProps {
  form: ProviderForm;
  set: (change: Partial<ProviderForm>) => void;
  errorOf: (field: string) => string | undefined;
}

function SoundFields({ form, set, errorOf }: FieldsProps) {
  const t = useTranslations('speech');
  return (
    <>
      <div className="flex flex-col gap-1">
        <p className="text-sm font-medium">{t('sound')}</p>
        <Segmented<ProviderForm['sound']>
          label={t('sound')}
          className="self-start"
          value={form.sound}
          onChange={(sound) => set({ sound })}
          options={(['wav', 'pcm'] as const).map((value) => ({ value, label: t(`sounds.${value}`) }))}
        />
        <p className="text-xs text-ink-muted">{t(`sound_help_${form.sound}`)}</p>
      </div>
      {form.sound === 'pcm' && (
        <WholeNumber
          label={t('rate')}
          error={errorOf('pcmRateHz')}
          value={form.pcmRateHz}
          onChange={(pcmRateHz) => set({ pcmRateHz })}
        />
      )}
      <WholeNumber
        label={t('timeout')}
        help={t('timeout_help')}
        error={errorOf('timeoutMs')}
        value={form.timeoutMs}
        onChange={(timeoutMs) => set({ timeoutMs })}
      />
    </>
  );
}

interface WholeNumberProps {
  label: string;
  help?: string;
  error: string | undefined;
  value: number;
  onChange: (value: number) => void;
}

function WholeNumber({ label, help, error, value, onChange }: WholeNumberProps) {
  return (
    <FormField label={label} error={error} {...(help === undefined ? {} : { help })}>
      {(control) => (
        <Input
          {...control}
          type="number"
          value={Number.isNaN(value) ? '' : value}
          onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        />
      )}
    </FormField>
  );
}

interface SwitchLineProps {
  label: string;
  help: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function SwitchLine({ label, help, checked, onChange }: SwitchLineProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <Switch id={id} label={label} checked={checked} onChange={onChange} className="mt-0.5" />
      <div>
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <p className="text-xs text-ink-muted">{help}</p>
      </div>
    </div>
  );
}
