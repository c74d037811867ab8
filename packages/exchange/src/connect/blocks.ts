import type { Compared, ComparisonOperator, JsonObject } from '@patchbay/flow-schema';
import { type DraftStep, type Mapping, note } from '../draft/draft-step.ts';
import { asExpression, isPlain, plainText } from '../draft/segments.ts';
import { named, words } from '../report/words.ts';
import { numberOf, objectOf, textOf, within } from '../source/fields.ts';
import type { BlockTools } from './block-tools.ts';
import { mapInput } from './input-blocks.ts';
import { mapLambda } from './lambda-block.ts';
import { mapCallbackNumber, mapHold, mapPriority, mapQueue, mapTarget } from './queue-blocks.ts';
import { attributeKey } from './references.ts';
import { languageOfVoice } from './voices.ts';

type MapBlock = (tools: BlockTools) => Mapping;

/** Actions of the flow language; whatever is not here becomes a note. */
const blocks: Readonly<Record<string, MapBlock>> = {
  MessageParticipant: (tools) =>
    tools.node('say', { prompt: tools.prompt() }, [
      { port: 'next', to: tools.block.next ?? tools.error('NoMatchingError') },
    ]),
  GetParticipantInput: mapInput,
  Compare: mapCompare,
  DisconnectParticipant: (tools) => tools.node('hang_up', { prompt: [], cause: 'normal' }, []),
  EndFlowExecution: (tools) => tools.node('return', {}, []),
  EndFlowModuleExecution: (tools) => tools.node('return', {}, []),
  InvokeLambdaFunction: mapLambda,
  UpdateContactAttributes: (tools) => mapAttributes(tools, 'Attributes', 'Attributes'),
  UpdateFlowAttributes: (tools) => mapAttributes(tools, 'FlowAttributes', 'FlowAttributes'),
  UpdateContactTargetQueue: mapTarget,
  TransferContactToQueue: mapQueue,
  TransferContactToAgent: mapQueue,
  UpdateContactRoutingBehavior: mapPriority,
  UpdateContactCallbackNumber: mapCallbackNumber,
  TransferToFlow: (tools) => mapFlow(tools, 'ContactFlowId', null),
  InvokeFlowModule: (tools) => mapFlow(tools, 'FlowModuleId', tools.block.next),
  TransferParticipantToThirdParty: mapThirdParty,
  Loop: mapLoop,
  Wait: mapWait,
  CheckHoursOfOperation: mapHours,
  UpdateContactTextToSpeechVoice: mapVoice,
  UpdateContactRecordingBehavior: mapRecording,
};

/** Blocks that change nothing callers could notice. */
const harmless = new Set(['UpdateFlowLoggingBehavior', 'TagContact', 'UnTagContact']);

/** The step that a block becomes; two where words and music take turns. */
export function mapBlock(tools: BlockTools): readonly DraftStep[] {
  if (tools.block.action === 'MessageParticipantIteratively') return mapHold(tools);
  return [{ source: tools.block, mapping: mappingOf(tools) }];
}

function mappingOf(tools: BlockTools): Mapping {
  const { action, type } = tools.block;
  if (harmless.has(action)) {
    return note(words('Callers notice nothing of it: lead past it.', '对来电者没有影响：可直接绕过。'), true);
  }
  const map = Object.hasOwn(blocks, action) ? blocks[action] : undefined;
  return (
    map?.(tools) ??
    note(words(`No step here does what “${named(type)}” did.`, `没有与“${named(type)}”功能相同的步骤。`))
  );
}

const operators: Readonly<Record<string, ComparisonOperator>> = {
  Equals: 'equals',
  TextStartsWith: 'starts_with',
  TextEndsWith: 'ends_with',
  TextContains: 'contains',
  StartsWith: 'starts_with',
  Contains: 'contains',
  EndsWith: 'ends_with',
  NumberEquals: 'equals',
  NumberGreaterThan: 'greater',
  NumberGreaterOrEqualTo: 'greater_or_equal',
  NumberLessThan: 'less',
  NumberLessOrEqualTo: 'less_or_equal',
  GreaterThan: 'greater',
  GreaterOrEqualTo: 'greater_or_equal',
  LessThan: 'less',
  LessOrEqualTo: 'less_or_equal',
};

function mapCompare(tools: BlockTools): Mapping {
  const left = asExpression(tools.segments(tools.text('ComparisonValue')));
  const branches = tools.block.conditions.map(({ operator, operands, to }, index) => {
    const known = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
    const right = tools.segments(operands[0] ?? '');
    const compared: Compared = isPlain(right) ? plainText(right) : { expression: asExpression(right) };
    const condition = known === undefined ? null : { kind: 'compare' as const, left, operator: known, right: compared };
    return { id: `match_${index + 1}`, label: (operands[0] ?? '').slice(0, 80), condition, to };
  });
  if (branches.length > 50 || branches.some(({ condition }) => condition === null)) {
    return note(words('One of its comparisons does not exist here.', '其中有此处不支持的比较方式。'));
  }
  return tools.node('condition', { branches: branches.map(({ id, label, condition }) => ({ id, label, condition })) }, [
    ...branches.map(({ id, to }) => ({ port: id, to })),
    { port: 'else', to: tools.error('NoMatchingCondition', 'NoMatchingError') ?? tools.block.next },
  ]);
}

