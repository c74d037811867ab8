import { convertValue, type Json, type VariableType } from '@patchbay/flow-schema';

export type InitialValue = { readonly ok: true; readonly value: Json | undefined } | { readonly ok: false };

export function initialText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What was typed as a first value, as the variable's type has it; nothing typed is no first value. */
export function initialValue(text: string, type: VariableType): InitialValue {
  if (text === '') return { ok: true, value: undefined };
  if (type === 'list' || type === 'record') {
    try {
      const json = JSON.parse(text) as Json;
      const fits =
        type === 'list' ? Array.isArray(json) : typeof json === 'object' && json !== null && !Array.isArray(json);
      return fits ? { ok: true, value: json } : { ok: false };
    } catch {
      return { ok: false };
    }
  }
  const converted = convertValue(text, type);
  return converted.ok ? { ok: true, value: converted.value } : { ok: false };
}
