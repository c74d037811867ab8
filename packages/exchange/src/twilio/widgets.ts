import type { JsonObject } from '@patchbay/flow-schema';
import { type Mapping, note } from '../draft/draft-step.ts';
import { asExpression } from '../draft/segments.ts';
import { queueNamed } from '../import-options.ts';
import { words } from '../report/words.ts';
import { textOf, within } from '../source/fields.ts';
import { conditionOf } from './conditions.ts';
import { mapGather } from './gather.ts';
import { mapFunction, mapHttp } from './http-widgets.ts';
import { flowVariableKey } from './references.ts';
import type { WidgetTools } from './widget-tools.ts';

type MapWidget = (tools: WidgetTools) => Mapping;

/** Widgets by type; whatever is not here becomes a note. */
const widgets: Readonly<Record<string, MapWidget>> = {
  'say-play': mapSay,
  'gather-input-on-call': mapGather,
  'split-based-on': mapSplit,
  'set-variables': mapSetVariables,
  'make-http-request': mapHttp,
  'run-function': mapFunction,
  'connect-call-to': mapConnect,
  'send-to-flex': mapQueue,
  'enqueue-call': mapQueue,
  'record-voicemail': mapRecord,
  'run-subflow': mapSubFlow,
};

const messageTypes = new Set(['send-message', 'send-and-wait-for-reply', 'search-message', 'send-fax']);

export function mapWidget(tools: WidgetTools): Mapping {
  const { type } = tools.widget;
  if (Object.hasOwn(widgets, type)) return widgets[type]?.(tools) ?? note(unknown(type));
  if (messageTypes.has(type)) {
    return note(words('Text messages are no part of a call flow here.', '此处的通话流程不收发文本消息。'));
  }
  return note(unknown(type));
}

const unknown = (type: string) =>
  words(`No step here does what “${type.slice(0, 80)}” did.`, `没有与“${type.slice(0, 80)}”功能相同的步骤。`);

function mapSay(tools: WidgetTools): Mapping {
  const digits = tools.text('digits');
  if (digits !== '' && tools.text('say') === '' && tools.text('play') === '') {
    return note(words('Keys cannot be sent to the caller from here.', '此处无法向来电者发送按键音。'));
  }
  return tools.node('say', { prompt: tools.prompt() }, [{ port: 'next', to: tools.next('audioComplete') }]);
}

function mapSplit(tools: WidgetTools): Mapping {
  const matches = tools.widget.transitions.filter(({ event }) => event === 'match');
  const input = tools.text('input');
  const branches = matches.map((one, index) => {
    const [first] = one.conditions;
    const label = textOf(first, 'friendly_name').replace(/^If value [a-z_]+ /, '') || textOf(first, 'value');
    const condition = conditionOf(one, input, (source) => tools.segments(source));
    return { id: `match_${index + 1}`, label: label.slice(0, 80), condition, to: one.next };
  });
  if (branches.length > 50 || branches.some(({ condition }) => condition === null)) {
    return note(
      words(
        'One of its comparisons does not exist here, so none of it was taken.',
        '其中有此处不支持的比较方式，因此整体未导入。',
      ),
    );
  }
  return tools.node('condition', { branches: branches.map(({ id, label, condition }) => ({ id, label, condition })) }, [
    ...branches.map(({ id, to }) => ({ port: id, to })),
    { port: 'else', to: tools.next('noMatch') },
  ]);
}

function pairs(tools: WidgetTools, name: string): { key: string; value: string }[] {
  const given = tools.widget.properties[name];
  if (!Array.isArray(given)) return [];
  return given.flatMap((one) => {
    const key = textOf(one, 'key');
    return key === '' ? [] : [{ key, value: textOf(one, 'value') }];
  });
}

function mapSetVariables(tools: WidgetTools): Mapping {
  const assignments = pairs(tools, 'variables')
    .slice(0, 100)
    .flatMap(({ key, value }) => {
      const variable = tools.scene.book.declare(flowVariableKey(key), { name: key });
      return variable === null ? [] : [{ variable, value: asExpression(tools.segments(value)) }];
    });
  return tools.node('set_variables', { assignments }, [{ port: 'next', to: tools.next('next') }]);
}