function mapAttributes(tools: BlockTools, setting: string, namespace: string): Mapping {
  const given = Object.entries(objectOf(tools.block.settings, setting)).slice(0, 100);
  const assignments = given.flatMap(([name, value]) => {
    const variable = tools.scene.book.declare(attributeKey(namespace, name), {
      name,
      description: `$.${namespace}.${name}`,
    });
    const source = typeof value === 'object' && value !== null ? textOf(value, 'Value') : String(value ?? '');
    return variable === null ? [] : [{ variable, value: asExpression(tools.segments(source)) }];
  });
  return tools.node(
    'set_variables',
    { assignments },
    tools.withFailed([{ port: 'next', to: tools.block.next ?? tools.error('NoMatchingError') }]),
  );
}

function mapFlow(tools: BlockTools, setting: string, returned: string | null): Mapping {
  const flow = named(tools.text(setting)) || '?';
  tools.remark(`Choose the flow that takes the place of “${flow}”.`, `请选择替代“${flow}”的流程。`);
  if (returned === null) {
    tools.remark('The call did not come back from it; here it is hung up then.', '原流程不再返回；此处返回后挂断。');
  }
  return tools.node(
    'sub_flow',
    { flowId: '', inputs: [], outputs: [] },
    tools.withFailed([{ port: 'returned', to: returned }]),
  );
}

function mapThirdParty(tools: BlockTools): Mapping {
  const seconds = numberOf(tools.block.settings, 'ThirdPartyConnectionTimeLimitSeconds') ?? 30;
  const unanswered = tools.error('ConnectionTimeLimitExceeded', 'CallFailed', 'NoMatchingError');
  return tools.node(
    'transfer',
    {
      destinationKind: 'number',
      number: tools.template(tools.text('ThirdPartyPhoneNumber')),
      ringTimeoutMs: within(seconds * 1_000, 1_000, 300_000, 30_000),
    },
    tools.withFailed(
      [
        { port: 'answered', to: tools.block.next },
        { port: 'busy', to: unanswered },
        { port: 'no_answer', to: unanswered },
      ],
      tools.error('CallFailed', 'NoMatchingError'),
    ),
  );
}

function mapLoop(tools: BlockTools): Mapping {
  const count = numberOf(tools.block.settings, 'LoopCount');
  if (count === null) return note(words('How often it repeats is not a number.', '循环次数不是数字。'));
  const times = within(count, 1, 100, 1);
  if (times !== count) tools.remark(`It repeats ${times} times.`, `重复 ${times} 次。`);
  const key = attributeKey('\u0000loop', tools.block.key);
  const variable = tools.scene.book.declare(key, { name: 'round', type: 'number' });
  return tools.node('loop_counter', { times, variable: variable ?? '' }, [
    { port: 'again', to: tools.outcome('ContinueLooping') },
    { port: 'done', to: tools.outcome('DoneLooping') ?? tools.block.next },
  ]);
}

function mapWait(tools: BlockTools): Mapping {
  const seconds = numberOf(tools.block.settings, 'TimeLimitSeconds') ?? 30;
  tools.remark('Music plays meanwhile.', '期间播放音乐。');
  return tools.node('wait_music', { endless: false, durationMs: within(seconds * 1_000, 1_000, 3_600_000, 30_000) }, [
    { port: 'over', to: tools.outcome('WaitCompleted') ?? tools.block.next ?? tools.error('NoMatchingError') },
  ]);
}

function mapHours(tools: BlockTools): Mapping {
  const hours = named(tools.text('HoursOfOperationId') || tools.text('Hours'));
  tools.remark(
    `The hours${hours === '' ? '' : ` “${hours}”`} are not in the file: enter them here.`,
    `文件中不含营业时间${hours === '' ? '' : `“${hours}”`}：请在此填写。`,
  );
  const weekly = [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '17:00' }];
  const closed = tools.outcome('False') ?? tools.error('NoMatchingCondition', 'NoMatchingError');
  return tools.node('opening_hours', { weekly }, [
    { port: 'open', to: tools.outcome('True') ?? tools.block.next },
    { port: 'closed', to: closed },
    { port: 'holiday', to: closed },
  ]);
}

function mapVoice(tools: BlockTools): Mapping {
  const language = tools.text('LanguageCode') || languageOfVoice(tools.text('TextToSpeechVoice')) || '';
  if (!tools.scene.languages.includes(language)) {
    return note(words('Its voice is not known here.', '此处没有该语音。'), true);
  }
  tools.remark(
    `The voice “${named(tools.text('TextToSpeechVoice'))}” became the language ${language}.`,
    `语音“${named(tools.text('TextToSpeechVoice'))}”改为语言 ${language}。`,
  );
  return tools.node('set_variables', { assignments: [], language }, [{ port: 'next', to: tools.block.next }]);
}

function mapRecording(tools: BlockTools): Mapping {
  const behaviour: JsonObject = objectOf(tools.block.settings, 'RecordingBehavior');
  const recorded = behaviour.RecordedParticipants;
  const starts =
    (Array.isArray(recorded) && recorded.length > 0) || textOf(behaviour, 'IVRRecordingBehavior') === 'Enabled';
  return tools.node('record_call', { action: starts ? 'start' : 'stop' }, [{ port: 'next', to: tools.block.next }]);
}
