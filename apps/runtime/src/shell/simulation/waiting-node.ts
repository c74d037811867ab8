import { defineNodeType, field, type NodeTypeRegistry } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import * as z from 'zod';

const words = { en: 'x', zh: 'x' };

/** The least that takes a place in a queue, for tests of the shell: whoever is answered talks, then leaves. */
const waitingNode = defineNodeType({
  type: 'test_waiting',
  version: 1,
  category: 'connect',
  icon: 'users',
  kinds: ['voice'],
  label: words,
  help: words,
  keywords: [],
  config: z.strictObject({
    queueId: z
      .string()
      .default('')
      .meta(field({ label: words, widget: 'text' })),
    stickyMs: z
      .number()
      .default(0)
      .meta(field({ label: words, widget: 'number' })),
  }),
  defaults: () => ({}),
  ports: () => [
    { id: 'done', label: words },
    { id: 'overflow', label: words, optional: true },
    { id: 'failed', label: words, optional: true },
  ],
  requires: () => ['answered'],
  writes: () => [],
  expressions: () => [],
  summary: () => '',
  states: ['waiting', 'talking'],
  enter(context) {
    const { queueId, stickyMs } = context.config;
    const join = context.emit({
      type: 'queue.join',
      queueId,
      priority: 0,
      vip: false,
      rings: null,
      stickyMs,
      attributes: {},
      whisper: [],
    });
    return context.stay('waiting', { join });
  },
  on: {
    waiting: {
      'agent.answered': (context) => {
        context.emit({ type: 'agent.connect', target: context.data.join as number });
        return context.stay('talking', context.data);
      },
      'queue.left': (context, { outcome }) => context.leave(outcome.kind === 'overflow' ? 'overflow' : 'failed'),
      'dtmf.received': 'ignored',
    },
    talking: {
      'agent.answered': 'ignored',
      'agent.connected': 'ignored',
      'agent.acted': 'ignored',
      'queue.left': (context) => context.leave('done'),
      'dtmf.received': 'ignored',
    },
  },
  cancel: (context) => {
    context.emit({ type: 'queue.leave', target: context.data.join as number });
  },
  screens: () => ({}),
  migrations: [],
});

/** The product's node types and the one above. */
export const testNodeTypes: NodeTypeRegistry = {
  get: (type) =>
    type === 'test_waiting' ? (waitingNode as unknown as ReturnType<NodeTypeRegistry['get']>) : nodeTypes.get(type),
  list: () => nodeTypes.list(),
};
