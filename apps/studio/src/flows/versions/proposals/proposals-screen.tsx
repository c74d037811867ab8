'use client';

import { UserCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Instant } from '@/ui/instant';
import { ListScreen } from '@/ui/list-screen';
import { Segmented } from '@/ui/segmented';
import { ProposalState } from './proposal-state';
import { useProposals } from './use-proposals';

/** What waits to be published until another person approves, and what became of earlier proposals. */
export function ProposalsScreen() {
  const t = useTranslations('flow_versions.proposals');
  const flows = useTranslations('flows.list');
  const [open, setOpen] = useState(true);
  const proposals = useProposals({ open });
  return (
    <ListScreen
      id="proposals"
      title={t('title')}
      description={t('description')}
      breadcrumbs={[{ label: flows('title'), href: '/flows' }]}
      query={proposals}
      before={
        <Segmented
          className="mb-3"
          label={t('which')}
          value={open ? 'open' : 'all'}
          onChange={(next) => setOpen(next === 'open')}
          options={[
            { value: 'open', label: t('open') },
            { value: 'all', label: t('all') },
          ]}
        />
      }
      rowId={(row) => row.id}
      rowName={(row) => row.flowName}
      rowHref={(row) => `/flows/proposals/${row.id}`}
      columns={[
        { id: 'flow', header: t('flow'), cell: (row) => row.flowName, sortBy: (row) => row.flowName },
        { id: 'note', header: t('note'), cell: (row) => <span className="line-clamp-2">{row.note}</span> },
        {
          id: 'by',
          header: t('by'),
          cell: (row) => row.proposedByName ?? t('somebody'),
          sortBy: (row) => row.proposedByName ?? '',
        },
        {
          id: 'at',
          header: t('at'),
          cell: (row) => <Instant at={row.proposedAt} />,
          sortBy: (row) => row.proposedAt,
        },
        { id: 'state', header: t('state'), cell: (row) => <ProposalState state={row.state} /> },
      ]}
      empty={{ icon: UserCheck, title: t('empty'), text: t('emptyText') }}
    />
  );
}
