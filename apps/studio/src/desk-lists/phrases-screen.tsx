'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Quote, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChoiceChecks } from '@/centre/choice-checks';
import { useFieldErrors } from '@/centre/field-errors';
import { FormDialog } from '@/centre/form-dialog';
import { useTRPC } from '@/client/trpc';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { MenuItem } from '@/ui/menu';
import { toast } from '@/ui/toast';
import { DeskListScreen } from './desk-list-screen';
import { QueueBadges } from './queue-badges';

interface Phrase {
  id: string;
  title: string;
  text: string;
  queueIds: string[];
}

export function PhrasesScreen() {
  const t = useTranslations('centre.phrases');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.deskLists.phrases.pathKey() }) };
  const phrases = useQuery(trpc.deskLists.phrases.list.queryOptions());
  const centre = useQuery(trpc.centre.options.queryOptions());
  const create = useMutation(trpc.deskLists.phrases.create.mutationOptions(refresh));
  const remove = useMutation(trpc.deskLists.phrases.delete.mutationOptions(refresh));
  const reorder = useMutation(trpc.deskLists.phrases.reorder.mutationOptions(refresh));
  const queueNames = new Map(centre.data?.queues.map(({ id, name }) => [id, name]));
  const restore = async ({ id, title, text, queueIds }: Phrase) => {
    const order = phrases.data?.map((phrase) => phrase.id) ?? [];
    const made = await create.mutateAsync({ title, text, queueIds });
    reorder.mutate({ ids: order.map((other) => (other === id ? made.id : other)) });
  };
  const removeWithUndo = (row: Phrase) => {
    // As long as the list on the screen still has it, its place is known.
    const undo = () => restore(row);
    remove.mutate(
      { id: row.id },
      {
        onSuccess: () =>
          toast(t('deleted', { title: row.title }), { action: { label: ui('undo'), onClick: () => void undo() } }),
      },
    );
  };
  return (
    <DeskListScreen<Phrase>
      texts={{
        title: t('title'),
        description: t('description'),
        search: t('search'),
        add: t('add'),
        emptyTitle: t('empty_title'),
        empty: t('empty'),
      }}
      icon={Quote}
      query={phrases}
      searchText={(row) => `${row.title} ${row.text}`}
      shown={(row) => ({
        name: row.title,
        detail: row.text,
        badges: <QueueBadges ids={row.queueIds} names={queueNames} />,
      })}
      onReorder={(ids) => reorder.mutate({ ids })}
      removeItem={(row) => (
        <MenuItem danger onClick={() => removeWithUndo(row)}>
          <Trash2 aria-hidden />
          {ui('delete')}
        </MenuItem>
      )}
      dialog={(edited, onClose) => (
        <PhraseDialog edited={edited} queues={centre.data?.queues ?? []} onClose={onClose} />
      )}
    />
  );
}

interface PhraseDialogProps {
  edited: Phrase | null;
  queues: readonly { id: string; name: string }[];
  onClose: () => void;
}

function PhraseDialog({ edited, queues, onClose }: PhraseDialogProps) {
  const t = useTranslations('centre.phrases');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [phrase, setPhrase] = useState({
    title: edited?.title ?? '',
    text: edited?.text ?? '',
    queueIds: edited?.queueIds ?? [],
  });
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.deskLists.phrases.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.deskLists.phrases.create.mutationOptions(options));
  const update = useMutation(trpc.deskLists.phrases.update.mutationOptions(options));
  const { error, isPending } = edited === null ? create : update;
  const errorOf = useFieldErrors(error);
  return (
    <FormDialog
      title={edited === null ? t('add') : t('edit')}
      error={error}
      saving={isPending}
      ready={phrase.title.trim() !== '' && phrase.text.trim() !== ''}
      onSubmit={() => (edited === null ? create.mutate(phrase) : update.mutate({ id: edited.id, ...phrase }))}
      onClose={onClose}
    >
      <FormField label={t('name')} error={errorOf('title')}>
        {(control) => (
          <Input
            {...control}
            value={phrase.title}
            onChange={(event) => setPhrase({ ...phrase, title: event.currentTarget.value })}
            maxLength={80}
            autoFocus
            autoComplete="off"
          />
        )}
      </FormField>
      <FormField label={t('text')} error={errorOf('text')} help={t('text_help')}>
        {(control) => (
          <Textarea
            {...control}
            value={phrase.text}
            onChange={(event) => setPhrase({ ...phrase, text: event.currentTarget.value })}
            maxLength={4_000}
            rows={5}
          />
        )}
      </FormField>
      <ChoiceChecks
        label={t('queues')}
        help={t('queues_help')}
        options={queues}
        value={phrase.queueIds}
        onChange={(queueIds) => setPhrase({ ...phrase, queueIds })}
        error={errorOf('queueIds')}
      />
    </FormDialog>
  );
}
