'use client';

import { type FlowNode, type Json, runEndReasons, type ScenarioStep, type ScenarioStepOf } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { flowIndex } from '../../editor/core/flow-order';
import { useEditor, useUiLocale, useWorkspace } from '../../editor/editor-context';
import { useLanguageName } from '../../use-language-name';
import { AnswerFields } from './answer-fields';
import { DurationInput } from './duration-input';
import { JsonInput } from './json-input';
import { NodeSelect } from './node-select';
import { SoundFields } from './sound-fields';
import { ValueInput } from './value-input';

interface FieldsProps<S extends ScenarioStep> {
  readonly step: S;
  /** `field` joins what is typed into one field to one act of the undo list. */
  readonly onChange: (step: ScenarioStep, field: string) => void;
  readonly disabled: boolean;
}

const any = 'any';
const keysPattern = /^[0-9*#?]{1,64}$/;
const isForm = (node: FlowNode) => node.type === 'agent_form';
const isRequest = (node: FlowNode) => node.type === 'http_request';

/** What can be said of one step. */
export function StepFields({ step, ...rest }: FieldsProps<ScenarioStep>) {
  switch (step.step) {
    case 'press':
      return <PressFields step={step} {...rest} />;
    case 'speak':
      return <SpeakFields step={step} {...rest} />;
    case 'wait':
      return (
        <DurationInput
          valueMs={step.durationMs}
          disabled={rest.disabled}
          onChange={(durationMs) => rest.onChange({ ...step, durationMs }, 'durationMs')}
        />
      );
    case 'hang_up':
      return null;
    case 'answer':
      return <AnswerStepFields step={step} {...rest} />;
    case 'hears':
      return <SoundFields step={step} {...rest} />;
    case 'holds':
      return <HoldsFields step={step} {...rest} />;
    case 'speaks_language':
    case 'ends':
      return <ChoiceFields step={step} {...rest} />;
    default:
      return <PlaceFields step={step} {...rest} />;
  }
}

function PressFields({ step, onChange, disabled }: FieldsProps<ScenarioStepOf<'press'>>) {
  const t = useTranslations('scenarios.form');
  return (
    <>
      <FormField label={t('keys')} help={t('keysHelp')} error={step.keys.includes('?') ? t('keysUnknown') : undefined}>
        {(control) => (
          <Input
            {...control}
            className="font-mono"
            inputMode="tel"
            maxLength={64}
            readOnly={disabled}
            value={step.keys}
            onChange={(event) => {
              const keys = event.currentTarget.value;
              if (keysPattern.test(keys)) onChange({ ...step, keys }, 'keys');
            }}
          />
        )}
      </FormField>
      <Segmented
        label={t('pressWhen')}
        value={step.when}
        options={[
          { value: 'asked', label: t('whenAsked') },
          { value: 'at_once', label: t('whenAtOnce') },
        ]}
        onChange={(when) => !disabled && onChange({ ...step, when }, 'when')}
      />
    </>
  );
}

function SpeakFields({ step, onChange, disabled }: FieldsProps<ScenarioStepOf<'speak'>>) {
  const t = useTranslations('scenarios.form');
  return (
    <>
      <FormField label={t('words')}>
        {(control) => (
          <Textarea
            {...control}
            className="min-h-8"
            rows={2}
            readOnly={disabled}
            value={step.words}
            onChange={(event) => onChange({ ...step, words: event.target.value }, 'words')}
          />
        )}
      </FormField>
      <DurationInput
        valueMs={step.durationMs ?? 5_000}
        disabled={disabled}
        onChange={(durationMs) => onChange({ ...step, durationMs }, 'durationMs')}
      />
      <FormField label={t('speakEnds')}>
        {(control) => (
          <Select
            id={control.id}
            value={step.ends}
            disabled={disabled}
            options={(['silence', 'digit', 'max_duration'] as const).map((value) => ({
              value,
              label: t(`speakEndsBy.${value}`),
            }))}
            onChange={(ends) => onChange({ ...step, ends }, 'ends')}
          />
        )}
      </FormField>
    </>
  );
}

function NodeField({
  step,
  onChange,
  disabled,
  fits,
}: FieldsProps<Extract<ScenarioStep, { node: string }>> & { readonly fits?: (node: FlowNode) => boolean }) {
  const t = useTranslations('scenarios.form');
  return (
    <FormField label={t('node')}>
      {(control) => (
        <NodeSelect
          id={control.id}
          flow={step.flow}
          value={step.node}
          disabled={disabled}
          onChange={(node) => onChange({ ...step, node }, 'node')}
          {...(fits === undefined ? {} : { fits })}
        />
      )}
    </FormField>
  );
}

function AnswerStepFields({ step, onChange, disabled }: FieldsProps<ScenarioStepOf<'answer'>>) {
  const t = useTranslations('scenarios.form');
  return (
    <>
      <NodeField step={step} onChange={onChange} disabled={disabled} />
      <AnswerFields
        nodeId={step.flow === null ? step.node : null}
        answer={step.answer}
        disabled={disabled}
        onChange={(answer, field) => onChange({ ...step, answer }, `answer.${field}`)}
      />
      <DurationInput
        label={t('afterwards')}
        valueMs={step.afterMs}
        disabled={disabled}
        onChange={(afterMs) => onChange({ ...step, afterMs }, 'afterMs')}
      />
    </>
  );
}

type PlaceStep = ScenarioStepOf<'fill_form' | 'reaches' | 'leaves' | 'requests'>;

function PlaceFields({ step, onChange, disabled }: FieldsProps<PlaceStep>) {
  const t = useTranslations('scenarios.form');
  if (step.step === 'reaches') return <NodeField step={step} onChange={onChange} disabled={disabled} />;
  if (step.step === 'leaves')
    return (
      <>
        <NodeField step={step} onChange={onChange} disabled={disabled} />
        <PortField step={step} onChange={onChange} disabled={disabled} />
      </>
    );
  if (step.step === 'fill_form')
    return (
      <>
        <NodeField step={step} onChange={onChange} disabled={disabled} fits={isForm} />
        <JsonInput
          label={t('formValues')}
          help={t('formValuesHelp')}
          value={step.values}
          disabled={disabled}
          onChange={(values) => {
            if (typeof values === 'object' && values !== null && !Array.isArray(values))
              onChange({ ...step, values }, 'values');
          }}
        />
      </>
    );
  return (
    <>
      <NodeField step={step} onChange={onChange} disabled={disabled} fits={isRequest} />
      {(['url', 'body'] as const).map((key) => (
        <FormField key={key} label={t(key === 'url' ? 'requestUrl' : 'requestBody')} optional={t('anything')}>
          {(control) => (
            <Input
              {...control}
              readOnly={disabled}
              value={step[key]}
              onChange={(event) => onChange({ ...step, [key]: event.currentTarget.value }, key)}
            />
          )}
        </FormField>
      ))}
    </>
  );
}

function PortField({ step, onChange, disabled }: FieldsProps<ScenarioStepOf<'leaves'>>) {
  const t = useTranslations('scenarios.form');
  const { editor } = useWorkspace();
  const locale = useUiLocale();
  const node = useEditor((state) => flowIndex(state.content.document).nodes.get(step.node));
  const ports = step.flow === null && node !== undefined ? editor.parts.view(node).ports : [];
  const options = ports.map((port) => ({ value: port.id, label: port.label[locale] }));
  const known = options.some(({ value }) => value === step.port);
  return (
    <FormField label={t('port')}>
      {(control) => (
        <Select
          id={control.id}
          value={step.port}
          disabled={disabled}
          options={known ? options : [{ value: step.port, label: step.port }, ...options]}
          onChange={(port) => onChange({ ...step, port }, 'port')}
        />
      )}
    </FormField>
  );
}

function HoldsFields({ step, onChange, disabled }: FieldsProps<ScenarioStepOf<'holds'>>) {
  const t = useTranslations('scenarios.form');
  const variables = useEditor((state) => state.content.document.variables);
  const variable = variables.find(({ name }) => name === step.variable);
  const names = variables.map(({ name }) => ({ value: name, label: name }));
  return (
    <>
      <FormField label={t('variable')}>
        {(control) => (
          <Select
            id={control.id}
            value={step.variable}
            disabled={disabled}
            options={variable === undefined ? [{ value: step.variable, label: step.variable }, ...names] : names}
            onChange={(next) => onChange({ ...step, variable: next }, 'variable')}
          />
        )}
      </FormField>
      <ValueInput
        label={t('value')}
        type={variable?.type ?? 'text'}
        value={step.value}
        disabled={disabled}
        onChange={(value: Json) => onChange({ ...step, value }, 'value')}
      />
    </>
  );
}

function ChoiceFields({ step, onChange, disabled }: FieldsProps<ScenarioStepOf<'speaks_language' | 'ends'>>) {
  const t = useTranslations('scenarios.form');
  const ends = useTranslations('calls.ends');
  const languageName = useLanguageName();
  const languages = useEditor((state) => state.content.document.languages);
  if (step.step === 'speaks_language')
    return (
      <FormField label={t('language')}>
        {(control) => (
          <Select
            id={control.id}
            value={step.language}
            disabled={disabled}
            options={[...new Set([...languages, step.language])].map((value) => ({
              value,
              label: languageName(value),
            }))}
            onChange={(language) => onChange({ ...step, language }, 'language')}
          />
        )}
      </FormField>
    );
  return (
    <FormField label={t('endReason')}>
      {(control) => (
        <Select
          id={control.id}
          value={step.reason ?? any}
          disabled={disabled}
          options={[
            { value: any, label: t('endAny') },
            ...runEndReasons.map((value) => ({ value: value as string, label: ends(value) })),
          ]}
          onChange={(value) =>
            onChange({ ...step, reason: runEndReasons.find((reason) => reason === value) ?? null }, 'reason')
          }
        />
      )}
    </FormField>
  );
}
