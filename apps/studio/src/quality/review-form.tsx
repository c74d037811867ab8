'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { Card, CardHeader } from '@/ui/card';
import { AnswerControl } from './answer-control';
import type { Answer, ReviewData } from './quality-rows';

interface ReviewFormProps {
  found: Pick<ReviewData, 'content' | 'review' | 'result'>;
  onAnswer?: (questionId: string, answer: Answer) => void;
}

/** The questions of a form with what was answered. */
export function ReviewForm({ found, onAnswer }: ReviewFormProps) {
  const t = useTranslations('quality');
  const { content, review, result } = found;
  return (
    <div className="flex flex-col gap-4">
      {content.sections.map((section) => (
        <Card key={section.id}>
          <CardHeader title={section.title} />
          <ol className="divide-y divide-line">
            {section.questions.map((question) => (
              <li key={question.id} className="flex flex-col gap-2 px-4 py-3">
                <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
                  <p className="min-w-0 flex-1 basis-56 font-medium [overflow-wrap:anywhere]">{question.text}</p>
                  <span className="flex flex-wrap gap-1">
                    {question.knockOut && (
                      <Badge tone={result.knockedOutBy.includes(question.id) ? 'danger' : 'warning'}>
                        {t('knock_out')}
                      </Badge>
                    )}
                    <Badge>{t('weight_is', { weight: question.weight })}</Badge>
                  </span>
                </div>
                {question.hint !== '' && <p className="text-sm whitespace-pre-line text-ink-muted">{question.hint}</p>}
                <AnswerControl
                  question={question}
                  value={review.answers[question.id]}
                  {...(onAnswer === undefined ? {} : { onChange: (answer: Answer) => onAnswer(question.id, answer) })}
                />
              </li>
            ))}
          </ol>
        </Card>
      ))}
    </div>
  );
}
