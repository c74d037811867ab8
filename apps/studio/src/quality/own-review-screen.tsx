'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { Textarea } from '@/ui/input';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { ReviewComments } from './review-comments';
import { ReviewFacts } from './review-facts';
import { ReviewForm } from './review-form';
import { ReviewSummary } from './review-summary';

/** A review of one's own conversation: read it, and say something to it once. */
export function OwnReviewScreen({ id }: { id: string }) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const review = useQuery(trpc.ownReviews.get.queryOptions({ id }));
  return (
    <QueryState query={review}>
      {(found) => (
        <Page breadcrumbs={[{ label: t('own_title'), href: '/own-reviews' }]} title={found.scorecardName}>
          <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <div className="flex flex-col gap-4 max-lg:order-2">
              <ReviewSummary found={found} />
              <ReviewForm found={found} />
            </div>
            <div className="flex flex-col gap-4">
              <ReviewFacts found={found} />
              {found.review.acknowledgedAt === null && <Acknowledge id={id} />}
              <ReviewComments found={found} />
            </div>
          </div>
        </Page>
      )}
    </QueryState>
  );
}

function Acknowledge({ id }: { id: string }) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [reply, setReply] = useState('');
  const acknowledge = useMutation(
    trpc.ownReviews.acknowledge.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.ownReviews.pathKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    acknowledge.mutate({ reviewId: id, reply });
  };
  return (
    <Card>
      <CardHeader title={t('acknowledge_title')} />
      <form onSubmit={submit} className="flex flex-col gap-2 p-4">
        <Textarea
          aria-label={t('reply')}
          placeholder={t('reply')}
          value={reply}
          maxLength={4_000}
          rows={3}
          onChange={(event) => setReply(event.currentTarget.value)}
        />
        <Button type="submit" variant="primary" className="self-end" loading={acknowledge.isPending}>
          {t('acknowledge')}
        </Button>
      </form>
    </Card>
  );
}