function mapConnect(tools: WidgetTools): Mapping {
  const noun = tools.text('noun') || 'number';
  const isSip = noun.startsWith('sip');
  if (!isSip && !noun.startsWith('number')) {
    return note(
      words(`Calls are not put through to a “${noun.slice(0, 40)}” here.`, `此处不支持转接到“${noun.slice(0, 40)}”。`),
    );
  }
  const to = tools.template(tools.text(isSip ? 'sip_endpoint' : 'to') || tools.text('to'));
  const after = tools.next('callCompleted');
  if (tools.next('hangup') !== null) {
    tools.remark('A caller who hangs up ends the call.', '来电者挂断即结束通话。');
  }
  return tools.node(
    'transfer',
    {
      destinationKind: isSip ? 'sip' : 'number',
      [isSip ? 'sipAddress' : 'number']: to,
      callerId: tools.template(tools.text('caller_id')),
      ringTimeoutMs: within((tools.number('timeout') ?? 30) * 1_000, 1_000, 300_000, 30_000),
      durationVariable: '',
    },
    ['answered', 'busy', 'no_answer'].map((port) => ({ port, to: after })),
  );
}

function mapQueue(tools: WidgetTools): Mapping {
  const wanted = tools.text('queue_name') || tools.text('workflow') || tools.text('workflow_sid');
  const queueId = queueNamed(wanted, tools.scene.queues);
  if (queueId === '') {
    tools.remark(
      wanted === '' ? 'Choose the queue.' : `Choose the queue that takes the place of “${wanted.slice(0, 60)}”.`,
      wanted === '' ? '请选择队列。' : `请选择替代“${wanted.slice(0, 60)}”的队列。`,
    );
  }
  const attributes = tools.text('attributes') || tools.text('task_attributes');
  if (attributes !== '') {
    tools.remark(
      `What agents were told: ${attributes.replace(/\s+/g, ' ').slice(0, 200)}`,
      `向坐席传递的信息：${attributes.replace(/\s+/g, ' ').slice(0, 200)}`,
    );
  }
  if (tools.text('waitUrl') !== '') {
    tools.remark(
      'While waiting, music is heard: draw a waiting flow for more.',
      '等待时播放音乐；如需更多请绘制等待流程。',
    );
  }
  const failed = tools.next('failedToEnqueue', 'callFailure');
  return tools.node('queue', { queueId }, [
    { port: 'answered', to: tools.next('callComplete') },
    ...(failed === null ? [] : [{ port: 'failed', to: failed }]),
  ]);
}

function mapRecord(tools: WidgetTools): Mapping {
  const finish = tools.text('finish_on_key') || '#';
  const config: JsonObject = {
    prompt: [],
    beep: tools.text('play_beep') !== 'false',
    durationMsMax: within((tools.number('max_length') ?? 3_600) * 1_000, 1_000, 3_600_000, 120_000),
    silenceMs: within((tools.number('timeout') ?? 5) * 1_000, 0, 60_000, 5_000),
    endKey: finish === '#' || finish === '*' ? finish : 'any',
    recordingVariable:
      tools.kept(['RecordingUrl']) ||
      tools.kept(['RecordingSid']) ||
      tools.scene.book.declare(tools.key('RecordingSid'), { name: `${tools.widget.name}_recording` }) ||
      '',
    durationVariable: '',
  };
  return tools.node('record_message', config, [
    { port: 'recorded', to: tools.next('recordingComplete') },
    { port: 'too_short', to: tools.next('noAudio') },
  ]);
}

function mapSubFlow(tools: WidgetTools): Mapping {
  const inputs = pairs(tools, 'parameters').flatMap(({ key, value }) =>
    /^[a-zA-Z][a-zA-Z0-9_]{0,63}$/.test(key) ? [{ name: key, value: asExpression(tools.segments(value)) }] : [],
  );
  const flow = tools.text('flow_sid');
  tools.remark(
    `Choose the flow that takes the place of ${flow.slice(0, 60) || 'the sub-flow'}.`,
    `请选择替代 ${flow.slice(0, 60) || '该子流程'} 的流程。`,
  );
  const failed = tools.next('failed');
  return tools.node('sub_flow', { flowId: '', inputs: inputs.slice(0, 100), outputs: [] }, [
    { port: 'returned', to: tools.next('completed') },
    ...(failed === null ? [] : [{ port: 'failed', to: failed }]),
  ]);
}
