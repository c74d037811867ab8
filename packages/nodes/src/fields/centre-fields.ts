import { type ConfigProblem, type FieldMeta, field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { text } from '../wording/text.ts';

/** The id of a queue, or empty where none is chosen. */
export function queueField(meta: Omit<FieldMeta, 'widget'>) {
  return z
    .string()
    .max(100)
    .default('')
    .meta(field({ ...meta, widget: 'queue' }));
}

/** The id of an agent, or empty where none is chosen. */
export function agentField(meta: Omit<FieldMeta, 'widget'>) {
  return z
    .string()
    .max(100)
    .default('')
    .meta(field({ ...meta, widget: 'agent' }));
}

export function queueMissing(path: readonly (string | number)[], queueId: string): ConfigProblem[] {
  if (queueId !== '') return [];
  return [
    {
      field: path,
      code: 'queue_not_chosen',
      severity: 'error',
      message: text('Choose the queue.', '请选择队列。'),
    },
  ];
}
