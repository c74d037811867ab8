'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/ui/badge';
import { Card } from '@/ui/card';
import { Instant } from '@/ui/instant';
import type { ReviewData } from './quality-rows';
import { usePercent } from './score-badge';

/** Whose conversation it was, and what the answers come to, with the formula. */
export function ReviewFacts({
  found,
}: {
  found: Pick<ReviewData, 'review' | 'result' | 'content' | 'queueName' | 'reviewerName'>;
}) {
  const t = useTranslations('quality');
  const percent = usePercent();
  const { review, result, content } = found;
  const open = result.open.length;
  return (
    <Card className="p-4">
      <div className="flex items-center gap-3" aria-live="polite">
        <span className="text-xl font-semibold tabular-nums">
          {result.score === null ? '–' : percent(result.score)}
        </span>
        {open > 0 ? (
          <span className="text-sm text-ink-muted">{t('questions_open', { count: open })}</span>
        ) : (
          <Badge tone={result.passed ? 'success' : 'danger'}>
            {t(result.passed ? 'passed' : 'failed')}
            {result.knockedOutBy.length > 0 && ` · ${t('knocked_out')}`}
          </Badge>
        )}
      </div>
      <p className="mt-1 text-xs text-ink-muted">{t('formula', { pass: percent(content.passPercent) })}</p>
      <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-3">
        <Fact name={t('talked')}>
          <Instant at={review.talkedAt} form="full" />
        </Fact>
        <Fact name={t('queue')}>{found.queueName ?? '–'}</Fact>
        <Fact name={t('reviewer')}>{found.reviewerName ?? t('gone')}</Fact>
        <Fact name={t('version')}>{review.version}</Fact>
        {review.dueAt !== null && review.finishedAt === null && (
          <Fact name={t('due')}>
            <Instant at={review.dueAt} />
          </Fact>
        )}
        {review.finishedAt !== null && (
          <Fact name={t('finished_at')}>
            <Instant at={review.finishedAt} />
          </Fact>
        )}
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-muted">{name}</dt>
      <dd className="text-sm [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
