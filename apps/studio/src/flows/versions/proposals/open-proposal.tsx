'use client';

import { useTranslations } from 'next-intl';
import { Callout } from '@/ui/callout';
import { Instant } from '@/ui/instant';
import { LinkButton } from '@/ui/link-button';
import { useProposals } from './use-proposals';

/** Says in the flow itself that something waits for approval. */
export function OpenProposal({ flowId }: { flowId: string }) {
  const t = useTranslations('flow_versions.proposals');
  const { data } = useProposals({ open: true, flowId });
  const proposal = data?.[0];
  if (proposal === undefined) return null;
  return (
    <Callout
      tone="info"
      title={t('waitsHere')}
      action={
        <LinkButton size="sm" href={`/flows/proposals/${proposal.id}`}>
          {t('look')}
        </LinkButton>
      }
    >
      {proposal.proposedByName ?? t('somebody')} · <Instant at={proposal.proposedAt} />
    </Callout>
  );
}
