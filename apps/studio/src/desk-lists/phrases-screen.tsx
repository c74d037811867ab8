'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Quote } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { FormField } from '@/ui/form-field';
import { Textarea } from '@/ui/input';
import { toast } from '@/ui/toast';
import { DeskListScreen } from './desk-list-screen';
import { QueueBadges } from './queue-badges';
import { QueueChoice, useQueueNames } from './queue-choice';

interface PhraseFacts {
  title: string;
  text: string;
  queueIds: string[];
}

export function PhrasesScreen() {
  const t = useTranslations('centre.phrases');
  const phrases = useTRPC().deskLists.phrases;
  const queueNames = useQueueNames();
  const query = useQuery(phrases.list.queryOptions());
  const inForm = { meta: { showsFailure: true } };
  const create = useMutation(phrases.create.mutationOptions(inForm));
  const update = useMutation(phrases.update.mutationOptions(inForm));
  const reorder = useMutation(phrases.reorder.mutationOptions());
  const removeWithUndo = useRemoveWithUndo(query.data);
  return (
    <DeskListScreen
      list="phrases"
      icon={Quote}
      query={query}
      searchText={(row) => `${row.title} ${row.text}`}
      shown={(row) => ({
        name: row.title,
        detail: row.text,
        badges: <QueueBadges ids={row.queueIds} names={queueNames} />,
      })}
      reorder={reorder}
      taking={{ kind: 'delete', run: removeWithUndo }}
      form={{
        facts: (row): PhraseFacts => ({
          title: row?.title ?? '',
          text: row?.text ?? '',
          queueIds: row?.queueIds ?? [],
        }),
        name: { key: 'title', lengthMax: 80 },
        ready: ({ text }) => text.trim() !== '',
        fields: ({ text, queueIds }, set, errorOf) => (
          <>
            <FormField label={t('text')} error={errorOf('text')} help={t('text_help')}>
              {(control) => (
                <Textarea
                  {...control}
                  value={text}
                  onChange={(event) => set({ text: event.currentTarget.value })}
                  maxLength={4_000}
                  rows={5}
                />
              )}
            </FormField>
            <QueueChoice
              list="phrases"
              value={queueIds}
              onChange={(chosen) => set({ queueIds: chosen })}
              error={errorOf('queueIds')}
            />
          </>
        ),
        create,
        update,
      }}
    />
  );
}

/** Takes a phrase away; undone, it is back at its place. */
function useRemoveWithUndo(shown: readonly { id: string }[] | undefined) {
  const t = useTranslations('centre.phrases');
  const ui = useTranslations('ui');
  const phrases = useTRPC().deskLists.phrases;
  const create = useMutation(phrases.create.mutationOptions());
  const remove = useMutation(phrases.delete.mutationOptions());
  const reorder = useMutation(phrases.reorder.mutationOptions());
  return ({ id, title, text, queueIds }: PhraseFacts & { id: string }, refresh: () => Promise<void>) => {
    // As long as the list on the screen still has it, its place is known.
    const order = shown?.map((phrase) => phrase.id) ?? [];
    const restore = async () => {
      const made = await create.mutateAsync({ title, text, queueIds });
      await reorder.mutateAsync({ ids: order.map((other) => (other === id ? made.id : other)) });
      await refresh();
    };
    const onSuccess = () => {
      void refresh();
      toast(t('deleted', { title }), { action: { label: ui('undo'), onClick: () => void restore() } });
    };
    remove.mutate({ id }, { onSuccess });
  };
}
