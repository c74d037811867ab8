'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Cable } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { EditMenu } from '@/ui/edit-menu';
import { ListScreen } from '@/ui/list-screen';
import { type EditedTrunk, TrunkDialog } from './trunk-dialog';
import { TrunkStatusBadge } from './trunk-status-badge';

/** The runtime looks as often. */
const refreshMs = 5_000;

export function TrunksScreen() {
  const t = useTranslations('trunks');
  const trpc = useTRPC();
  const editable = useCan()('trunk.edit');
  const trunks = useQuery(trpc.trunks.list.queryOptions(undefined, { refetchInterval: refreshMs }));
  const [dialog, setDialog] = useState<{ edited: EditedTrunk | null } | null>(null);
  return (
    <>
      <ListScreen
        id="trunks"
        title={t('title')}
        description={t('description')}
        query={trunks}
        rowId={(trunk) => trunk.id}
        rowName={(trunk) => trunk.name}
        empty={{ icon: Cable, title: t('empty_title'), text: t('empty') }}
        add={editable ? { label: t('add'), run: () => setDialog({ edited: null }) } : null}
        columns={[
          { id: 'name', header: t('name'), cell: (trunk) => trunk.name, sortBy: (trunk) => trunk.name },
          {
            id: 'address',
            header: t('address'),
            cell: (trunk) => (
              <span className="whitespace-nowrap">
                {trunk.host}:{trunk.port} <Badge tone="outline">{trunk.transport.toUpperCase()}</Badge>
              </span>
            ),
          },
          { id: 'username', header: t('username'), cell: (trunk) => trunk.username ?? '–' },
          {
            id: 'codecs',
            header: t('codecs'),
            cell: (trunk) => <span className="text-ink-muted">{trunk.codecs.join(', ')}</span>,
          },
          {
            id: 'state',
            header: t('state'),
            cell: (trunk) => <TrunkStatusBadge enabled={trunk.enabled} status={trunk.status} />,
          },
        ]}
        rowMenu={(trunk) => editable && <TrunkMenu trunk={trunk} onEdit={() => setDialog({ edited: trunk })} />}
      />
      {dialog !== null && (
        <TrunkDialog edited={dialog.edited} position={trunks.data?.length ?? 0} onClose={() => setDialog(null)} />
      )}
    </>
  );
}

function TrunkMenu({ trunk, onEdit }: { trunk: EditedTrunk; onEdit: () => void }) {
  const t = useTranslations('trunks');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const remove = useMutation(
    trpc.trunks.delete.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.trunks.pathKey() }),
    }),
  );
  return (
    <EditMenu
      onEdit={onEdit}
      deletion={{
        title: t('delete_title', { name: trunk.name }),
        text: t('delete_text'),
        action: t('delete'),
        run: () => remove.mutate({ id: trunk.id }),
      }}
    />
  );
}
