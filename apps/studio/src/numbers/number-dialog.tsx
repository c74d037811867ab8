'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Callout } from '@/ui/callout';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { LinkButton } from '@/ui/link-button';
import { Select } from '@/ui/select';

export interface EditedNumber {
  number: string;
  label: string;
  flowId: string;
}

interface NumberDialogProps {
  /** Null for a new number. */
  edited: EditedNumber | null;
  onClose: () => void;
}

export function NumberDialog({ edited, onClose }: NumberDialogProps) {
  const t = useTranslations('numbers');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const flows = useQuery(trpc.numbers.flowChoices.queryOptions());
  const [number, setNumber] = useState(edited?.number ?? '');
  const [label, setLabel] = useState(edited?.label ?? '');
  const [flowId, setFlowId] = useState<string | null>(edited?.flowId ?? null);
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.numbers.pathKey() });
      onClose();
    },
  };
  const bind = useMutation(trpc.numbers.bind.mutationOptions(options));
  const change = useMutation(trpc.numbers.change.mutationOptions(options));
  const save = edited === null ? bind : change;
  const chosen = flows.data?.find(({ id }) => id === flowId);

  const submit = () => {
    if (flowId !== null) save.mutate({ number: number.trim(), label, flowId });
  };

  return (
    <FormDialog
      title={edited === null ? t('add') : t('edit_title', { number: edited.number })}
      error={save.error}
      saving={save.isPending}
      ready={number.trim() !== '' && flowId !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      {flows.data?.length === 0 && (
        <Callout
          tone="info"
          action={
            <LinkButton href="/flows" size="sm">
              {t('make_flow')}
            </LinkButton>
          }
        >
          {t('no_flows')}
        </Callout>
      )}
      {edited === null && (
        <FormField label={t('number')} help={t('number_help')}>
          {(control) => (
            <Input
              {...control}
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
              inputMode="tel"
              autoFocus
              maxLength={64}
              placeholder="2000"
            />
          )}
        </FormField>
      )}
      <FormField label={t('flow')} {...(chosen?.published === false ? { help: t('unpublished_hint') } : {})}>
        {({ id }) => (
          <Select
            id={id}
            value={flowId}
            onChange={setFlowId}
            placeholder={t('choose_flow')}
            options={(flows.data ?? []).map((flow) => ({
              value: flow.id,
              label: flow.name,
              ...(flow.published ? {} : { hint: t('unpublished') }),
            }))}
          />
        )}
      </FormField>
      <FormField label={t('label')} help={t('label_help')} optional={ui('optional')}>
        {(control) => (
          <Input {...control} value={label} onChange={(event) => setLabel(event.currentTarget.value)} maxLength={100} />
        )}
      </FormField>
    </FormDialog>
  );
}
