'use client';

import { useQuery } from '@tanstack/react-query';
import { Headset, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { SectionTabs } from '@/centre/section-tabs';
import { useTRPC } from '@/client/trpc';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { AgentFilters, useAgentFilter } from './agent-filters';
import { BulkBar } from './bulk-bar';
import { MatrixGrid } from './matrix-grid';
import { UndoButtons } from './undo-buttons';
import { type AgentRow, useAgents } from './use-agents';

interface AgentsMatrixProps {
  columnsOf: 'skills' | 'queues';
  description: string;
  hint: string;
  noColumns: { title: string; text: string; href: string; label: string };
  cell: (agent: AgentRow, columnId: string) => ReactNode;
  cellValue: (agent: AgentRow, columnId: string) => string;
  onKey: (agent: AgentRow, columnId: string, key: string, change: ReturnType<typeof useAgents>['change']) => boolean;
  onPress: (
    agent: AgentRow,
    columnId: string,
    cell: HTMLElement,
    change: ReturnType<typeof useAgents>['change'],
  ) => void;
}

/** Agents by skills or by queues, edited in place, and many at once. */
export function AgentsMatrix(props: AgentsMatrixProps) {
  const t = useTranslations('centre.agents');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const editable = useCan()('centre.edit');
  const { agents, change } = useAgents();
  const centre = useQuery(trpc.centre.options.queryOptions());
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const filter = useAgentFilter();
  const teamNames = new Map(centre.data?.teams.map(({ id, name }) => [id, name]));
  const columns = centre.data?.[props.columnsOf] ?? [];
  const wanted = search.trim().toLowerCase();
  const content = (all: AgentRow[]) => {
    const found = all.filter(
      (agent) => `${agent.name} ${agent.email}`.toLowerCase().includes(wanted) && filter.fits(agent),
    );
    const byId = new Map(all.map((agent) => [agent.userId, agent]));
    if (all.length === 0) {
      return <EmptyState icon={Headset} title={t('empty_title')} description={t('empty')} />;
    }
    if (centre.data && columns.length === 0) {
      const { title, text, href, label } = props.noColumns;
      return (
        <EmptyState
          icon={Headset}
          title={title}
          description={text}
          action={<LinkButton href={href}>{label}</LinkButton>}
        />
      );
    }
    if (found.length === 0) {
      return <EmptyState icon={SearchX} title={ui('none_match', { search })} description={ui('none_match_hint')} />;
    }
    return (
      <>
        <MatrixGrid
          label={t(`matrix_${props.columnsOf}`)}
          rowHeader={t('count', { count: found.length })}
          rows={found.map((agent) => ({
            id: agent.userId,
            name: agent.name,
            detail: teamNames.get(agent.teamId ?? '') ?? '',
          }))}
          columns={columns}
          editable={editable}
          selection={{ selected, onChange: setSelected }}
          rowHref={(id) => `/agents/${id}`}
          cell={(row, column) => {
            const agent = byId.get(row);
            return agent && props.cell(agent, column);
          }}
          cellValue={(row, column) => {
            const agent = byId.get(row);
            return agent ? props.cellValue(agent, column) : '';
          }}
          onKey={(row, column, key) => {
            const agent = byId.get(row);
            return agent !== undefined && props.onKey(agent, column, key, change);
          }}
          onPress={(row, column, cell) => {
            const agent = byId.get(row);
            if (agent) props.onPress(agent, column, cell, change);
          }}
        />
        {editable && <p className="mt-2 text-xs text-ink-muted max-sm:hidden">{props.hint}</p>}
      </>
    );
  };
  return (
    <Page
      title={t('title')}
      description={props.description}
      actions={
        <>
          <SearchInput label={t('search')} value={search} onChange={setSearch} />
          {editable && <UndoButtons />}
        </>
      }
    >
      <SectionTabs section="agents" />
      <AgentFilters filter={filter} centre={centre.data} />
      <BulkBar
        selected={selected}
        centre={centre.data}
        saving={change.isPending}
        onChange={(made) => change.mutate({ userIds: [...selected], change: made })}
        onClear={() => setSelected(new Set())}
      />
      <QueryState query={agents}>{content}</QueryState>
    </Page>
  );
}
