'use client';

import { columnIdFor, type TableShape } from '@patchbay/flow-schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFieldErrors } from '@/centre/field-errors';
import { useTRPC } from '@/client/trpc';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { ColumnsEditor, withColumnIds } from './columns-editor';

interface TableDialogProps {
  /** The table whose name and description are changed; left out, a new one is made. */
  readonly table?: { readonly id: string; readonly name: string; readonly description: string };
  readonly onClose: () => void;
  readonly onMade?: (id: string) => void;
}

const noColumns: ReadonlySet<string> = new Set();

function firstShape(key: string, value: string): TableShape {
  const number = columnIdFor(key, []);
  return {
    columns: [
      { id: number, label: key, type: 'phone', required: true, choices: [] },
      { id: columnIdFor(value, [number]), label: value, type: 'text', required: false, choices: [] },
    ],
    keyColumn: number,
  };
}

/** Name, description and, of a new table, its columns. */
export function TableDialog({ table, onClose, onMade }: TableDialogProps) {
  const t = useTranslations('tables');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState(table?.name ?? '');
  const [description, setDescription] = useState(table?.description ?? '');
  const [shape, setShape] = useState(() => firstShape(t('first_key'), t('first_value')));
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.tables.pathKey() });
  const meta = { showsFailure: true };
  const create = useMutation(trpc.tables.create.mutationOptions({ meta }));
  const describe = useMutation(trpc.tables.describe.mutationOptions({ meta }));
  const errorOf = useFieldErrors(create.error ?? describe.error);
  const save = async () => {
    if (table === undefined) {
      const { id } = await create.mutateAsync({ name, description, shape: withColumnIds(shape, noColumns) });
      await refresh();
      onMade?.(id);
    } else await describe.mutateAsync({ id: table.id, name, description });
    await refresh();
    onClose();
  };
  return (
    <FormDialog
      title={table === undefined ? t('new_title') : t('rename_title')}
      error={create.error ?? describe.error}
      fieldErrors
      saving={create.isPending || describe.isPending}
      ready={name.trim() !== ''}
      onSubmit={() => void save().catch(() => undefined)}
      onClose={onClose}
      size="lg"
    >
      <FormField label={t('name')} error={errorOf('name')}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={100}
            autoFocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </FormField>
      <FormField label={t('what_for')} help={t('what_for_help')} error={errorOf('description')}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={1_000}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
        )}
      </FormField>
      {table === undefined && <ColumnsEditor shape={shape} known={noColumns} onChange={setShape} errorOf={errorOf} />}
    </FormDialog>
  );
}
