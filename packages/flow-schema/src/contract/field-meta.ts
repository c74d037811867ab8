import type { Text } from '../text.ts';

/** The control a property form shows for a field. */
export type Widget =
  | 'text'
  | 'multiline'
  | 'number'
  | 'seconds'
  | 'switch'
  | 'select'
  | 'segmented'
  /** One key of the telephone for a `z.enum`, several for an array of it. */
  | 'digit_keys'
  | 'prompt'
  | 'expression'
  | 'template'
  | 'variable'
  | 'condition'
  | 'schedule'
  | 'flow'
  | 'credential'
  | 'queue'
  | 'agent'
  | 'table'
  /** A column of the table that the node names in `tableId`. */
  | 'table_column'
  /** Named opening hours. */
  | 'hours'
  /** Wanted skills by waiting time: `SkillRing[]`. */
  | 'skill_rings'
  | 'script'
  | 'json'
  | 'list'
  | 'group'
  | 'language'
  | 'destination'
  /** Some of an enum's values, for an array of a `z.enum`. */
  | 'checkboxes'
  /** `HH:MM`, up to `24:00`. */
  | 'time_of_day'
  /** `YYYY-MM-DD`. */
  | 'date'
  /** An IANA name such as `Asia/Shanghai`. */
  | 'time_zone'
  | 'hidden';

/**
 * What a form needs to know of a config field beside its zod type. Put on the OUTERMOST schema of the field
 * (`z.string().default('').meta(field({...}))`): zod does not show inner metadata through `.optional()` and `.default()`.
 */
export interface FieldMeta {
  readonly label: Text;
  readonly help?: Text;
  readonly widget: Widget;
  readonly placeholder?: Text;
  readonly unit?: Text;
  /** For `select`, `segmented` and `checkboxes`: the label of each value. */
  readonly options?: Readonly<Record<string, Text>>;
  /** Shown only when the named sibling field has one of these values. */
  readonly when?: { readonly field: string; readonly is: readonly (string | number | boolean)[] };
  /** Groups rarely needed fields under "More". */
  readonly advanced?: boolean;
  /** For `seconds`: the field is stored in milliseconds and shown in seconds. */
  readonly storedAs?: 'milliseconds';
  /** For `hidden` fields of list items: a new item gets an id of its own here, which its port is named by. */
  readonly generated?: 'port_id';
}

declare module 'zod' {
  interface GlobalMeta {
    field?: FieldMeta;
  }
}

export function field(meta: FieldMeta): { field: FieldMeta } {
  return { field: meta };
}
