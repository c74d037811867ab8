import { type Compared, isExpression, type VariableType } from '@patchbay/flow-schema';

type Scalar = string | number | boolean | null;

function scalarText(value: Scalar): string {
  return value === null ? '' : String(value);
}

/** What is compared with, as it stands in the field. */
export function comparedText(compared: Compared): string {
  if (isExpression(compared)) return compared.expression;
  return Array.isArray(compared) ? compared.map(scalarText).join(', ') : scalarText(compared);
}

function scalar(text: string, type: VariableType | undefined): Scalar {
  const numeric = type === 'number' || type === 'money';
  if (numeric && text.trim() !== '' && Number.isFinite(Number(text)) && String(Number(text)) === text.trim())
    return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** What was typed, as the kind of value that the left side has. A list is written with commas between. */
export function comparedValue(text: string, type: VariableType | undefined, list: boolean): Compared {
  if (!list) return scalar(text, type);
  return text.split(',').map((item) => scalar(item.replace(/^ /, ''), type));
}
