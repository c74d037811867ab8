'use client';

import { useQuery } from '@tanstack/react-query';
import { FileUp, MapIcon, Plus, Search, SearchX, UserCheck, Workflow } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { useCommands } from '@/palette/commands';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { Segmented } from '@/ui/segmented';
import { WaitingProposals } from '../versions/proposals/waiting-proposals';
import { FlowTable } from './flow-table';
import { ImportDialog } from './import-dialog';
import { NewFlowDialog } from './new-flow-dialog';

/** Every flow of the organisation. */
export function FlowListScreen() {
  const t = useTranslations('flows.list');
  const across = useTranslations('flows.across');
  const proposals = useTranslations('flow_versions.proposals');
  const trpc = useTRPC();
  const editable = useCan()('flow.edit');
  const [archived, setArchived] = useState(false);
  const [search, setSearch] = useState('');
  const [dialog, setDialog] = useState<'new' | 'import' | null>(null);
  const flows = useQuery(trpc.flows.list.queryOptions({ archived }));
  useCommands(
    'flows',
    useMemo(
      () =>
        editable
          ? [
              { id: 'flows.new', title: t('new'), group: t('title'), icon: Plus, run: () => setDialog('new') },
              {
                id: 'flows.import',
                title: t('import'),
                group: t('title'),
                icon: FileUp,
                run: () => setDialog('import'),
              },
            ]
          : [],
      [editable, t],
    ),
  );
  const create = editable && (
    <Button variant="primary" onClick={() => setDialog('new')}>
      <Plus aria-hidden />
      {t('new')}
    </Button>
  );
  const words = search.trim().toLowerCase();
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <>
          <SearchInput label={t('search')} value={search} onChange={setSearch} />
          <LinkButton href="/flows/find">
            <Search aria-hidden />
            {across('find.open')}
          </LinkButton>
          <LinkButton href="/flows/proposals">
            <UserCheck aria-hidden />
            {proposals('title')}
            <WaitingProposals />
          </LinkButton>
          <LinkButton href="/flows/map">
            <MapIcon aria-hidden />
            {across('map.open')}
          </LinkButton>
          {editable && (
            <Button onClick={() => setDialog('import')}>
              <FileUp aria-hidden />
              {t('import')}
            </Button>
          )}
          {create}
        </>
      }
    >
      <Segmented
        className="mb-3"
        label={t('which')}
        value={archived ? 'archived' : 'current'}
        onChange={(next) => setArchived(next === 'archived')}
        options={[
          { value: 'current', label: t('current') },
          { value: 'archived', label: t('archived') },
        ]}
      />
      <QueryState query={flows}>
        {(rows) => {
          const found = rows.filter((row) =>
            [row.name, ...row.numbers].some((text) => text.toLowerCase().includes(words)),
          );
          if (rows.length === 0) {
            return archived ? (
              <EmptyState icon={Workflow} title={t('noneArchived')} description={t('noneArchivedText')} />
            ) : (
              <EmptyState icon={Workflow} title={t('empty')} description={t('emptyText')} action={create} />
            );
          }
          if (found.length === 0)
            return <EmptyState icon={SearchX} title={t('noneFound', { search })} description={t('noneFoundText')} />;
          return <FlowTable rows={found} archived={archived} />;
        }}
      </QueryState>
      {dialog === 'new' && <NewFlowDialog onClose={() => setDialog(null)} />}
      {dialog === 'import' && <ImportDialog onClose={() => setDialog(null)} />}
    </Page>
  );
}
