'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChoiceChecks } from '@/centre/choice-checks';
import { useFieldErrors } from '@/centre/field-errors';
import { useTRPC } from '@/client/trpc';
import { FormDialog } from '@/ui/form-dialog';
import { ChooseConversation } from './choose-conversation';
import { ChooseScorecard } from './choose-scorecard';

const judgesMin = 2;
const dueDays = 7;

/** Gives one conversation to several judges. */
export function CalibrationDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { push } = useRouter();
  const [scorecardId, setScorecardId] = useState<string | null>(null);
  const [conversationId, setConversationId] = useState<string | null>(null);
  const [reviewerIds, setReviewerIds] = useState<string[]>([]);
  const reviewers = useQuery(trpc.reviews.reviewers.queryOptions());
  const start = useMutation(
    trpc.calibrations.start.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async (id) => {
        await Promise.all([
          queries.invalidateQueries({ queryKey: trpc.calibrations.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.reviews.pathKey() }),
        ]);
        push(`/quality/calibrations/${id}`);
      },
    }),
  );
  const errorOf = useFieldErrors(start.error);
  const ready = scorecardId !== null && conversationId !== null && reviewerIds.length >= judgesMin;
  return (
    <FormDialog
      title={t('add_calibration')}
      description={t('calibrations_text')}
      error={start.error}
      fieldErrors
      saving={start.isPending}
      ready={ready}
      submitLabel={t('begin')}
      onSubmit={() => ready && start.mutate({ scorecardId, conversationId, reviewerIds, dueDays })}
      onClose={onClose}
      size="lg"
    >
      <ChooseScorecard value={scorecardId} onChange={setScorecardId} />
      <ChooseConversation value={conversationId} onChange={setConversationId} />
      <ChoiceChecks
        label={t('reviewers')}
        help={t('judges_help')}
        options={reviewers.data ?? []}
        value={reviewerIds}
        onChange={setReviewerIds}
        error={errorOf('reviewerIds')}
      />
    </FormDialog>
  );
}
