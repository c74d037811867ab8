import { checkForm, type Json, type SeatForm, type Sensitive } from '@patchbay/flow-schema';
import { PublicError } from '@/server/public-error';

/**
 * What came in from a form, as the form allows it: only its own fields, each of its kind and within its limits. Sensitive values
 * get their wrapper.
 * @throws PublicError `form_invalid` with `details.fields`: the variables that are missing or wrong
 */
export function acceptFormValues(form: SeatForm, given: Readonly<Record<string, unknown>>): Record<string, Json> {
  const wrong = checkForm(form.fields, given).map(({ variable }) => variable);
  if (wrong.length > 0) {
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
  return Object.fromEntries(
    form.fields.flatMap(({ variable, sensitive }): [string, Json][] => {
      const value = given[variable];
      // What the check let through is text, a number or a yes or no; what is empty is not kept.
      if (value === undefined || value === null || value === '') return [];
      const plain = value as string | number | boolean;
      return [[variable, sensitive ? ({ $sensitive: plain } satisfies Sensitive) : plain]];
    }),
  );
}
