'use client';

import type { FlowNode, Json, JsonObject, ScenarioAnswer } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { flowIndex } from '../../editor/core/flow-order';
import { useEditor } from '../../editor/editor-context';
import {
  type AnswerField,
  type AnswerType,
  answerKinds,
  answersFor,
  type OutcomeName,
  outcomeName,
  outcomes,
  withField,
} from './answers';
import { JsonInput } from './json-input';
import { NodeSelect } from './node-select';

interface AnswerFieldsProps {
  /** The node that asks; null where it is in another flow. */
  readonly nodeId: string | null;
  readonly answer: ScenarioAnswer;
  readonly onChange: (answer: ScenarioAnswer, field: string) => void;
  readonly disabled: boolean;
}

/** What the world answers: which kind of answer, and what stands in it. */
export function AnswerFields({ nodeId, answer, onChange, disabled }: AnswerFieldsProps) {
  const t = useTranslations('scenarios.answerKinds');
  const form = useTranslations('scenarios.form');
  const type = useEditor((state) =>
    nodeId === null ? undefined : flowIndex(state.content.document).nodes.get(nodeId)?.type,
  );
  const offered = answersFor(type);
  const types = offered.includes(answer.type) ? offered : [answer.type, ...offered];
  return (
    <>
      <FormField label={form('answer')}>
        {(control) => (
          <Select
            id={control.id}
            value={answer.type}
            options={types.map((one) => ({ value: one, label: t(labelKey(one)) }))}
            disabled={disabled}
            onChange={(next) => onChange(answerKinds[next].initial, 'type')}
          />
        )}
      </FormField>
      {answerKinds[answer.type].fields.map((field) => (
        <OneField
          key={`${answer.type}/${field.key}`}
          field={field}
          answer={answer}
          onChange={onChange}
          disabled={disabled}
        />
      ))}
    </>
  );
}

/** JSON keys of the messages may hold no dots. */
function labelKey(type: AnswerType) {
  return type.replace('.', '_') as 'dial_answered';
}

const isAction = (node: FlowNode) => node.type === 'agent_action';

function OneField({
  field,
  answer,
  onChange,
  disabled,
}: Omit<AnswerFieldsProps, 'nodeId'> & { readonly field: AnswerField }) {
  const t = useTranslations('scenarios.answerFields');
  const values = useTranslations('scenarios.answers');
  const { key } = field;
  const value = (answer as JsonObject)[key] ?? null;
  const change = (next: Json) => onChange(withField(answer, key, next), key);
  const label = t(key as 'status');
  if (answer.type === 'queue.left') return <OutcomeField answer={answer} onChange={onChange} disabled={disabled} />;
  if (field.kind === 'json') {
    const help = key === 'row' ? t('rowHelp') : key === 'wait' ? t('waitHelp') : undefined;
    return (
      <JsonInput
        label={label}
        value={value}
        onChange={change}
        disabled={disabled}
        {...(help === undefined ? {} : { help })}
      />
    );
  }
  return (
    <FormField label={label}>
      {(control) => {
        if (field.kind === 'choice')
          return (
            <Select
              id={control.id}
              value={String(value)}
              disabled={disabled}
              options={(field.options ?? []).map((one) => ({
                value: one,
                label: values(`${answer.type.split('.')[0] ?? ''}_${one}` as 'dial_busy'),
              }))}
              onChange={change}
            />
          );
        if (field.kind === 'action_node')
          return (
            <NodeSelect
              id={control.id}
              flow={null}
              value={String(value)}
              onChange={change}
              disabled={disabled}
              fits={isAction}
            />
          );
        return (
          <Input
            {...control}
            className={field.kind === 'number' ? 'w-24' : ''}
            inputMode={field.kind === 'number' ? 'numeric' : 'text'}
            readOnly={disabled}
            value={String(value ?? '')}
            onChange={(event) => {
              const typed = event.currentTarget.value;
              if (field.kind === 'text') return change(typed);
              if (/^\d{1,5}$/.test(typed)) change(Number(typed));
            }}
          />
        );
      }}
    </FormField>
  );
}

function OutcomeField({
  answer,
  onChange,
  disabled,
}: {
  readonly answer: Extract<ScenarioAnswer, { type: 'queue.left' }>;
  readonly onChange: AnswerFieldsProps['onChange'];
  readonly disabled: boolean;
}) {
  const t = useTranslations('scenarios.answerFields');
  const values = useTranslations('scenarios.answers');
  return (
    <FormField label={t('outcome')}>
      {(control) => (
        <Select
          id={control.id}
          value={outcomeName(answer.outcome)}
          disabled={disabled}
          options={(Object.keys(outcomes) as OutcomeName[]).map((name) => ({
            value: name,
            label: values(`left_${name}`),
          }))}
          onChange={(name) => onChange({ type: 'queue.left', outcome: outcomes[name] }, 'outcome')}
        />
      )}
    </FormField>
  );
}
