'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { type RuleKind, ruleKinds } from './rule-kinds';

export interface EditedRule {
  id: string;
  kind: RuleKind;
  pattern: string;
  allow: boolean;
  note: string;
}

export function RuleDialog({ edited, onClose }: { edited: EditedRule | null; onClose: () => void }) {
  const t = useTranslations('dial_rules');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const formId = useId();
  const [rule, setRule] = useState<EditedRule>(
    edited ?? { id: '', kind: 'country', pattern: '', allow: true, note: '' },
  );
  const set = (change: Partial<EditedRule>) => setRule({ ...rule, ...change });
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.dialRules.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.dialRules.create.mutationOptions(options));
  const update = useMutation(trpc.dialRules.update.mutationOptions(options));
  const failed = create.error ?? update.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { id, ...fields } = rule;
    if (edited === null) create.mutate(fields);
    else update.mutate({ id, ...fields });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(edited === null ? 'add' : 'edit_title')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={create.isPending || update.isPending}>
            {ui('save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        {failed !== null && <Callout tone="danger">{failureText(failed, locale)}</Callout>}
        <Segmented
          label={t('decision')}
          className="self-start"
          value={rule.allow ? 'allow' : 'deny'}
          onChange={(decision) => set({ allow: decision === 'allow' })}
          options={[
            { value: 'allow', label: t('allow') },
            { value: 'deny', label: t('deny') },
          ]}
        />
        <FormField label={t('kind')}>
          {({ id }) => (
            <Select<RuleKind>
              id={id}
              value={rule.kind}
              onChange={(kind) => set({ kind, pattern: '' })}
              options={ruleKinds.map((kind) => ({
                value: kind,
                label: t(`kinds.${kind}`),
                hint: t(`kind_hints.${kind}`),
              }))}
            />
          )}
        </FormField>
        <FormField label={t('pattern')} help={t(`pattern_help.${rule.kind}`)}>
          {(control) => (
            <Input
              {...control}
              value={rule.pattern}
              required
              maxLength={253}
              autoFocus
              onChange={(event) => set({ pattern: event.currentTarget.value })}
            />
          )}
        </FormField>
        <FormField label={t('note')} optional={ui('optional')}>
          {(control) => (
            <Input
              {...control}
              value={rule.note}
              maxLength={200}
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
          )}
        </FormField>
      </form>
    </Dialog>
  );
}
