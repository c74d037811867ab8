'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useFieldErrors } from '@/centre/field-errors';
import type { Save } from '@/client/save';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';

/** The words of which list. */
export type DeskList = 'codes' | 'reasons' | 'phrases';

/** How one row of a list is written down. */
export interface DeskForm<Row, Facts> {
  /** What is known of a row; null for one that is made. */
  facts: (row: Row | null) => Facts;
  /** What the first field holds: the name, as people choose it by. */
  name: { key: keyof Facts & string; lengthMax: number; help?: string };
  /** False as long as something needed is missing, beside the name. */
  ready?: (facts: Facts) => boolean;
  /** The fields below the name. */
  fields: (
    facts: Facts,
    set: (change: Partial<Facts>) => void,
    errorOf: (field: string) => string | undefined,
  ) => ReactNode;
  size?: 'sm' | 'md';
  create: Save<Facts>;
  update: Save<Facts & { id: string }>;
}

interface DeskListDialogProps<Row, Facts> {
  list: DeskList;
  form: DeskForm<Row, Facts>;
  edited: Row | null;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

/** The window in which a row is made or changed. */
export function DeskListDialog<Row extends { id: string }, Facts extends object>(
  props: DeskListDialogProps<Row, Facts>,
) {
  const { list, form, edited, onClose } = props;
  const t = useTranslations('centre');
  const [facts, setFacts] = useState(() => form.facts(edited));
  const set = (change: Partial<Facts>) => setFacts((before) => ({ ...before, ...change }));
  const { error, isPending } = edited === null ? form.create : form.update;
  const errorOf = useFieldErrors(error);
  const { key, lengthMax, help } = form.name;
  const name = String(facts[key]);
  const then = { onSuccess: () => void props.onSaved().then(onClose) };
  return (
    <FormDialog
      title={edited === null ? t(`${list}.add`) : t(`${list}.edit`)}
      error={error}
      fieldErrors
      saving={isPending}
      ready={name.trim() !== '' && form.ready?.(facts) !== false}
      onSubmit={() =>
        edited === null ? form.create.mutate(facts, then) : form.update.mutate({ ...facts, id: edited.id }, then)
      }
      onClose={onClose}
      {...(form.size === undefined ? {} : { size: form.size })}
    >
      <FormField label={t(`${list}.name`)} error={errorOf(key)} {...(help === undefined ? {} : { help })}>
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => set({ [key]: event.currentTarget.value } as Partial<Facts>)}
            maxLength={lengthMax}
            autoFocus
            autoComplete="off"
          />
        )}
      </FormField>
      {form.fields(facts, set, errorOf)}
    </FormDialog>
  );
}
