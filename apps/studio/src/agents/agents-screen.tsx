'use client';

import type { CentreOptions } from '@patchbay/records';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Headset, Pencil, UserMinus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { ImportActions } from '@/centre/import/import-actions';
import { SectionTabs } from '@/centre/section-tabs';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { ListScreen } from '@/ui/list-screen';
import { MenuItem, MenuLink, MenuSeparator } from '@/ui/menu';
import { toast } from '@/ui/toast';
import { AgentFilters, useAgentFilter } from './agent-filters';
import { BulkBar } from './bulk-bar';
import { NewAgentDialog } from './new-agent-dialog';
import { UndoButtons } from './undo-buttons';
import { type AgentRow, useAgents } from './use-agents';

const shownMax = 3;

export function AgentsScreen() {
  const t = useTranslations('centre.agents');
  const trpc = useTRPC();
  const { push } = useRouter();
  const editable = useCan()('centre.edit');
  const { agents, change } = useAgents();
  const centre = useQuery(trpc.centre.options.queryOptions());
  const [adding, setAdding] = useState(false);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const filter = useAgentFilter();
  const remove = useRemoveAgent();
  const nameOf = namesOf(centre.data);
  return (
    <>
      <ListScreen<AgentRow>
        id="agents"
        title={t('title')}
        description={t('description')}
        tabs={<SectionTabs section="agents" />}
        query={{ ...agents, data: agents.data?.filter(filter.fits) }}
        actions={
          <>
            {editable && <UndoButtons />}
            <ImportActions kind="agents" />
          </>
        }
        rowId={(row) => row.userId}
        rowName={(row) => row.name}
        rowHref={(row) => `/agents/${row.userId}`}
        searchLabel={t('search')}
        searchText={(row) => `${row.name} ${row.email} ${row.extension ?? ''}`}
        empty={{ icon: Headset, title: t('empty_title'), text: t('empty') }}
        add={editable ? { label: t('add'), run: () => setAdding(true) } : null}
        {...(editable ? { selection: { selected, onChange: setSelected } } : {})}
        before={
          <>
            <AgentFilters filter={filter} centre={centre.data} />
            <BulkBar
              selected={selected}
              centre={centre.data}
              saving={change.isPending}
              onChange={(made) => change.mutate({ userIds: [...selected], change: made })}
              onClear={() => setSelected(new Set())}
            />
          </>
        }
        columns={[
          {
            id: 'name',
            header: t('name'),
            sortBy: (row) => row.name,
            cell: (row) => (
              <span className="block leading-tight">
                <span className="flex items-center gap-2">
                  {row.name}
                  {row.disabled && <Badge>{t('disabled')}</Badge>}
                </span>
                <span className="text-xs font-normal text-ink-muted max-sm:hidden">{row.email}</span>
              </span>
            ),
          },
          {
            id: 'team',
            header: t('team'),
            sortBy: (row) => nameOf(row.teamId),
            cell: (row) => <span className="whitespace-nowrap text-ink-muted">{nameOf(row.teamId) ?? '–'}</span>,
            className: 'max-sm:hidden',
          },
          {
            id: 'queues',
            header: t('queues'),
            sortBy: (row) => row.queueIds.length,
            cell: (row) => <Few of={row.queueIds.map((id) => nameOf(id) ?? '…')} />,
          },
          {
            id: 'skills',
            header: t('skills'),
            sortBy: (row) => row.skills.length,
            cell: (row) => (
              <Few
                of={[...row.skills]
                  .sort((a, b) => b.level - a.level)
                  .map(({ skillId, level }) => `${nameOf(skillId) ?? '…'} ${level}`)}
              />
            ),
            className: 'max-md:hidden',
          },
          {
            id: 'extension',
            header: t('extension'),
            sortBy: (row) => row.extension,
            cell: (row) => row.extension ?? '–',
            className: 'max-md:hidden',
          },
          {
            id: 'phone',
            header: t('phone'),
            sortBy: (row) => row.phoneKind,
            cell: (row) => <span className="text-ink-muted">{t(`phones.${row.phoneKind}`)}</span>,
            className: 'max-lg:hidden',
          },
        ]}
        rowMenu={(row) =>
          editable && (
            <>
              <MenuLink href={`/agents/${row.userId}`}>
                <Pencil aria-hidden />
                {t('edit')}
              </MenuLink>
              <MenuSeparator />
              <MenuItem danger onClick={() => remove(row)}>
                <UserMinus aria-hidden />
                {t('remove')}
              </MenuItem>
            </>
          )
        }
      />
      {adding && <NewAgentDialog onClose={() => setAdding(false)} onCreated={(id) => push(`/agents/${id}`)} />}
    </>
  );
}

/** The first few, and how many more. */
function Few({ of }: { of: readonly string[] }) {
  if (of.length === 0) return <span className="text-ink-faint">–</span>;
  const more = of.length - shownMax;
  return (
    <span className="flex flex-wrap gap-1" title={of.join(', ')}>
      {of.slice(0, shownMax).map((name) => (
        <Badge key={name}>{name}</Badge>
      ))}
      {more > 0 && <Badge tone="outline">+{more}</Badge>}
    </span>
  );
}

export function namesOf(centre: CentreOptions | undefined): (id: string | null) => string | null {
  const all = centre === undefined ? [] : [...centre.queues, ...centre.skills, ...centre.teams];
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? null : (names.get(id) ?? null));
}

/** Takes somebody off the agents; can be undone as they were. */
export function useRemoveAgent(onRemoved?: () => void) {
  const t = useTranslations('centre.agents');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.agents.pathKey() }) };
  const create = useMutation(trpc.agents.create.mutationOptions(refresh));
  const forward = useMutation(trpc.agents.setForwarding.mutationOptions(refresh));
  const remove = useMutation(trpc.agents.delete.mutationOptions(refresh));
  const restore = async (row: AgentRow) => {
    const { userId, forwardSignedOut: signedOut, forwardAway: away } = row;
    const { teamId, phoneKind, sipAddress, extension, chatsMax, autoAnswer } = row;
    const [skills, queueIds] = [[...row.skills], [...row.queueIds]];
    const agent = { teamId, phoneKind, sipAddress, extension, chatsMax, autoAnswer, skills, queueIds };
    await create.mutateAsync({ userId, agent });
    if (signedOut !== null || away !== null) await forward.mutateAsync({ userId, signedOut, away });
  };
  return (row: AgentRow) =>
    remove.mutate(
      { userId: row.userId },
      {
        onSuccess: () => {
          onRemoved?.();
          toast(t('removed', { name: row.name }), {
            action: { label: ui('undo'), onClick: () => void restore(row) },
          });
        },
      },
    );
}
