'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { newKey, type ProviderForm } from './provider-form';

interface RequestFieldsProps {
  form: ProviderForm;
  set: (change: Partial<ProviderForm>) => void;
  errorOf: (field: string) => string | undefined;
}

const bodyForms = ['json', 'xml', 'form', 'text'] as const;

/** How a provider of any kind is asked, with placeholders for what is to be said. */
export function RequestFields({ form, set, errorOf }: RequestFieldsProps) {
  const t = useTranslations('speech');
  const { template } = form;
  const change = (part: Partial<ProviderForm['template']>) => set({ template: { ...template, ...part } });
  return (
    <fieldset className="grid gap-4 rounded-md border border-line p-3 sm:col-span-2 sm:grid-cols-2">
      <legend className="px-1 text-sm font-medium">{t('request')}</legend>
      <p className="text-xs text-ink-muted sm:col-span-2">{t('request_help')}</p>
      <Segmented<'GET' | 'POST'>
        label={t('method')}
        className="self-start justify-self-start"
        value={template.method}
        onChange={(method) => change({ method })}
        options={(['POST', 'GET'] as const).map((value) => ({ value, label: value }))}
      />
      <FormField label={t('sound_path')} help={t('sound_path_help')} error={errorOf('template.soundPath')}>
        {(control) => (
          <Input
            {...control}
            value={template.soundPath}
            placeholder="audio.content"
            spellCheck={false}
            className="font-mono"
            onChange={(event) => change({ soundPath: event.currentTarget.value.trim() })}
          />
        )}
      </FormField>
      {template.method === 'POST' && (
        <>
          <FormField label={t('body_form')} help={t(`body_form_help.${template.bodyForm}`)}>
            {(control) => (
              <Select
                id={control.id}
                value={template.bodyForm}
                onChange={(bodyForm) => change({ bodyForm })}
                options={bodyForms.map((value) => ({ value, label: t(`body_forms.${value}`) }))}
              />
            )}
          </FormField>
          <FormField label={t('body')} error={errorOf('template.body')} className="sm:col-span-2">
            {(control) => (
              <Textarea
                {...control}
                value={template.body}
                rows={5}
                spellCheck={false}
                className="font-mono text-xs"
                onChange={(event) => change({ body: event.currentTarget.value })}
              />
            )}
          </FormField>
        </>
      )}
      <HeaderRows form={form} set={set} errorOf={errorOf} />
    </fieldset>
  );
}

function HeaderRows({ form: { headers }, set, errorOf }: RequestFieldsProps) {
  const t = useTranslations('speech');
  const change = (key: number, part: { name?: string; value?: string }) =>
    set({ headers: headers.map((header) => (header.key === key ? { ...header, ...part } : header)) });
  return (
    <div className="flex flex-col gap-2 sm:col-span-2">
      <p className="text-sm font-medium">{t('headers')}</p>
      {headers.map(({ key, name, value }, index) => (
        <div key={key} className="flex flex-col gap-1">
          <div className="flex gap-2">
            <Input
              aria-label={t('header_name', { row: index + 1 })}
              value={name}
              placeholder="X-Output-Format"
              spellCheck={false}
              className="basis-2/5"
              onChange={(event) => change(key, { name: event.currentTarget.value })}
            />
            <Input
              aria-label={t('header_value', { row: index + 1 })}
              value={value}
              spellCheck={false}
              className="min-w-0 flex-1"
              onChange={(event) => change(key, { value: event.currentTarget.value })}
            />
            <Button
              variant="ghost"
              size="icon"
              aria-label={t('remove_header', { row: index + 1 })}
              onClick={() => set({ headers: headers.filter((header) => header.key !== key) })}
            >
              <X aria-hidden />
            </Button>
          </div>
          <RowProblem text={errorOf(`template.headers.${index}`)} />
        </div>
      ))}
      <Button
        size="sm"
        className="self-start"
        onClick={() => set({ headers: [...headers, { key: newKey(), name: '', value: '' }] })}
      >
        <Plus aria-hidden />
        {t('add_header')}
      </Button>
    </div>
  );
}

export function RowProblem({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p role="alert" className="text-xs text-danger">
      {text}
    </p>
  );
}
