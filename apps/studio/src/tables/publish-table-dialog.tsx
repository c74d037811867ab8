'use client';

import type { TableShape } from '@patchbay/flow-schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Callout } from '@/ui/callout';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import { RowChanges } from './row-changes';

interface PublishTableDialogProps {
  readonly table: {
    readonly id: string;
    readonly shape: TableShape;
    readonly draft: number;
    readonly published: number | null;
    readonly problems: { readonly unfit: number; readonly keysTwice: number };
  };
  readonly onClose: () => void;
}

/** What calls will find different from now on, and a note for the history. */
export function PublishTableDialog({ table, onClose }: PublishTableDialogProps) {
  const t = useTranslations('tables');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const changes = useQuery(
    trpc.tables.compare.queryOptions({ id: table.id, from: table.published ?? 0, to: table.draft }, { staleTime: 0 }),
  );
  const publish = useMutation(
    trpc.tables.publish.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async () => {
        toast.success(t('published_done'));
        await queries.invalidateQueries({ queryKey: trpc.tables.pathKey() });
        onClose();
      },
    }),
  );
  const blocked = table.problems.unfit + table.problems.keysTwice > 0;
  return (
    <FormDialog
      title={t('publish_title')}
      description={t('publish_help')}
      error={publish.error}
      saving={publish.isPending}
      ready={!blocked}
      submitLabel={t('publish')}
      onSubmit={() => publish.mutate({ id: table.id, note })}
      onClose={onClose}
      size="lg"
    >
      {blocked && <Callout tone="danger">{t('blocked', table.problems)}</Callout>}
      <QueryState query={changes}>
        {(found) => <RowChanges shape={table.shape} counts={found} rows={found.rows} />}
      </QueryState>
      <FormField label={t('note')}>
        {(control) => (
          <Input {...control} value={note} maxLength={200} onChange={(event) => setNote(event.currentTarget.value)} />
        )}
      </FormField>
    </FormDialog>
  );
}
