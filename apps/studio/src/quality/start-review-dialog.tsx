'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { FormDialog } from '@/ui/form-dialog';
import { ChooseConversation } from './choose-conversation';
import { ChooseScorecard } from './choose-scorecard';

/** Begins a review of a conversation that somebody chooses. */
export function StartReviewDialog({ callId, onClose }: { callId?: string; onClose: () => void }) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { push } = useRouter();
  const [scorecardId, setScorecardId] = useState<string | null>(null);
  const [conversationId, setConversationId] = useState<string | null>(null);
  const start = useMutation(
    trpc.reviews.start.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async (id) => {
        await queries.invalidateQueries({ queryKey: trpc.reviews.pathKey() });
        push(`/quality/reviews/${id}`);
      },
    }),
  );
  return (
    <FormDialog
      title={t('start')}
      description={t('start_text')}
      error={start.error}
      saving={start.isPending}
      ready={scorecardId !== null && conversationId !== null}
      submitLabel={t('begin')}
      onSubmit={() => scorecardId !== null && conversationId !== null && start.mutate({ scorecardId, conversationId })}
      onClose={onClose}
      size="lg"
    >
      <ChooseScorecard value={scorecardId} onChange={setScorecardId} />
      <ChooseConversation
        {...(callId === undefined ? {} : { callId })}
        value={conversationId}
        onChange={setConversationId}
      />
    </FormDialog>
  );
}
