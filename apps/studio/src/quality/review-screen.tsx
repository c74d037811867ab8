'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import type { AudioControl } from '@/media/audio-player';
import { Button } from '@/ui/button';
import { useConfirm } from '@/ui/confirm-dialog';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import type { Answer, ReviewData } from './quality-rows';
import { ReviewComments } from './review-comments';
import { ReviewFacts } from './review-facts';
import { ReviewForm } from './review-form';
import { type PlayedRecording, ReviewSound } from './review-sound';
import { ReviewSummary } from './review-summary';

/** One review: the questions, the recording, comments at its moments, and what it comes to. */
export function ReviewScreen({ id }: { id: string }) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const can = useCan();
  const review = useQuery(trpc.reviews.get.queryOptions({ id }));
  const player = useRef<AudioControl & PlayedRecording>(null);
  const answer = useAnswer(id);
  return (
    <QueryState query={review}>
      {(found) => (
        <Page
          breadcrumbs={[{ label: t('title'), href: '/quality' }]}
          title={t('review_of', { agent: found.agentName ?? t('gone') })}
          description={found.scorecardName}
          actions={
            <>
              {can('call.read') && (
                <LinkButton href={`/calls/${encodeURIComponent(found.review.callId)}`}>{t('to_call')}</LinkButton>
              )}
              {found.mayChange && <DeleteButton id={id} />}
              {found.mayChange && <FinishButton found={found} />}
            </>
          }
        >
          <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <div className="flex flex-col gap-4 max-lg:order-2">
              <ReviewForm found={found} {...(found.mayChange ? { onAnswer: answer } : {})} />
              <ReviewSummary found={found} />
            </div>
            <div className="flex flex-col gap-4 lg:sticky lg:top-4">
              <ReviewFacts found={found} />
              {can('call.listen_recording') && <ReviewSound found={found} player={player} />}
              <ReviewComments found={found} player={player} />
            </div>
          </div>
        </Page>
      )}
    </QueryState>
  );
}

/** Shown at once, kept by the server, which works the score out. */
function useAnswer(id: string): (questionId: string, answer: Answer) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const key = trpc.reviews.get.queryKey({ id });
  const { mutate } = useMutation(
    trpc.reviews.answer.mutationOptions({
      onSuccess: (result) => queries.setQueryData(key, (known) => known && { ...known, result: { ...result } }),
      onError: () => void queries.invalidateQueries({ queryKey: key }),
    }),
  );
  return (questionId, answer) => {
    queries.setQueryData(
      key,
      (known) =>
        known && {
          ...known,
          review: { ...known.review, answers: { ...known.review.answers, [questionId]: answer } },
        },
    );
    mutate({ reviewId: id, questionId, answer });
  };
}

function FinishButton({ found }: { found: ReviewData }) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const finish = useMutation(
    trpc.reviews.finish.mutationOptions({
      onSuccess: async () => {
        toast.success(t('finished_toast'));
        await queries.invalidateQueries({ queryKey: trpc.reviews.pathKey() });
      },
    }),
  );
  const ask = async () => {
    const sure = await confirm({
      title: t('finish_title'),
      description: t(found.review.calibrationId === null ? 'finish_text' : 'finish_calibration_text'),
      action: t('finish'),
    });
    if (sure) finish.mutate({ id: found.review.id });
  };
  return (
    <Button
      variant="primary"
      disabled={found.result.open.length > 0}
      loading={finish.isPending}
      onClick={() => void ask()}
    >
      <CircleCheck aria-hidden />
      {t('finish')}
    </Button>
  );
}

function DeleteButton({ id }: { id: string }) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { push } = useRouter();
  const confirm = useConfirm();
  const remove = useMutation(
    trpc.reviews.remove.mutationOptions({
      onSuccess: async () => {
        push('/quality');
        await queries.invalidateQueries({ queryKey: trpc.reviews.list.pathKey() });
      },
    }),
  );
  const ask = async () => {
    const sure = await confirm({
      title: t('drop_title'),
      description: t('drop_text'),
      action: t('drop'),
      danger: true,
    });
    if (sure) remove.mutate({ id });
  };
  return (
    <Button variant="danger-ghost" loading={remove.isPending} onClick={() => void ask()}>
      <Trash2 aria-hidden />
      {t('drop')}
    </Button>
  );
}
