import { type FieldMeta, field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { text } from '../wording/text.ts';

/** The keys every telephone has, in the order of its key pad. */
export const keypad = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const;
type Key = (typeof keypad)[number];

const keySchema = z.enum(keypad);

/** One key of the telephone. */
export function keyField(meta: Omit<FieldMeta, 'widget'>, defaultKey: Key) {
  return keySchema.default(defaultKey).meta(field({ ...meta, widget: 'digit_keys' }));
}

/** Any number of keys. */
export function keysField(meta: Omit<FieldMeta, 'widget'>) {
  return z
    .array(keySchema)
    .max(keypad.length)
    .default([])
    .meta(field({ ...meta, widget: 'digit_keys' }));
}

/** What becomes of a key that is pressed while the prompt is still playing. */
const keysDuringPromptSchema = z.enum(['interrupt', 'keep', 'ignore']);

export function keysDuringPromptField() {
  return keysDuringPromptSchema.default('interrupt').meta(
    field({
      label: text('Keys during the prompt', '播放期间按键'),
      help: text(
        'Stop the prompt and count at once (barge-in), count once the prompt has been heard to its end (type-ahead), or do not count.',
        '立即打断提示音并生效（打断），等提示音播完后生效（预先按键），或不生效。',
      ),
      widget: 'segmented',
      options: {
        interrupt: text('Interrupt', '打断'),
        keep: text('Count afterwards', '播完后生效'),
        ignore: text('Ignore', '忽略'),
      },
    }),
  );
}
