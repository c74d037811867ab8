import type { Text } from '@patchbay/flow-schema';
import { type FieldProblem, RecordError } from './record-error.ts';

/** Notes what is wrong with an input, field by field, so that somebody hears of all of it at once. */
export interface ProblemNotes {
  readonly found: readonly FieldProblem[];
  add(field: string, en: string, zh: string): void;
}

export function noteProblems(): ProblemNotes {
  const found: FieldProblem[] = [];
  return { found, add: (field, en, zh) => void found.push({ field, reason: { en, zh } }) };
}

/** @throws RecordError `value_invalid` with every problem by its field, if there is any */
export function refuseProblems(what: Text, { found }: ProblemNotes): void {
  if (found.length === 0) return;
  const reasons = (locale: keyof Text) => found.map(({ reason }) => reason[locale]);
  throw new RecordError(
    'value_invalid',
    {
      en: `${what.en} cannot be saved: ${reasons('en').join('; ')}.`,
      zh: `无法保存${what.zh}：${reasons('zh').join('；')}。`,
    },
    `${what.en}: ${found.map(({ field, reason }) => `${field}: ${reason.en}`).join('; ')}`,
    found,
  );
}

/** The trimmed text, having noted where it is empty, too long or has control characters in it. */
export function checkedText(
  notes: ProblemNotes,
  field: string,
  text: string,
  limits: { readonly lengthMax: number; readonly mayBeEmpty?: boolean; readonly lines?: boolean },
): string {
  const trimmed = text.trim();
  if (trimmed === '' && limits.mayBeEmpty !== true) notes.add(field, 'something has to be entered', '不能为空');
  if (trimmed.length > limits.lengthMax) {
    notes.add(field, `${limits.lengthMax} characters at most`, `最多 ${limits.lengthMax} 个字符`);
  }
  const withoutLines = limits.lines === true ? trimmed.replace(/[\n\r\t]/g, '') : trimmed;
  if (/\p{Cc}/u.test(withoutLines)) notes.add(field, 'no control characters', '不能包含控制字符');
  return trimmed;
}

/** Notes a number that is not whole or not within its bounds. */
export function checkWhole(notes: ProblemNotes, field: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  notes.add(field, `a whole number from ${min} to ${max}`, `须为 ${min} 至 ${max} 的整数`);
}

/** The error for a name that something else has. */
export function nameTaken(what: Text, name: string): RecordError {
  const reason = {
    en: `there is ${what.en} "${name}" already`,
    zh: `已有名为“${name}”的${what.zh}`,
  };
  return new RecordError(
    'name_taken',
    { en: `There is ${what.en} "${name}" already. Choose another name.`, zh: `${reason.zh}，请换一个名称。` },
    `${what.en} "${name}" exists`,
    [{ field: 'name', reason }],
  );
}
