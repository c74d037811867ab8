'use client';

import { useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';
import type { Answer, Question } from './quality-rows';

interface AnswerControlProps {
  question: Question;
  /** Undefined while it is open. */
  value: Answer | undefined;
  /** Left out where nothing can be changed. */
  onChange?: (answer: Answer) => void;
}

/** The answers that a question takes, one beside the other; the arrow keys go from one to the next. */
export function AnswerControl({ question, value, onChange }: AnswerControlProps) {
  const choices = useChoices(question);
  return (
    <div role="radiogroup" aria-label={question.text} className="flex flex-wrap gap-1.5">
      {choices.map((choice) => (
        <label
          key={String(choice.value)}
          className={classNames(
            'inline-flex h-8 min-w-9 items-center justify-center rounded-md border px-2.5 text-sm whitespace-nowrap has-focus-visible:outline-2 has-focus-visible:outline-focus',
            value === choice.value
              ? 'border-accent bg-accent-soft font-medium text-accent-ink'
              : 'border-line-strong bg-surface text-ink-muted',
            onChange === undefined ? 'opacity-80' : 'cursor-pointer hover:bg-hover',
          )}
        >
          <input
            type="radio"
            name={question.id}
            className="sr-only"
            checked={value === choice.value}
            disabled={onChange === undefined}
            onChange={() => onChange?.(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </div>
  );
}

/** What an answer is called. */
export function useAnswerText(question: Question): (answer: Answer) => string {
  const choices = useChoices(question);
  return (answer) => choices.find(({ value }) => value === answer)?.label ?? '–';
}

function useChoices({ answer, mayNotApply }: Question): { value: Answer; label: string }[] {
  const t = useTranslations('quality');
  const choices: { value: Answer; label: string }[] =
    answer.kind === 'yes_no'
      ? [
          { value: true, label: t('yes') },
          { value: false, label: t('no') },
        ]
      : answer.kind === 'scale'
        ? Array.from({ length: answer.max }, (_, at) => ({ value: at + 1, label: String(at + 1) }))
        : answer.options.map(({ id, label }) => ({ value: id, label }));
  return mayNotApply ? [...choices, { value: null, label: t('not_applicable') }] : choices;
}
