import type { JsonObject, Problem } from '@patchbay/flow-schema';
import { named, sourceProblem, words } from '../report/words.ts';
import { isObject, listOf, objectOf, objectsOf, pointOf, textOf } from '../source/fields.ts';
import { type Block, type BlockCondition, type ConnectFlow, exitsOf, turned } from './block.ts';

/** Reads a flow in the flow language; what is broken is left out and told. */
export function readLanguage(source: JsonObject): ConnectFlow {
  const problems: Problem[] = [];
  const metadata = objectOf(source, 'Metadata');
  const places = objectOf(metadata, 'ActionMetadata');
  const blocks = new Map<string, Block>();
  for (const [index, action] of listOf(source, 'Actions').entries()) {
    const key = textOf(action, 'Identifier');
    if (!isObject(action) || key === '' || textOf(action, 'Type') === '') {
      problems.push(blockBroken(['Actions', index]));
      continue;
    }
    if (blocks.has(key)) {
      problems.push(blockTwice(['Actions', index, 'Identifier'], key));
      continue;
    }
    blocks.set(key, readAction(key, action, objectOf(places, key)));
  }
  const wanted = textOf(source, 'StartAction');
  const start = blocks.has(wanted) ? wanted : (blocks.keys().next().value ?? null);
  if (start !== null && start !== wanted) problems.push(startUnknown(['StartAction'], wanted, start));
  const name = textOf(metadata, 'name') || textOf(metadata, 'Name');
  return { name, description: textOf(metadata, 'description'), start, blocks: [...blocks.values()], problems };
}

function readAction(key: string, action: JsonObject, place: JsonObject): Block {
  const type = textOf(action, 'Type');
  const transitions = objectOf(action, 'Transitions');
  const ways = {
    next: textOf(transitions, 'NextAction') || null,
    conditions: objectsOf(transitions, 'Conditions').map(readCondition),
    errors: objectsOf(transitions, 'Errors').map((one) => ({
      type: textOf(one, 'ErrorType'),
      to: textOf(one, 'NextAction') || null,
    })),
  };
  const friendly = place.isFriendlyName === true || !/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(key);
  return {
    key,
    type,
    action: type,
    name: friendly ? key : spaced(type),
    parameters: objectOf(action, 'Parameters'),
    settings: objectOf(action, 'Parameters'),
    position: turned(pointOf(place.position)),
    exits: exitsOf(ways),
    ...ways,
  };
}

function readCondition(one: JsonObject): BlockCondition {
  const condition = objectOf(one, 'Condition');
  return {
    operator: textOf(condition, 'Operator') || 'Equals',
    operands: listOf(condition, 'Operands').flatMap((operand) => (typeof operand === 'string' ? [operand] : [])),
    to: textOf(one, 'NextAction') || null,
  };
}

/** `MessageParticipant` as people read it: `Message participant`. */
export function spaced(type: string): string {
  const parted = type
    .slice(0, 100)
    .replace(/([a-z])([A-Z])/g, (_all, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return parted;
}

type Path = readonly (string | number)[];

export function blockBroken(path: Path): Problem {
  return sourceProblem(
    'step_broken',
    path,
    words(
      'This is no block: it has no identifier or type. It was left out.',
      '此处不是有效的块：缺少标识或类型，已略过。',
    ),
  );
}

export function blockTwice(path: Path, key: string): Problem {
  return sourceProblem(
    'step_name_twice',
    path,
    words(
      `There are two blocks “${named(key)}”: the second was left out.`,
      `有两个标识为“${named(key)}”的块：已略过第二个。`,
    ),
  );
}

export function startUnknown(path: Path, wanted: string, start: string): Problem {
  return sourceProblem(
    'start_unknown',
    path,
    words(
      `The first block “${named(wanted)}” is not in the file; the flow begins at “${named(start)}”.`,
      `文件中没有起始块“${named(wanted)}”，流程改从“${named(start)}”开始。`,
    ),
  );
}
