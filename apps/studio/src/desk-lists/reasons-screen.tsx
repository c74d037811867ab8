'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Archive, Coffee } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFieldErrors } from '@/centre/field-errors';
import { FormDialog } from '@/centre/form-dialog';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { MenuItem } from '@/ui/menu';
import { Switch } from '@/ui/switch';
import { toast } from '@/ui/toast';
import { DeskListScreen } from './desk-list-screen';

interface Reason {
  id: string;
  name: string;
  productive: boolean;
  archivedAt: string | null;
}

export function ReasonsScreen() {
  const t = useTranslations('centre.reasons');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.deskLists.reasons.pathKey() }) };
  const reasons = useQuery(trpc.deskLists.reasons.list.queryOptions());
  const setArchived = useMutation(trpc.deskLists.reasons.setArchived.mutationOptions(refresh));
  const reorder = useMutation(trpc.deskLists.reasons.reorder.mutationOptions(refresh));
  const archive = ({ id, name }: Reason) =>
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
    <DeskListScreen<Reason>
      texts={{
        title: t('title'),
        description: t('description'),
        search: t('search'),
        add: t('add'),
        emptyTitle: t('empty_title'),
        empty: t('empty'),
      }}
      icon={Coffee}
      query={reasons}
      searchText={(row) => row.name}
      isArchived={(row) => row.archivedAt !== null}
      shown={(row) => ({
        name: row.name,
        badges: <Badge tone={row.productive ? 'info' : 'neutral'}>{t(row.productive ? 'productive' : 'pause')}</Badge>,
      })}
      onReorder={(ids) => reorder.mutate({ ids })}
      onRestore={({ id }) => setArchived.mutate({ id, archived: false })}
      removeItem={(row) => (
        <MenuItem danger onClick={() => archive(row)}>
          <Archive aria-hidden />
          {t('archive')}
        </MenuItem>
      )}
      dialog={(edited, onClose) => <ReasonDialog edited={edited} onClose={onClose} />}
    />
  );
}

function ReasonDialog({ edited, onClose }: { edited: Reason | null; onClose: () => void }) {
  const t = useTranslations('centre.reasons');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState(edited?.name ?? '');
  const [productive, setProductive] = useState(edited?.productive ?? false);
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.deskLists.reasons.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.deskLists.reasons.create.mutationOptions(options));
  const update = useMutation(trpc.deskLists.reasons.update.mutationOptions(options));
  const { error, isPending } = edited === null ? create : update;
  const errorOf = useFieldErrors(error);
  return (
    <FormDialog
      title={edited === null ? t('add') : t('edit')}
      error={error}
      saving={isPending}
      ready={name.trim() !== ''}
      onSubmit={() =>
        edited === null ? create.mutate({ name, productive }) : update.mutate({ id: edited.id, name, productive })
      }
      onClose={onClose}
      size="sm"
    >
      <FormField label={t('name')} error={errorOf('name')} help={t('name_help')}>
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={60}
            autoFocus
            autoComplete="off"
          />
        )}
      </FormField>
      <FormField label={t('counts')} help={t('counts_help')}>
        {({ id }) => <Switch id={id} checked={productive} onChange={setProductive} label={t('counts')} />}
      </FormField>
    </FormDialog>
  );
}
