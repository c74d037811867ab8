'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Callout } from '@/ui/callout';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { LinkButton } from '@/ui/link-button';
import { Select } from '@/ui/select';

interface NewAgentDialogProps {
  onClose: () => void;
  onCreated: (userId: string) => void;
}

/** Makes somebody who has an account an agent; the rest is said on their page. */
export function NewAgentDialog({ onClose, onCreated }: NewAgentDialogProps) {
  const t = useTranslations('centre.agents');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const managesPeople = useCan()('user.manage');
  const people = useQuery(trpc.agents.candidates.queryOptions());
  const [userId, setUserId] = useState<string | null>(null);
  const create = useMutation(
    trpc.agents.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async (made) => {
        await queries.invalidateQueries({ queryKey: trpc.agents.pathKey() });
        onCreated(made.userId);
      },
    }),
  );
  return (
    <FormDialog
      title={t('add')}
      description={t('add_text')}
      error={create.error}
      saving={create.isPending}
      ready={userId !== null}
      submitLabel={t('add')}
      onSubmit={() => userId !== null && create.mutate({ userId, agent: {} })}
      onClose={onClose}
    >
      {people.data?.length === 0 ? (
        <Callout
          tone="info"
          action={
            managesPeople && (
              <LinkButton href="/people" size="sm">
                {t('to_people')}
              </LinkButton>
            )
          }
        >
          {t('no_candidates')}
        </Callout>
      ) : (
        <FormField label={t('person')}>
          {({ id }) => (
            <Select
              id={id}
              value={userId}
              onChange={setUserId}
              placeholder={t('choose_person')}
              options={(people.data ?? []).map((person) => ({
                value: person.userId,
                label: person.name,
                hint: person.email,
              }))}
            />
          )}
        </FormField>
      )}
    </FormDialog>
  );
}
