'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Input } from '@/ui/input';
import type { Question, ScorecardContent } from './quality-rows';
import { QuestionEditor } from './question-editor';

type Section = ScorecardContent['sections'][number];

interface SectionEditorProps {
  section: Section;
  place: string;
  errorOf: (field: string) => string | undefined;
  /** The last one stays. */
  only: boolean;
  /** Null: it goes. */
  onChange: (next: Section | null) => void;
}

/** Questions under one heading. */
export function SectionEditor({ section, place, errorOf, only, onChange }: SectionEditorProps) {
  const t = useTranslations('quality');
  const { questions } = section;
  const setQuestions = (next: Question[]) => onChange({ ...section, questions: next });
  const titleError = errorOf(`${place}.title`);
  return (
    <Card>
      <div className="flex items-start gap-2 border-b border-line px-4 py-3">
        <div className="min-w-0 flex-1">
          <Input
            aria-label={t('section_title')}
            placeholder={t('section_title')}
            className="font-semibold"
            value={section.title}
            maxLength={200}
            aria-invalid={titleError === undefined ? undefined : true}
            onChange={(event) => onChange({ ...section, title: event.currentTarget.value })}
          />
          {titleError !== undefined && (
            <p role="alert" className="mt-1 text-xs text-danger">
              {titleError}
            </p>
          )}
        </div>
        {!only && (
          <Button size="icon" variant="ghost" aria-label={t('drop_section')} onClick={() => onChange(null)}>
            <Trash2 aria-hidden />
          </Button>
        )}
      </div>
      <ol className="divide-y divide-line">
        {questions.map((question, at) => (
          <li key={question.id} className="p-4">
            <QuestionEditor
              question={question}
              place={`${place}.questions.${at}`}
              errorOf={errorOf}
              onChange={(next) => setQuestions(questions.with(at, next))}
              onDelete={() => setQuestions(questions.toSpliced(at, 1))}
              {...(at === 0
                ? {}
                : { onUp: () => setQuestions(questions.toSpliced(at, 1).toSpliced(at - 1, 0, question)) })}
            />
          </li>
        ))}
      </ol>
      <div className="border-t border-line p-4 first:border-0">
        <Button onClick={() => setQuestions([...questions, newQuestion()])}>
          <Plus aria-hidden />
          {t('add_question')}
        </Button>
      </div>
    </Card>
  );
}

export function newSection(title: string): Section {
  return { id: crypto.randomUUID(), title, questions: [newQuestion()] };
}

function newQuestion(): Question {
  return {
    id: crypto.randomUUID(),
    text: '',
    hint: '',
    answer: { kind: 'yes_no' },
    weight: 10,
    knockOut: false,
    mayNotApply: true,
  };
}
