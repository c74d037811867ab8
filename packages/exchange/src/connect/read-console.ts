import type { JsonObject, Problem } from '@patchbay/flow-schema';
import { isObject, listOf, objectOf, objectsOf, pointOf, textOf } from '../source/fields.ts';
import { type Block, type BlockCondition, type BlockError, type ConnectFlow, exitsOf, turned } from './block.ts';
import { actionOf } from './console-actions.ts';
import { blockBroken, blockTwice, spaced, startUnknown } from './read-language.ts';

/** Reads what the older console exported, and says it in the terms of the flow language. */
export function readConsole(source: JsonObject): ConnectFlow {
  const problems: Problem[] = [];
  const blocks = new Map<string, Block>();
  for (const [index, module] of listOf(source, 'modules').entries()) {
    const key = textOf(module, 'id');
    if (!isObject(module) || key === '' || textOf(module, 'type') === '') {
      problems.push(blockBroken(['modules', index]));
      continue;
    }
    if (blocks.has(key)) {
      problems.push(blockTwice(['modules', index, 'id'], key));
      continue;
    }
    blocks.set(key, readModule(key, module));
  }
  const wanted = textOf(source, 'start');
  const start = blocks.has(wanted) ? wanted : (blocks.keys().next().value ?? null);
  if (start !== null && start !== wanted) problems.push(startUnknown(['start'], wanted, start));
  const metadata = objectOf(source, 'metadata');
  return {
    name: textOf(metadata, 'name'),
    description: textOf(metadata, 'description'),
    start,
    blocks: [...blocks.values()],
    problems,
  };
}

function readModule(key: string, module: JsonObject): Block {
  const type = textOf(module, 'type');
  const parameters = objectsOf(module, 'parameters');
  const ways = waysOf(objectsOf(module, 'branches'), type);
  const { action, settings } = actionOf(type, textOf(module, 'target'), parameters);
  return {
    key,
    type: textOf(module, 'target') === '' ? type : `${type} (${textOf(module, 'target').slice(0, 40)})`,
    action,
    name: spaced(type),
    parameters: Object.fromEntries(
      parameters.map((one, index) => [
        textOf(one, 'key') || textOf(one, 'name') || String(index + 1),
        textOf(one, 'resourceName') || textOf(one, 'value'),
      ]),
    ),
    settings,
    position: turned(pointOf(objectOf(module, 'metadata').position)),
    exits: exitsOf(ways),
    ...ways,
  };
}

/** Branches of the console by what the flow language calls them. */
const errors: Readonly<Record<string, string>> = {
  Error: 'NoMatchingError',
  NoMatch: 'NoMatchingCondition',
  Timeout: 'InputTimeLimitExceeded',
  AtCapacity: 'QueueAtCapacity',
  InvalidNumber: 'InvalidPhoneNumber',
  CallFailure: 'CallFailed',
};
const outcomes: Readonly<Record<string, string>> = {
  Looping: 'ContinueLooping',
  Complete: 'DoneLooping',
  InHours: 'True',
  OutOfHours: 'False',
};

function waysOf(branches: readonly JsonObject[], type: string) {
  let next: string | null = null;
  const conditions: BlockCondition[] = [];
  const failures: BlockError[] = [];
  for (const branch of branches) {
    const condition = textOf(branch, 'condition');
    const to = textOf(branch, 'transition') || null;
    const error = Object.hasOwn(errors, condition) ? errors[condition] : undefined;
    if (condition === 'Success') next ??= to;
    else if (error !== undefined) failures.push({ type: error, to });
    else {
      const value = textOf(branch, 'conditionValue');
      const outcome =
        type === 'Wait' && condition === 'Complete' ? 'WaitCompleted' : (outcomes[condition] ?? condition);
      conditions.push({
        operator: textOf(branch, 'conditionType') || 'Equals',
        operands: [value === '' ? outcome : value],
        to,
      });
    }
  }
  return { next, conditions, errors: failures };
}
