'use client';

import { checkForm, type Json, type SeatForm } from '@patchbay/flow-schema';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { Select } from '@/ui/select';

type Form = SeatForm & { readonly answer: Readonly<Record<string, Json>> | null };
type Field = Form['fields'][number];
type Value = string | boolean | null;

interface FormFieldsProps {
  form: Form;
  /** Variables whose values were not taken. */
  refused?: readonly string[];
  onSave: (values: Record<string, string | number | boolean | null>) => void;
  /** Something was changed since it was saved. */
  onEdit?: () => void;
  /** Beside the title, such as the key that leads here. */
  hint?: ReactNode;
  /** What stands below: the button, at least. */
  children: ReactNode;
}

/** The fields of a form that a flow asks an agent to fill in, wherever it is filled in. */
export function FormFields({ form, refused = [], onSave, onEdit, hint, children }: FormFieldsProps) {
  const t = useTranslations('seat.forms');
  const locale = useLocale();
  const [values, setValues] = useState<Record<string, Value>>(() => initialValues(form));
  const [touched, setTouched] = useState(false);
  const errorOf = (field: Field): string | undefined => {
    if (refused.includes(field.variable)) return t('wrong');
    const problem = touched ? checkForm([field], sentValues([field], values))[0] : undefined;
    switch (problem?.code) {
      case undefined:
        return undefined;
      case 'wrong_kind':
        return t(field.kind === 'number' ? 'not_a_number' : 'wrong');
      case 'not_matching':
        return field.rules?.patternHint?.[locale] ?? t('not_matching');
      case 'too_small':
      case 'too_large':
      case 'too_long':
        return t(problem.code, { limit: problem.limit ?? 0 });
      default:
        return t('missing');
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = event.currentTarget;
    // Drawn at once, so that the first field that has to be put right can be led to.
    flushSync(() => setTouched(true));
    const sent = sentValues(form.fields, values);
    if (checkForm(form.fields, sent).length === 0) onSave(sent);
    else filled.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  return (
    <form aria-label={form.title[locale]} onSubmit={submit} className="flex flex-col gap-3">
      <header className="flex items-center gap-2">
        <h3 className="text-sm font-semibold">{form.title[locale]}</h3>
        {hint}
      </header>
      <div className="grid gap-3 sm:grid-cols-2">
        {form.fields.map((field) => (
          <FormField
            key={field.variable}
            label={field.label[locale]}
            error={errorOf(field)}
            className={field.kind === 'multiline' ? 'sm:col-span-2' : ''}
            {...(field.required ? {} : { optional: t('optional') })}
          >
            {(control) => (
              <FieldControl
                field={field}
                control={control}
                value={values[field.variable] ?? null}
                onChange={(value) => {
                  setValues((former) => ({ ...former, [field.variable]: value }));
                  onEdit?.();
                }}
              />
            )}
          </FormField>
        ))}
      </div>
      {children}
    </form>
  );
}

interface FieldControlProps {
  field: Field;
  control: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };
  value: Value;
  onChange: (value: Value) => void;
}

function FieldControl({ field, control, value, onChange }: FieldControlProps) {
  const t = useTranslations('seat.forms');
  const locale = useLocale();
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'multiline':
      return <Textarea {...control} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
    case 'yes_no':
    case 'choice': {
      const options =
        field.kind === 'choice'
          ? field.options.map((option) => ({ value: option.value, label: option.label[locale] }))
          : [
              { value: 'true', label: t('yes') },
              { value: 'false', label: t('no') },
            ];
      const shown = typeof value === 'boolean' ? String(value) : text;
      const nothing = field.required || shown === '' ? [] : [{ value: '', label: t('choose_nothing') }];
      return (
        <Select
          {...control}
          value={shown === '' ? null : shown}
          placeholder={t('choose')}
          onChange={(next) => onChange(field.kind === 'yes_no' && next !== '' ? next === 'true' : next)}
          options={[...nothing, ...options]}
        />
      );
    }
    default:
      return (
        <Input
          {...control}
          type={field.kind === 'date' ? 'date' : 'text'}
          inputMode={field.kind === 'number' ? 'decimal' : 'text'}
          autoComplete="off"
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** What was filled in before; a secret stands there masked and is not offered again. */
function initialValues({ fields, answer }: Form): Record<string, Value> {
  return Object.fromEntries(
    fields.map(({ variable, sensitive }) => {
      const value = sensitive ? null : (answer?.[variable] ?? null);
      return [variable, typeof value === 'number' ? String(value) : typeof value === 'object' ? null : value];
    }),
  );
}

/** As the flow gets them: numbers as numbers, what is empty as nothing. */
function sentValues(
  fields: readonly Field[],
  values: Readonly<Record<string, Value>>,
): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    fields.map(({ kind, variable }) => [variable, sentValue(kind, values[variable] ?? null)] as const),
  );
}

function sentValue(kind: Field['kind'], value: Value): Value | number {
  if (value === null || value === '') return null;
  return kind === 'number' ? Number(value) : value;
}
