import { type ConfigProblem, type Decision, defineNodeType, type NodeContext } from '@patchbay/flow-schema';
import { connect, failWith, type JoinNext, leaveWith, takeOutcome } from '../contact/contact.ts';
import { contactWrites } from '../contact/contact-fields.ts';
import { answeredPort, untakenPorts } from '../contact/contact-ports.ts';
import { cancelContact, contactStates, contactTransitions } from '../contact/contact-states.ts';
import { branchPort, branchPorts, branchProblems } from '../fields/branch-field.ts';
import { queueMissing } from '../fields/centre-fields.ts';
import { innerInputExpressions, innerInputProblems } from '../fields/inner-flow-fields.ts';
import { expressionMissing } from '../fields/plain-fields.ts';
import { promptExpressions, promptProblems } from '../fields/prompt-field.ts';
import { skillRingsProblems } from '../fields/skill-rings-field.ts';
import { fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';
import { hear, hearAgain, hearMusic, join, joinNext, type QueueData } from './joining.ts';
import { type QueueConfig, queueConfigSchema } from './queue.config.ts';

type Context = NodeContext<QueueConfig>;

const portsBeside = ['answered', ...untakenPorts.map(({ id }) => id)];

/** The shared states only ever run with this node's own config. */
const goOn: JoinNext = (context, queueId, before, isReturn) => joinNext(context as Context, queueId, before, isReturn);

function leaveByExit(context: Context, exit: string): Decision {
  const before = context.data as QueueData;
  const data = { ...before, waitedMs: before.waitedMs + context.now - before.since };
  context.emit({ type: 'queue.leave', target: data.contact });
  const index = context.config.exits.findIndex(({ label }) => label.trim() === exit.trim());
  const found = context.config.exits[index];
  if (found === undefined) return failWith(context, data, 'exit_unknown', `The queue has no exit “${exit}”.`);
  return leaveWith(context, branchPort(found, index), data);
}

/** Ends the music and its timer, and goes on. */
function afterPause(context: Context): void {
  context.emit({ type: 'music.stop' });
  context.emit({ type: 'timer.cancel', target: (context.data as QueueData).timer });
}

function exitProblems({ exits, waiting }: QueueConfig): ConfigProblem[] {
  const names = exits.map(({ label }) => label.trim());
  const problems = names.flatMap((name, index): ConfigProblem[] => {
    if (name !== '' && names.indexOf(name) === index) return [];
    return [
      {
        field: ['exits', index, 'label'],
        code: name === '' ? 'exit_without_name' : 'exit_repeated',
        severity: 'error',
        message:
          name === ''
            ? text('Give the exit the name that the waiting flow leaves by.', '请填写等待流程离开时使用的出口名称。')
            : text(`There are two exits “${name}”.`, `出口“${name}”重复。`),
      },
    ];
  });
  if (exits.length === 0 || waiting.flowId !== '') return problems;
  return [
    ...problems,
    {
      field: ['exits'],
      code: 'exits_without_flow',
      severity: 'warning',
      message: text(
        'Plain music has no exits: choose a waiting flow that leads to them.',
        '只播放音乐时无法使用出口：请选择通往这些出口的等待流程。',
      ),
    },
  ];
}

/**
 * 1. The place is taken first; then the waiting flow is heard, over and over, or plain music. The place is kept until somebody
 *    talks with the caller, a rule of the queue sends them on, or the flow leaves by an exit.
 * 2. An agent's answer ends all that is heard; then both are connected, and the node waits for the end of the conversation.
 * 3. What the agent or a rule sends the caller on to is done here: another queue with the same waiting flow, an agent, a number.
 * 4. A waiting flow that fails is followed by plain music; one that takes no time, by a pause with music.
 */
export const queueNode = defineNodeType<QueueConfig>({
  type: 'queue',
  version: 1,
  category: 'agents',
  icon: 'users',
  kinds: ['voice'],
  label: text('Queue', '队列'),
  help: text('Lets the caller wait for an agent, and brings them together.', '让来电者排队等待，并接通坐席。'),
  keywords: ['agent', 'acd', 'wait', 'hold', 'skill', 'route', '坐席', '人工', '排队', '等待', '技能'],
  config: queueConfigSchema,
  defaults: () => ({
    queueId: '',
    waiting: { flowId: '', inputs: [] },
    exits: [],
    priority: 0,
    vip: 'no',
    vipWhen: '',
    skills: 'queue',
    rings: [],
    stickyMs: 0,
    attributes: [],
    whisper: [],
    ringTimeoutMs: 30_000,
    agentVariable: '',
    talkedVariable: '',
    waitedVariable: '',
    reasonVariable: '',
  }),
  ports: (config) => [answeredPort, ...branchPorts(config.exits), ...untakenPorts],
  requires: () => ['answered'],
  writes: contactWrites,
  expressions: (config) => [
    ...innerInputExpressions(['waiting', 'inputs'], config.waiting.flowId, config.waiting.inputs),
    ...(config.vip === 'when'
      ? [{ field: ['vipWhen'], kind: 'cel', source: config.vipWhen, expects: 'boolean' } as const]
      : []),
    ...config.attributes.map(
      ({ value }, index) =>
        ({
          field: ['attributes', index, 'value'],
          kind: 'cel',
          source: value,
          expects: 'any',
          mayBeNothing: true,
        }) as const,
    ),
    ...promptExpressions(['whisper'], config.whisper),
  ],
  visit: ({ queueId, skills, rings, exits, waiting }) => ({
    actedPorts: ['answered', ...branchPorts(exits).map(({ id }) => id)],
    waitMsMax: 'endless',
    sounds: true,
    person: true,
    ...(waiting.flowId === ''
      ? {}
      : { waiting: { flowId: waiting.flowId, exits: exits.map(({ label }) => label), field: 'exits' } }),
    ...(queueId === '' ? {} : { queue: { queueId, rings: skills === 'own' ? rings : null } }),
  }),
  summary: (config, locale) => {
    if (config.queueId === '') return fill(text('No queue chosen yet', '尚未选择队列'), locale);
    const parts = [
      config.waiting.flowId === ''
        ? text('Waits for an agent with music', '播放音乐，等待坐席')
        : text('Waits for an agent, hears a flow meanwhile', '等待坐席，期间执行等待流程'),
      ...(config.skills === 'own' ? [text('wants skills', '指定技能')] : []),
      ...(config.priority === 0 ? [] : [text(`priority ${config.priority}`, `优先级 ${config.priority}`)]),
      ...(config.vip === 'no' ? [] : [config.vip === 'yes' ? text('VIP', '贵宾') : text('maybe VIP', '按条件贵宾')]),
    ];
    return parts.map((part) => part[locale]).join(locale === 'zh' ? '，' : ', ');
  },
  states: ['listening', 'pausing', ...contactStates],
  enter: join,
  on: {
    ...contactTransitions(goOn),
    listening: {
      'agent.answered': connect,
      'queue.left': (context, event) => takeOutcome(context, event, true, goOn),
      'agent.connected': 'ignored',
      'agent.acted': 'ignored',
      'dtmf.received': 'ignored',
    },
    pausing: {
      'timer.fired': (context) => {
        context.emit({ type: 'music.stop' });
        return hear(context, context.data as QueueData);
      },
      'agent.answered': (context, event) => {
        afterPause(context);
        return connect(context, event);
      },
      'queue.left': (context, event) => {
        afterPause(context);
        return takeOutcome(context, event, true, goOn);
      },
      'agent.connected': 'ignored',
      'agent.acted': 'ignored',
      'dtmf.received': 'ignored',
    },
  },
  resume: (context, { exit, failure }) => {
    const data = context.data as QueueData;
    if (failure !== null) return hearMusic(context, data);
    return exit === null ? hearAgain(context, data) : leaveByExit(context, exit);
  },
  cancel: (context, state) => {
    if (state === 'pausing') context.emit({ type: 'timer.cancel', target: (context.data as QueueData).timer });
    cancelContact(context, state);
  },
  screens: (config) => ({
    ...(config.queueId === '' ? {} : { floor: [{ kind: 'queue', queueId: config.queueId }] }),
    reports: [
      {
        kind: 'funnel',
        id: 'queued',
        label: text('Out of the queue', '离开队列'),
        ports: ['answered', ...branchPorts(config.exits).map(({ id }) => id), ...untakenPorts.map(({ id }) => id)],
      },
    ],
  }),
  migrations: [],
  check: (config, languages) => [
    ...queueMissing(['queueId'], config.queueId),
    ...innerInputProblems(['waiting', 'inputs'], config.waiting.inputs),
    ...exitProblems(config),
    ...branchProblems(config.exits, portsBeside, 'exits'),
    ...(config.vip === 'when' ? expressionMissing(['vipWhen'], config.vipWhen) : []),
    ...(config.skills === 'own' ? skillRingsProblems(['rings'], config.rings) : []),
    ...config.attributes.flatMap(({ value }, index) => expressionMissing(['attributes', index, 'value'], value)),
    ...promptProblems(['whisper'], config.whisper, languages),
  ],
});
