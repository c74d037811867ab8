'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { classNames } from '@/ui/class-names';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { useAnswerText } from './answer-control';
import type { Answer, CalibrationData, Question } from './quality-rows';
import { ScoreBadge, usePercent } from './score-badge';

/** Less than this is worth talking about. */
const agreementEnough = 0.75;

/** A row for each question, a column for each judge. */
export function CalibrationTable({ data }: { data: CalibrationData }) {
  const t = useTranslations('quality');
  const { judgements, content, spread } = data;
  const spreads = new Map(spread?.questions.map((one) => [one.questionId, one]));
  return (
    <Table>
      <TableHead>
        <tr>
          <TableHeader>{t('question')}</TableHeader>
          {judgements.map(({ reviewId, reviewerName }) => (
            <TableHeader key={reviewId}>{reviewerName ?? t('gone')}</TableHeader>
          ))}
          {spread !== null && <TableHeader className="text-right">{t('agreement')}</TableHeader>}
          {spread !== null && <TableHeader className="text-right">{t('range')}</TableHeader>}
        </tr>
      </TableHead>
      <TableBody>
        {content.sections.flatMap(({ questions }) =>
          questions.map((question) => (
            <QuestionRow
              key={question.id}
              question={question}
              answers={judgements.map(({ reviewId, answers }) => ({ reviewId, answer: answers[question.id] }))}
              spread={spreads.get(question.id)}
              revealed={spread !== null}
            />
          )),
        )}
        <TableRow>
          <TableCell className="font-medium">{t('score')}</TableCell>
          {judgements.map((one) => (
            <TableCell key={one.reviewId}>
              {one.passed === null ? (
                <span className="text-ink-muted">{t(one.finishedAt === null ? 'not_finished' : 'hidden')}</span>
              ) : (
                <ScoreBadge score={one.score} passed={one.passed} knockedOut={false} />
              )}
            </TableCell>
          ))}
          {spread !== null && <TableCell />}
          {spread !== null && <TableCell />}
        </TableRow>
      </TableBody>
    </Table>
  );
}

interface QuestionRowProps {
  question: Question;
  answers: { reviewId: string; answer: Answer | undefined }[];
  spread: { agreement: number | null; range: number | null } | undefined;
  revealed: boolean;
}

function QuestionRow({ question, answers, spread, revealed }: QuestionRowProps) {
  const t = useTranslations('quality');
  const percent = usePercent();
  const textOf = useAnswerText(question);
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : percent(value * 100);
  // Where one answer fails the whole call, every other one has to be talked about.
  const enough = question.knockOut ? 1 : agreementEnough;
  const apart = typeof spread?.agreement === 'number' && spread.agreement < enough;
  return (
    <TableRow className={classNames(apart && 'bg-warning-soft')}>
      <TableCell className="min-w-48">
        {question.text}
        {question.knockOut && (
          <Badge tone="warning" className="ml-2">
            {t('knock_out')}
          </Badge>
        )}
      </TableCell>
      {answers.map(({ reviewId, answer }) => (
        <TableCell key={reviewId} className="whitespace-nowrap">
          {answer === undefined ? '–' : textOf(answer)}
        </TableCell>
      ))}
      {revealed && <TableCell className="text-right tabular-nums">{share(spread?.agreement)}</TableCell>}
      {revealed && <TableCell className="text-right tabular-nums">{share(spread?.range)}</TableCell>}
    </TableRow>
  );
}
