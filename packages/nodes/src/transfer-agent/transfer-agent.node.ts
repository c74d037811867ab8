import {
  type ConfigProblem,
  defineNodeType,
  type Failure,
  field,
  isSensitive,
  type NodeContext,
} from '@patchbay/flow-schema';
import * as z from 'zod';
import { type ContactContext, type ContactData, type JoinNext, ringAgent, whisperOf } from '../contact/contact.ts';
import { contactVariableFields, contactWrites, ringTimeoutField, whisperField } from '../contact/contact-fields.ts';
import { answeredPort, untakenPorts } from '../contact/contact-ports.ts';
import { cancelContact, contactStates, contactTransitions } from '../contact/contact-states.ts';
import { agentField } from '../fields/centre-fields.ts';
import { expressionField, expressionMissing } from '../fields/plain-fields.ts';
import { promptExpressions, promptProblems } from '../fields/prompt-field.ts';
import { code, describeDuration, fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  agentBy: z
    .enum(['agent', 'expression'])
    .default('agent')
    .meta(
      field({
        label: text('To', '转接到'),
        help: text('One agent, or whoever a value of this call names.', '指定坐席，或由本次通话的值决定。'),
        widget: 'segmented',
        options: { agent: text('Agent', '坐席'), expression: text('Value', '值') },
      }),
    ),
  agentId: agentField({
    label: text('Agent', '坐席'),
    help: text('Who cannot take calls is reached by their own forwarding rule.', '坐席无法接听时按其转移规则处理。'),
    when: { field: 'agentBy', is: ['agent'] },
  }),
  agent: expressionField({
    label: text('Agent or extension', '坐席或分机'),
    help: text('The extension that others reach them by, or their id.', '坐席的分机号或编号。'),
    placeholder: text('extension', 'extension'),
    when: { field: 'agentBy', is: ['expression'] },
  }),
  ringTimeoutMs: ringTimeoutField(),
  whisper: whisperField(),
  ...contactVariableFields(),
});
type Config = z.infer<typeof configSchema>;

function agentOf(
  context: NodeContext<Config>,
): { readonly ok: true; readonly agentId: string } | { readonly ok: false; readonly failure: Failure } {
  const { agentBy, agentId, agent } = context.config;
  if (agentBy === 'agent') return { ok: true, agentId };
  const evaluated = context.evaluate(agent);
  if (!evaluated.ok) return evaluated;
  const { value } = evaluated;
  if (isSensitive(value)) {
    return {
      ok: false,
      failure: { code: 'agent_sensitive', message: 'Who is called is written down: it cannot be a secret.' },
    };
  }
  const named = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (named !== '') return { ok: true, agentId: named };
  return { ok: false, failure: { code: 'agent_unknown', message: 'The value names no agent.' } };
}

/** The agent sends the caller on to a queue: it is waited in with music. */
const joinNext: JoinNext = (context: ContactContext, queueId, before, isReturn) => {
  const { priority, vip, rings } = context.contactTerms;
  const contact = context.emit({
    type: 'queue.join',
    queueId,
    priority: priority ?? 0,
    vip: vip ?? false,
    rings: rings === null ? null : [...rings],
    stickyMs: 0,
    attributes: {},
    whisper: [],
    ...(isReturn && { returnedAfterMs: before.waitedMs }),
  });
  context.emit({ type: 'music.start' });
  return context.stay('waiting', { ...before, contact, queueId, since: context.now } satisfies ContactData);
};

function checkAgent({ agentBy, agentId, agent }: Config): ConfigProblem[] {
  if (agentBy === 'expression') return expressionMissing(['agent'], agent);
  if (agentId !== '') return [];
  return [
    {
      field: ['agentId'],
      code: 'agent_not_chosen',
      severity: 'error',
      message: text('Choose the agent.', '请选择坐席。'),
    },
  ];
}

/**
 * 1. The agent's phone rings with music for the caller; who cannot take calls is reached as their own rule says.
 * 2. Answering, connecting, talking and sending on are as in a queue.
 */
export const transferAgentNode = defineNodeType<Config>({
  type: 'transfer_agent',
  version: 1,
  category: 'agents',
  icon: 'user-round-check',
  kinds: ['voice'],
  label: text('Transfer to an agent', '转接坐席'),
  help: text('Connects the caller with one agent by name or extension.', '按姓名或分机接通指定坐席。'),
  keywords: ['extension', 'person', 'direct', 'agent', 'connect', '坐席', '分机', '直拨', '专属'],
  config: configSchema,
  defaults: () => ({
    agentBy: 'agent',
    agentId: '',
    agent: '',
    ringTimeoutMs: 30_000,
    whisper: [],
    agentVariable: '',
    talkedVariable: '',
    waitedVariable: '',
    reasonVariable: '',
  }),
  ports: () => [answeredPort, ...untakenPorts],
  requires: () => ['answered'],
  writes: contactWrites,
  expressions: (config) => [
    ...(config.agentBy === 'expression'
      ? [{ field: ['agent'], kind: 'cel', source: config.agent, expects: 'any' } as const]
      : []),
    ...promptExpressions(['whisper'], config.whisper),
  ],
  visit: ({ ringTimeoutMs }) => ({ actedPorts: ['answered'], waitMsMax: ringTimeoutMs, sounds: true, person: true }),
  summary: (config, locale) => {
    const time = describeDuration(config.ringTimeoutMs, locale);
    if (config.agentBy === 'expression') {
      return fill(text('Calls the agent {agent}, rings {time}', '呼叫坐席 {agent}，振铃 {time}'), locale, {
        agent: config.agent.trim() === '' ? '?' : code(config.agent),
        time,
      });
    }
    if (config.agentId === '') return fill(text('No agent chosen yet', '尚未选择坐席'), locale);
    return fill(text('Calls one agent, rings {time}', '呼叫指定坐席，振铃 {time}'), locale, { time });
  },
  states: contactStates,
  enter: (context) => {
    const agent = agentOf(context);
    if (!agent.ok) return context.fail(agent.failure.code, agent.failure.message);
    const whisper = whisperOf(context);
    if (!whisper.ok) return context.fail(whisper.failure.code, whisper.failure.message);
    const nothing = { queueId: '', since: context.now, waitedMs: 0, talkedMs: 0, agent: '', reason: '' };
    return ringAgent(context, agent.agentId, whisper.items, nothing);
  },
  on: contactTransitions(joinNext),
  cancel: cancelContact,
  screens: () => ({
    reports: [
      {
        kind: 'funnel',
        id: 'agents',
        label: text('Transfers to agents', '转接坐席'),
        ports: ['answered', ...untakenPorts.map(({ id }) => id)],
      },
    ],
  }),
  migrations: [],
  check: (config, languages) => [...checkAgent(config), ...promptProblems(['whisper'], config.whisper, languages)],
});
