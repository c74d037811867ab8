'use client';

import { ArrowUp, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/ui/button';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { Select } from '@/ui/select';
import { Switch } from '@/ui/switch';
import { OptionsEditor } from './options-editor';
import type { Question } from './quality-rows';

interface QuestionEditorProps {
  question: Question;
  place: string;
  errorOf: (field: string) => string | undefined;
  onChange: (next: Question) => void;
  onDelete: () => void;
  onUp?: () => void;
}

const scaleMax = 10;

/** One question: what is asked, how it is answered, what it weighs. */
export function QuestionEditor({ question, place, errorOf, onChange, onDelete, onUp }: QuestionEditorProps) {
  const t = useTranslations('quality');
  const set = (next: Partial<Question>) => onChange({ ...question, ...next });
  const { answer } = question;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-end gap-1">
        <FormField label={t('question')} error={errorOf(`${place}.text`)} className="min-w-0 flex-1">
          {(control) => (
            <Input
              {...control}
              value={question.text}
              maxLength={400}
              onChange={(event) => set({ text: event.currentTarget.value })}
            />
          )}
        </FormField>
        {onUp !== undefined && (
          <Button size="icon" variant="ghost" aria-label={t('move_up')} onClick={onUp}>
            <ArrowUp aria-hidden />
          </Button>
        )}
        <Button size="icon" variant="ghost" aria-label={t('drop_question')} onClick={onDelete}>
          <Trash2 aria-hidden />
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-[minmax(0,1fr)_7rem_7rem]">
        <FormField label={t('answer')} className="max-sm:col-span-2">
          {(control) => (
            <Select
              id={control.id}
              value={answer.kind}
              onChange={(kind) => set({ answer: kind === answer.kind ? answer : newAnswer(kind, t('yes'), t('no')) })}
              options={[
                { value: 'yes_no', label: t('kinds.yes_no') },
                { value: 'scale', label: t('kinds.scale') },
                { value: 'choice', label: t('kinds.choice') },
              ]}
            />
          )}
        </FormField>
        {answer.kind === 'scale' && (
          <FormField label={t('steps')} error={errorOf(`${place}.answer.max`)}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={2}
                max={scaleMax}
                value={answer.max}
                onChange={(event) => set({ answer: { kind: 'scale', max: Number(event.currentTarget.value) } })}
              />
            )}
          </FormField>
        )}
        <FormField label={t('weight')} error={errorOf(`${place}.weight`)}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              max={100}
              value={question.weight}
              onChange={(event) => set({ weight: Number(event.currentTarget.value) })}
            />
          )}
        </FormField>
      </div>
      {answer.kind === 'choice' && (
        <OptionsEditor
          options={answer.options}
          place={`${place}.answer.options`}
          errorOf={errorOf}
          onChange={(options) => set({ answer: { kind: 'choice', options } })}
        />
      )}
      <FormField label={t('hint')} optional={t('optional')} error={errorOf(`${place}.hint`)}>
        {(control) => (
          <Textarea
            {...control}
            className="min-h-9"
            rows={1}
            value={question.hint}
            maxLength={2_000}
            onChange={(event) => set({ hint: event.currentTarget.value })}
          />
        )}
      </FormField>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Toggle label={t('knock_out_label')} checked={question.knockOut} onChange={(knockOut) => set({ knockOut })} />
        <Toggle
          label={t('may_not_apply')}
          checked={question.mayNotApply}
          onChange={(mayNotApply) => set({ mayNotApply })}
        />
      </div>
    </div>
  );
}

function Toggle({ label, checked, onChange }: { label: string; checked: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <span className="inline-flex items-center gap-2 text-sm">
      <Switch id={id} checked={checked} onChange={onChange} />
      <label htmlFor={id}>{label}</label>
    </span>
  );
}

function newAnswer(kind: Question['answer']['kind'], yes: string, no: string): Question['answer'] {
  if (kind === 'yes_no') return { kind };
  if (kind === 'scale') return { kind, max: 5 };
  return {
    kind,
    options: [
      { id: crypto.randomUUID(), label: yes, percent: 100 },
      { id: crypto.randomUUID(), label: no, percent: 0 },
    ],
  };
}
