import { defineNodeType } from '@patchbay/flow-schema';
import * as z from 'zod';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({});
type Config = z.infer<typeof configSchema>;

/** Ends this flow and nothing else: a sub-flow goes back to where it was entered, any other flow is complete. */
export const returnNode = defineNodeType<Config>({
  type: 'return',
  version: 1,
  category: 'start_end',
  icon: 'corner-up-left',
  kinds: ['voice', 'chat', 'campaign', 'workflow'],
  label: text('Return', '返回'),
  help: text('Ends a sub-flow and goes back to the flow that called it.', '结束子流程，回到调用它的流程。'),
  keywords: ['end', 'back', 'sub-flow', 'finish', '结束', '子流程', '回到'],
  config: configSchema,
  defaults: () => ({}),
  ports: () => [],
  requires: () => [],
  writes: () => [],
  expressions: () => [],
  summary: (_, locale) => text('Goes back to the calling flow', '回到调用此流程的流程')[locale],
  states: [],
  enter: (context) => context.endRun('completed'),
  on: {},
  cancel: () => undefined,
  screens: () => ({}),
  migrations: [],
});
