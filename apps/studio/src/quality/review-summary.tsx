'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Card, CardHeader } from '@/ui/card';
import { Textarea } from '@/ui/input';
import { Instant } from '@/ui/instant';
import type { ReviewData } from './quality-rows';

/** What the reviewer says on the whole, and what the agent says to it. */
export function ReviewSummary({ found }: { found: Pick<ReviewData, 'review' | 'mayChange'> }) {
  const t = useTranslations('quality');
  const { review, mayChange } = found;
  if (!mayChange && review.summary === '' && review.acknowledgedAt === null) return null;
  return (
    <Card>
      <CardHeader title={t('summary')} />
      <div className="flex flex-col gap-3 p-4">
        {mayChange ? (
          <SummaryField reviewId={review.id} saved={review.summary} />
        ) : (
          review.summary !== '' && (
            <p className="text-sm whitespace-pre-line [overflow-wrap:anywhere]">{review.summary}</p>
          )
        )}
        {review.acknowledgedAt !== null && (
          <div className="rounded-md bg-sunken p-3">
            <p className="text-xs text-ink-muted">
              {t('read_by_agent')} <Instant at={review.acknowledgedAt} />
            </p>
            {review.reply !== '' && (
              <p className="mt-1 text-sm whitespace-pre-line [overflow-wrap:anywhere]">{review.reply}</p>
            )}
          </div>
        )}
      </div>
    </Card>
  );
}

/** Saved when it is left. */
function SummaryField({ reviewId, saved }: { reviewId: string; saved: string }) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [text, setText] = useState(saved);
  const save = useMutation(
    trpc.reviews.summarise.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.reviews.get.queryKey({ id: reviewId }) }),
    }),
  );
  return (
    <Textarea
      aria-label={t('summary')}
      placeholder={t('summary_hint')}
      value={text}
      maxLength={8_000}
      rows={4}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => text.trim() !== saved && save.mutate({ reviewId, text })}
    />
  );
}
