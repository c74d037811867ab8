import { type ConfigProblem, type FieldMeta, field, type Text } from '@patchbay/flow-schema';
import * as z from 'zod';
import { text } from '../wording/text.ts';
import { keyField, keypad } from './keypad-fields.ts';

/** Keys that each lead to a port of their own. */
export function keyChoicesField(meta: Omit<FieldMeta, 'widget'>, placeholder: Text) {
  return z
    .array(
      z.strictObject({
        key: keyField({ label: text('Key', '按键'), help: text('Each key once.', '每个按键只能使用一次。') }, '1'),
        label: z
          .string()
          .max(80)
          .default('')
          .meta(
            field({
              label: text('Meaning', '含义'),
              help: text('Shown on the port and in reports.', '显示在端口和报表中。'),
              widget: 'text',
              placeholder,
            }),
          ),
      }),
    )
    .max(keypad.length)
    .default([])
    .meta(field({ ...meta, widget: 'list' }));
}

interface KeyChoice {
  readonly key: string;
  readonly label: string;
}

/** A port per key; of choices with the same key only the first has one. */
export function keyChoicePorts(keys: readonly KeyChoice[]) {
  return keys
    .filter((choice, index) => isFirst(keys, choice.key, index))
    .map(({ key, label }) => ({ id: key, label: portLabel(key, label) }));
}

/** Keys that are listed twice. */
export function keyChoiceProblems(keys: readonly KeyChoice[]): ConfigProblem[] {
  return keys.flatMap(({ key }, index): ConfigProblem[] => {
    if (isFirst(keys, key, index)) return [];
    return [
      {
        field: ['keys', index, 'key'],
        code: 'menu_key_repeated',
        severity: 'error',
        message: text(`Key ${key} is used twice.`, `按键 ${key} 重复。`),
      },
    ];
  });
}

function isFirst(keys: readonly KeyChoice[], key: string, index: number): boolean {
  return keys.findIndex((other) => other.key === key) === index;
}

function portLabel(key: string, label: string): Text {
  return label === '' ? text(`Key ${key}`, `按键 ${key}`) : text(`${key} ${label}`, `${key} ${label}`);
}
