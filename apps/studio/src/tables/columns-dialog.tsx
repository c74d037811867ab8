'use client';

import type { TableShape } from '@patchbay/flow-schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFieldErrors } from '@/centre/field-errors';
import { failureOf } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Callout } from '@/ui/callout';
import { FormDialog } from '@/ui/form-dialog';
import { ColumnsEditor, withColumnIds } from './columns-editor';

interface ColumnsDialogProps {
  readonly tableId: string;
  readonly shape: TableShape;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** Changes the columns of the draft. What flows use stays; the server says where that is. */
export function ColumnsDialog({ tableId, shape: before, onClose, onChanged }: ColumnsDialogProps) {
  const t = useTranslations('tables');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [shape, setShape] = useState(before);
  const known = new Set(before.columns.map(({ id }) => id));
  const change = useMutation(
    trpc.tables.changeShape.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.tables.pathKey() });
        onChanged();
        onClose();
      },
    }),
  );
  const errorOf = useFieldErrors(change.error);
  const refusal = change.error === null ? null : failureOf(change.error);
  return (
    <FormDialog
      title={t('columns')}
      description={t('columns_draft')}
      error={change.error}
      fieldErrors
      saving={change.isPending}
      ready={JSON.stringify(shape) !== JSON.stringify(before)}
      onSubmit={() => change.mutate({ id: tableId, shape: withColumnIds(shape, known) })}
      onClose={onClose}
      size="lg"
    >
      {refusal !== null && refusal.fields.length > 0 && <Callout tone="danger">{refusal.text[locale]}</Callout>}
      <ColumnsEditor shape={shape} known={known} onChange={setShape} errorOf={errorOf} />
    </FormDialog>
  );
}
