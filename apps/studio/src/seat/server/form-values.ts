import type { Json, SeatForm, Sensitive } from '@patchbay/flow-schema';
import { PublicError } from '@/server/public-error';

const textLengthMax = 5_000;

/**
 * What came in from a form, as the form allows it: only its own fields, each of its kind. Sensitive values get their wrapper.
 * @throws PublicError `form_invalid` with `details.fields`: the variables that are missing or wrong
 */
export function acceptFormValues(form: SeatForm, given: Readonly<Record<string, unknown>>): Record<string, Json> {
  const values: Record<string, Json> = {};
  const wrong: string[] = [];
  for (const field of form.fields) {
    const value = given[field.variable];
    if (value === undefined || value === null || value === '') {
      if (field.required) wrong.push(field.variable);
      continue;
    }
    if (!fits(field, value)) wrong.push(field.variable);
    else values[field.variable] = field.sensitive ? ({ $sensitive: value } satisfies Sensitive) : value;
  }
  if (wrong.length === 0) return values;
  throw new PublicError(
    'BAD_REQUEST',
    'form_invalid',
    {
      en: 'Some fields are missing or do not fit. Correct the marked ones.',
      zh: '部分字段缺失或不符合要求，请更正标记的字段。',
    },
    { details: { fields: wrong } },
  );
}

function fits(field: SeatForm['fields'][number], value: unknown): value is string | number | boolean {
  switch (field.kind) {
    case 'text':
    case 'multiline':
      return typeof value === 'string' && value.length <= textLengthMax;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'yes_no':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && field.options.some((option) => option.value === value);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  }
}
