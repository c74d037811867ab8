'use client';

import type { FlowDocument } from '@patchbay/flow-schema';
import { useQuery } from '@tanstack/react-query';
import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Instant } from '@/ui/instant';
import { QueryState } from '@/ui/query-state';
import { Segmented } from '@/ui/segmented';
import { Skeleton } from '@/ui/skeleton';
import type { FlowContent } from '../../editor/core/edit-change';
import { contentOf } from '../../editor/open-flow';
import { CompareView } from '../compare/compare-view';
import { ProposalDecision } from './proposal-decision';
import { ProposalState } from './proposal-state';
import type { ShownProposal } from './shown-proposal';

/** One proposal: what it would change for callers, and the decision. */
export function ProposalScreen({ proposalId }: { proposalId: string }) {
  const trpc = useTRPC();
  const proposal = useQuery(trpc.proposals.open.queryOptions({ id: proposalId }, { refetchOnMount: 'always' }));
  return (
    <QueryState query={proposal} skeleton={<Skeleton className="m-4 h-40" />}>
      {(data) => <Proposal proposal={data} />}
    </QueryState>
  );
}

function Proposal({ proposal }: { proposal: ShownProposal }) {
  const t = useTranslations('flow_versions.proposals');
  const compare = useTranslations('flow_versions.compare');
  const trpc = useTRPC();
  const [view, setView] = useState<'published' | 'draft'>('published');
  const went = proposal.state === 'open' && proposal.revision !== proposal.draftRevision;
  const draft = useQuery(
    trpc.flows.draft.queryOptions({ id: proposal.flowId }, { enabled: went, refetchOnMount: 'always' }),
  );
  const proposed = useMemo(() => contentOf(proposal), [proposal]);
  const against = useMemo(
    () => (proposal.against === null ? nothingOf(proposed) : contentOf(proposal.against)),
    [proposal, proposed],
  );
  const draftContent = useMemo(() => (draft.data === undefined ? null : contentOf(draft.data)), [draft.data]);
  const againstTitle =
    proposal.against === null
      ? t('nothingPublished')
      : proposal.against.number === null
        ? t('publishedThen')
        : compare('version', { number: proposal.against.number });
  const proposedSide = { content: proposed, title: t('proposed') };
  return (
    <div className="flex h-full flex-col overflow-hidden">
      <header className="shrink-0 border-b border-line bg-surface px-3 py-2">
        <div className="flex flex-wrap items-center gap-2">
          <Link
            href="/flows/proposals"
            aria-label={t('back')}
            className="grid size-8 place-items-center rounded-md text-ink-muted hover:bg-hover"
          >
            <ChevronLeft className="size-4" aria-hidden />
          </Link>
          <h1 className="min-w-0 truncate text-sm font-semibold">
            <Link href={`/flows/${proposal.flowId}`} className="hover:underline">
              {proposal.flowName}
            </Link>
          </h1>
          <ProposalState state={proposal.state} />
          <span className="text-xs text-ink-muted">
            {proposal.proposedByName ?? t('somebody')} · <Instant at={proposal.proposedAt} />
          </span>
        </div>
        {proposal.note !== '' && (
          <p className="mt-1 max-h-24 overflow-y-auto text-sm whitespace-pre-wrap sm:pl-10 [overflow-wrap:anywhere]">
            {proposal.note}
          </p>
        )}
        {went && (
          <div className="mt-2 flex flex-wrap items-center gap-2 sm:pl-10">
            <p role="note" className="min-w-0 flex-1 basis-64 text-sm text-warning-ink">
              {t('draftWent')}
            </p>
            <Segmented
              label={compare('view')}
              value={view}
              onChange={setView}
              options={[
                { value: 'published', label: t('whatIsProposed') },
                { value: 'draft', label: t('sinceThen') },
              ]}
            />
          </div>
        )}
      </header>
      {view === 'draft' && draftContent !== null ? (
        <CompareView
          key="draft"
          className="min-h-0 flex-1"
          flowId={proposal.flowId}
          before={proposedSide}
          after={{ content: draftContent, title: compare('draft') }}
        />
      ) : (
        <CompareView
          key="published"
          className="min-h-0 flex-1"
          flowId={proposal.flowId}
          before={{ content: against, title: againstTitle }}
          after={proposedSide}
        />
      )}
      <ProposalDecision proposal={proposal} />
    </div>
  );
}

/** What a flow that was never published is compared with: the same flow without anything in it. */
function nothingOf({ document }: FlowContent): FlowContent {
  const empty: FlowDocument = { ...document, variables: [], nodes: [], edges: [], errorHandler: null, scenarios: [] };
  return { document: empty, layout: { nodes: {} } };
}
