'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan, usePerson } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { RolloutChoice } from '@/flows/rollout/rollout-choice';
import { isWhole, type RolloutPlan } from '@/flows/rollout/rollout-plan';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Textarea } from '@/ui/input';
import { Instant } from '@/ui/instant';
import { toast } from '@/ui/toast';
import { useUiLocale } from '../../editor/editor-context';
import type { ShownProposal } from './shown-proposal';

/** What became of a proposal; where it is open, the decision, for whoever may make it. */
export function ProposalDecision({ proposal }: { proposal: ShownProposal }) {
  const t = useTranslations('flow_versions.proposals');
  return (
    <footer className="shrink-0 border-t border-line bg-surface px-3 py-2.5">
      {proposal.state === 'open' ? (
        <Deciding proposal={proposal} />
      ) : (
        <p className="text-sm">
          {t(`was.${proposal.state}`, { who: proposal.decidedByName ?? t('somebody') })}
          {proposal.decidedAt !== null && (
            <span className="text-ink-muted">
              {' · '}
              <Instant at={proposal.decidedAt} />
            </span>
          )}
          {proposal.comment !== '' && (
            <span className="mt-1 block border-l-2 border-line pl-2 whitespace-pre-wrap text-ink-muted [overflow-wrap:anywhere]">
              {proposal.comment}
            </span>
          )}
        </p>
      )}
    </footer>
  );
}

function Deciding({ proposal }: { proposal: ShownProposal }) {
  const t = useTranslations('flow_versions.proposals');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const locale = useUiLocale();
  const can = useCan();
  const person = usePerson();
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const [rollout, setRollout] = useState<RolloutPlan | null>(null);
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc.proposals.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.flows.pathKey() }),
    ]);
  const options = { meta: { showsFailure: true }, onError: refresh };
  const approve = useMutation(
    trpc.proposals.approve.mutationOptions({
      ...options,
      onSuccess: async ({ number }) => {
        toast.success(t('approved', { number }));
        await refresh();
      },
    }),
  );
  const refuse = useMutation(trpc.proposals.refuse.mutationOptions({ ...options, onSuccess: refresh }));
  const withdraw = useMutation(trpc.proposals.withdraw.mutationOptions({ ...options, onSuccess: refresh }));
  const own = proposal.proposedById === person.id;
  const busy = approve.isPending || refuse.isPending || withdraw.isPending;
  const error = approve.error ?? refuse.error ?? withdraw.error;
  const decides = can('flow.publish') && !own;
  const { id, flowId, published } = proposal;
  const baseNumber = proposal.against?.number ?? null;
  const sayNo = () => {
    setMissing(comment.trim() === '');
    if (comment.trim() !== '') refuse.mutate({ id, comment });
  };
  return (
    <div className="space-y-2">
      {error !== null && <Callout tone="danger">{failureText(error, locale)}</Callout>}
      {decides && (
        <Textarea
          aria-label={t('comment')}
          placeholder={t('commentHint')}
          rows={2}
          className="min-h-12"
          maxLength={2_000}
          aria-invalid={missing || undefined}
          value={comment}
          onChange={(event) => {
            setComment(event.target.value);
            setMissing(false);
          }}
        />
      )}
      {missing && (
        <p role="alert" className="text-xs text-danger">
          {t('commentNeeded')}
        </p>
      )}
      {decides && published !== null && baseNumber !== null && (
        <details className="text-sm">
          <summary className="cursor-pointer rounded-sm text-ink-muted hover:text-ink">
            {t(rollout === null ? 'toEveryone' : 'toSome')}
          </summary>
          <div className="mt-2 max-h-[40dvh] overflow-y-auto">
            <RolloutChoice flowId={flowId} baseNumber={baseNumber} value={rollout} onChange={setRollout} />
          </div>
        </details>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {!decides && <p className="min-w-0 flex-1 text-sm text-ink-muted">{own ? t('own') : t('notAllowed')}</p>}
        {can('flow.edit') && (
          <Button disabled={busy} loading={withdraw.isPending} onClick={() => withdraw.mutate({ id })}>
            {t('withdraw')}
          </Button>
        )}
        {decides && (
          <>
            <Button variant="danger" disabled={busy} loading={refuse.isPending} onClick={sayNo}>
              {t('refuse')}
            </Button>
            <Button
              variant="primary"
              disabled={busy || (rollout !== null && !isWhole(rollout))}
              loading={approve.isPending}
              onClick={() => approve.mutate({ id, comment, published, ...(rollout && { rollout }) })}
            >
              {t('approve')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
