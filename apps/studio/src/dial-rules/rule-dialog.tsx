'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { FormDialog } from '@/ui/form-dialog';
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
  const trpc = useTRPC();
  const queries = useQueryClient();
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
  const submit = () => {
    const { id, ...fields } = rule;
    if (edited === null) create.mutate(fields);
    else update.mutate({ id, ...fields });
  };
  return (
    <FormDialog
      title={t(edited === null ? 'add' : 'edit_title')}
      error={create.error ?? update.error}
      saving={create.isPending || update.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
