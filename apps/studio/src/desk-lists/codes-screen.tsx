'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Archive, Tags } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChoiceChecks } from '@/centre/choice-checks';
import { useFieldErrors } from '@/centre/field-errors';
import { FormDialog } from '@/centre/form-dialog';
import { useTRPC } from '@/client/trpc';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { MenuItem } from '@/ui/menu';
import { toast } from '@/ui/toast';
import { DeskListScreen } from './desk-list-screen';
import { QueueBadges } from './queue-badges';

interface Code {
  id: string;
  name: string;
  queueIds: string[];
  archivedAt: string | null;
}

export function CodesScreen() {
  const t = useTranslations('centre.codes');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.deskLists.codes.pathKey() }) };
  const codes = useQuery(trpc.deskLists.codes.list.queryOptions());
  const centre = useQuery(trpc.centre.options.queryOptions());
  const setArchived = useMutation(trpc.deskLists.codes.setArchived.mutationOptions(refresh));
  const reorder = useMutation(trpc.deskLists.codes.reorder.mutationOptions(refresh));
  const queueNames = new Map(centre.data?.queues.map(({ id, name }) => [id, name]));
  const archive = ({ id, name }: Code) =>
    setArchived.mutate(
      { id, archived: true },
      {
        onSuccess: () =>
          toast(t('archived', { name }), {
            action: { label: ui('undo'), onClick: () => setArchived.mutate({ id, archived: false }) },
          }),
      },
    );
  return (
    <DeskListScreen<Code>
      texts={{
        title: t('title'),
        description: t('description'),
        search: t('search'),
        add: t('add'),
        emptyTitle: t('empty_title'),
        empty: t('empty'),
      }}
      icon={Tags}
      query={codes}
      searchText={(row) => `${row.name} ${row.queueIds.map((id) => queueNames.get(id)).join(' ')}`}
      isArchived={(row) => row.archivedAt !== null}
      shown={(row) => ({ name: row.name, badges: <QueueBadges ids={row.queueIds} names={queueNames} /> })}
      onReorder={(ids) => reorder.mutate({ ids })}
      onRestore={({ id }) => setArchived.mutate({ id, archived: false })}
      removeItem={(row) => (
        <MenuItem danger onClick={() => archive(row)}>
          <Archive aria-hidden />
          {t('archive')}
        </MenuItem>
      )}
      dialog={(edited, onClose) => <CodeDialog edited={edited} queues={centre.data?.queues ?? []} onClose={onClose} />}
    />
  );
}

interface CodeDialogProps {
  edited: Code | null;
  queues: readonly { id: string; name: string }[];
  onClose: () => void;
}

function CodeDialog({ edited, queues, onClose }: CodeDialogProps) {
  const t = useTranslations('centre.codes');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState(edited?.name ?? '');
  const [queueIds, setQueueIds] = useState<string[]>(edited?.queueIds ?? []);
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.deskLists.codes.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.deskLists.codes.create.mutationOptions(options));
  const update = useMutation(trpc.deskLists.codes.update.mutationOptions(options));
  const { error, isPending } = edited === null ? create : update;
  const errorOf = useFieldErrors(error);
  return (
    <FormDialog
      title={edited === null ? t('add') : t('edit')}
      error={error}
      saving={isPending}
      ready={name.trim() !== ''}
      onSubmit={() =>
        edited === null ? create.mutate({ name, queueIds }) : update.mutate({ id: edited.id, name, queueIds })
      }
      onClose={onClose}
    >
      <FormField label={t('name')} error={errorOf('name')}>
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={80}
            autoFocus
            autoComplete="off"
          />
        )}
      </FormField>
      <ChoiceChecks
        label={t('queues')}
        help={t('queues_help')}
        options={queues}
        value={queueIds}
        onChange={setQueueIds}
        error={errorOf('queueIds')}
      />
    </FormDialog>
  );
}
