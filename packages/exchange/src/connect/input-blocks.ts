import { type Mapping, note } from '../draft/draft-step.ts';
import { words } from '../report/words.ts';
import { numberOf, objectOf, textOf, within } from '../source/fields.ts';
import type { BlockTools } from './block-tools.ts';
import { attributeKey } from './references.ts';

const noRetry = { retriesMax: 0, prompts: [], repeatPrompt: true };
const keyPattern = /^[0-9*#]$/;

/** A menu where keys are told apart, otherwise digits that are kept. */
export function mapInput(tools: BlockTools): Mapping {
  const { conditions } = tools.block;
  const stored = tools.text('StoreInput').toLowerCase() === 'true';
  if (stored) return mapStored(tools);
  const keys = conditions.map(({ operands }) => (operands[0] ?? '').trim());
  const unique = new Set(keys).size === keys.length;
  if (!unique || !keys.every((key) => keyPattern.test(key))) {
    return note(
      words(
        'It tells inputs of several keys apart; a menu here takes one key.',
        '该块区分多位输入；此处菜单只接收一位按键。',
      ),
    );
  }
  const seconds = numberOf(tools.block.settings, 'InputTimeLimitSeconds') ?? 5;
  const otherwise = tools.block.next ?? tools.error('NoMatchingError');
  const timeout = tools.error('InputTimeLimitExceeded') ?? otherwise;
  const noMatch = tools.error('NoMatchingCondition') ?? otherwise;
  if (keys.length === 0) return mapPause(tools, seconds, timeout);
  const failed = tools.error('NoMatchingError');
  if (failed !== null && failed !== timeout && failed !== noMatch) {
    tools.remark(
      'A failure of the menu takes the way of the flow’s own error handling.',
      '菜单失败时按流程自身的错误处理进行。',
    );
  }
  return tools.node(
    'menu',
    {
      prompt: tools.prompt(),
      keys: keys.map((key) => ({ key, label: '' })),
      timeoutMs: within(seconds * 1_000, 500, 60_000, 5_000),
      noInput: noRetry,
      noMatch: noRetry,
    },
    [
      ...conditions.map(({ operands, to }) => ({ port: (operands[0] ?? '').trim(), to })),
      { port: 'no_input', to: timeout },
      { port: 'no_match', to: noMatch },
    ],
  );
}

/** Without keys to tell apart, input only passes time: whatever is pressed, the call goes on. */
function mapPause(tools: BlockTools, seconds: number, to: string | null): Mapping {
  tools.remark(
    'No key led anywhere: the call waits for a key, and goes on without one.',
    '没有按键分支：等待按键，超时后继续。',
  );
  return tools.node(
    'menu',
    {
      prompt: tools.prompt(),
      keys: [{ key: '#', label: '' }],
      timeoutMs: within(seconds * 1_000, 500, 60_000, 5_000),
      noInput: noRetry,
      noMatch: noRetry,
    },
    [
      { port: '#', to: tools.error('NoMatchingCondition') ?? tools.block.next ?? to },
      { port: 'no_input', to },
      { port: 'no_match', to: tools.error('NoMatchingCondition') ?? tools.block.next ?? to },
    ],
  );
}

function mapStored(tools: BlockTools): Mapping {
  const { settings } = tools.block;
  const custom = objectOf(objectOf(settings, 'InputValidation'), 'CustomValidation');
  const phone = Object.keys(objectOf(objectOf(settings, 'InputValidation'), 'PhoneNumberValidation')).length > 0;
  const dtmf = objectOf(settings, 'DTMFConfiguration');
  const finish = textOf(dtmf, 'InputTerminationSequence') || '#';
  const encrypted = Object.keys(objectOf(settings, 'InputEncryption')).length > 0;
  const seconds = numberOf(settings, 'InputTimeLimitSeconds') ?? 5;
  const variable = tools.scene.book.declare(attributeKey('StoredCustomerInput'), {
    name: 'StoredCustomerInput',
    sensitive: encrypted,
    description: '$.StoredCustomerInput',
  });
  if (encrypted) {
    tools.remark(
      'What is entered was encrypted; here it is sensitive: it never shows in clear.',
      '原输入为加密；此处标记为敏感，不以明文显示。',
    );
  }
  const failed = tools.error('InputTimeLimitExceeded', 'NoMatchingError');
  return tools.node(
    'collect_digits',
    {
      prompt: tools.prompt(),
      variable: variable ?? '',
      digitsMin: 1,
      digitsMax: within(numberOf(custom, 'MaximumLength'), 1, 64, phone ? 20 : 20),
      endKey: finish === '#' || finish === '*' ? finish : 'none',
      firstDigitTimeoutMs: within(seconds * 1_000, 500, 120_000, 5_000),
      interDigitTimeoutMs: within(seconds * 1_000, 500, 60_000, 5_000),
      noInput: noRetry,
      invalid: noRetry,
      sensitive: encrypted,
    },
    [
      { port: 'collected', to: tools.block.next },
      { port: 'no_input', to: failed },
      { port: 'invalid', to: tools.error('InvalidPhoneNumber') ?? failed },
    ],
  );
}
