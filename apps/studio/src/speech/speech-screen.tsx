'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Speech } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { EditMenu } from '@/ui/edit-menu';
import { ListScreen } from '@/ui/list-screen';
import { LanguagesCard } from './languages-card';
import { ProviderDialog } from './provider-dialog';
import type { ShownProvider } from './provider-form';
import { ProviderState } from './provider-state';

/** A provider that begins to fail is seen without a reload. */
const refreshMs = 5_000;

export function SpeechScreen() {
  const t = useTranslations('speech');
  const trpc = useTRPC();
  const providers = useQuery(trpc.speech.providers.queryOptions(undefined, { refetchInterval: refreshMs }));
  const [dialog, setDialog] = useState<{ edited: ShownProvider | null } | null>(null);
  return (
    <>
      <ListScreen
        id="speech"
        title={t('title')}
        description={t('description')}
        query={providers}
        rowId={(provider) => provider.id}
        rowName={(provider) => provider.name}
        onOpen={(provider) => setDialog({ edited: provider })}
        empty={{ icon: Speech, title: t('empty_title'), text: t('empty') }}
        add={{ label: t('add'), run: () => setDialog({ edited: null }) }}
        columns={[
          { id: 'name', header: t('name'), cell: (provider) => provider.name, sortBy: (provider) => provider.name },
          {
            id: 'address',
            header: t('address'),
            cell: (provider) => (
              <span className="font-mono text-xs break-all text-ink-muted">{hostOf(provider.url)}</span>
            ),
          },
          {
            id: 'voices',
            header: t('voices'),
            cell: (provider) => (
              <span className="text-ink-muted">
                {t('voice_count', {
                  voices: provider.voices.length,
                  languages: new Set(provider.voices.map(({ language }) => language)).size,
                })}
              </span>
            ),
          },
          { id: 'state', header: t('state'), cell: (provider) => <ProviderState provider={provider} /> },
        ]}
        rowMenu={(provider) => <ProviderMenu provider={provider} onEdit={() => setDialog({ edited: provider })} />}
        after={providers.data !== undefined && <LanguagesCard providers={providers.data} />}
      />
      {dialog !== null && <ProviderDialog edited={dialog.edited} onClose={() => setDialog(null)} />}
    </>
  );
}

function ProviderMenu({ provider, onEdit }: { provider: ShownProvider; onEdit: () => void }) {
  const t = useTranslations('speech');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const remove = useMutation(
    trpc.speech.delete.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.speech.pathKey() }),
    }),
  );
  return (
    <EditMenu
      onEdit={onEdit}
      deletion={{
        title: t('delete_title', { name: provider.name }),
        text: t('delete_text'),
        action: ui('delete'),
        run: () => remove.mutate({ id: provider.id }),
      }}
    />
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
