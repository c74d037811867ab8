import { type DraftStep, type Mapping, note } from '../draft/draft-step.ts';
import { asExpression } from '../draft/segments.ts';
import { queueNamed } from '../import-options.ts';
import { named, words } from '../report/words.ts';
import { numberOf, objectsOf, within } from '../source/fields.ts';
import type { BlockTools, Target } from './block-tools.ts';
import { attributeKey } from './references.ts';

/** What a block aims the call at; null for a block that does not. */
export function targetOf(action: string, settings: { readonly [name: string]: unknown }): Target | null {
  if (action !== 'UpdateContactTargetQueue') return null;
  const { QueueId, AgentId } = settings;
  if (typeof AgentId === 'string' && AgentId !== '') return { kind: 'agent', wanted: AgentId };
  return { kind: 'queue', wanted: typeof QueueId === 'string' ? QueueId : '' };
}

/** Here a queue is chosen where the call joins it; which one was meant is kept in a variable until then. */
export function mapTarget(tools: BlockTools): Mapping {
  const target = targetOf(tools.block.action, tools.block.settings);
  const variable = tools.scene.book.declare(attributeKey('\u0000target'), {
    name: 'targetQueue',
    description: 'Which queue or agent the call is meant for.',
  });
  if (target === null || variable === null) return note(words('It names no queue.', '未指明队列。'));
  tools.remark(
    'Here the queue is chosen where the call joins it; this step only remembers the name.',
    '此处在排队步骤中选择队列；本步骤仅记录名称。',
  );
  return tools.node(
    'set_variables',
    { assignments: [{ variable, value: asExpression(tools.segments(target.wanted)) }] },
    tools.withFailed([{ port: 'next', to: tools.block.next }]),
  );
}

export function mapQueue(tools: BlockTools): Mapping {
  const targets = tools.scene.targets.get(tools.block.key) ?? [];
  const names = [...new Set(targets.map(({ wanted }) => wanted))].filter((name) => name !== '');
  const [only] = targets;
  const full = tools.error('QueueAtCapacity');
  const ways = [
    { port: 'answered', to: tools.block.next },
    ...(full === null ? [] : [{ port: 'no_answer', to: full }]),
  ];
  if (only !== undefined && targets.every(({ kind }) => kind === 'agent') && names.length === 1) {
    tools.remark(
      `The agent is found by “${named(only.wanted)}”: see that it is an agent of yours.`,
      `按“${named(only.wanted)}”查找坐席：请确认其为您的坐席。`,
    );
    const agent = asExpression(tools.segments(only.wanted));
    return tools.node('transfer_agent', { agentBy: 'expression', agent }, tools.withFailed(ways));
  }
  const queueId = names.length === 1 ? queueNamed(names[0] ?? '', tools.scene.queues) : '';
  if (queueId !== '') return tools.node('queue', { queueId }, tools.withFailed(ways));
  if (names.length > 0) {
    const list = names.slice(0, 5).map(named).join(', ');
    tools.remark(`Choose the queue that takes the place of: ${list}.`, `请选择替代以下队列的队列：${list}。`);
  } else tools.remark('Choose the queue.', '请选择队列。');
  if (names.length > 1) {
    tools.remark(
      'Calls get here for different queues: draw a queue step for each.',
      '不同队列的来电都会到达此处：请为每个队列各绘制一个步骤。',
    );
  }
  return tools.node('queue', { queueId: '' }, tools.withFailed(ways));
}

/** While waiting in a queue: words, then music until they come again. Words and music are two steps here. */
export function mapHold(tools: BlockTools): readonly DraftStep[] {
  const { block } = tools;
  const seconds = numberOf(block.settings, 'InterruptFrequencySeconds');
  const interrupted = tools.outcome('MessagesInterrupted') ?? block.next;
  const said = objectsOf(block.settings, 'Messages').flatMap((message) => tools.prompt(message));
  const durationMs = within((seconds ?? 30) * 1_000, 1_000, 3_600_000, 30_000);
  if (said.length === 0) {
    const endless = seconds === null && interrupted === null;
    const to = interrupted ?? tools.error('NoMatchingError');
    return [{ source: block, mapping: tools.node('wait_music', { endless, durationMs }, [{ port: 'over', to }]) }];
  }
  tools.remark('Between the messages there is music: two steps.', '消息之间播放音乐：分为两个步骤。');
  const key = `${block.key}\u0000music`;
  return [
    { source: block, mapping: tools.node('say', { prompt: said }, [{ port: 'next', to: key }]) },
    {
      source: { ...block, key, position: null, exits: [] },
      mapping: tools.node('wait_music', { endless: false, durationMs }, [
        { port: 'over', to: interrupted ?? block.key },
      ]),
      added: true,
    },
  ];
}

export function mapPriority(tools: BlockTools): Mapping {
  const priority = numberOf(tools.block.settings, 'QueuePriority');
  if (priority === null) {
    return note(words('It moves calls by time in the queue, not by priority.', '该块按排队时间调整，而非优先级。'));
  }
  const ours = within(100 - priority, -100, 100, 0);
  tools.remark(
    `There, 1 was the first; here, the higher the first: ${priority} became ${ours}.`,
    `原系统数值越小越优先；此处越大越优先：${priority} 改为 ${ours}。`,
  );
  return tools.node(
    'set_routing',
    { priority: String(ours) },
    tools.withFailed([{ port: 'next', to: tools.block.next }]),
  );
}

export function mapCallbackNumber(tools: BlockTools): Mapping {
  const variable = tools.scene.book.declare(attributeKey('\u0000callback'), { name: 'callbackNumber' });
  if (variable === null) return note(words('There are too many variables.', '变量过多。'));
  const value = asExpression(tools.segments(tools.text('CallbackNumber')));
  return tools.node(
    'set_variables',
    { assignments: [{ variable, value }] },
    tools.withFailed(
      [{ port: 'next', to: tools.block.next }],
      tools.error('InvalidCallbackNumber', 'NotDialableCallbackNumber', 'NoMatchingError'),
    ),
  );
}
