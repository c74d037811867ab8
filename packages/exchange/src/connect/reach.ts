import type { Json } from '@patchbay/flow-schema';
import type { Block } from './block.ts';
import type { Target } from './block-tools.ts';
import { targetOf } from './queue-blocks.ts';
import { connectPaths } from './references.ts';

type Followers = ReadonlyMap<string, readonly string[]>;

function followersOf(blocks: readonly Block[]): Followers {
  return new Map(blocks.map(({ key, exits }) => [key, exits.flatMap(({ to }) => (to === null ? [] : [to]))]));
}

/** Everything that is reached from a block until `stops` holds; what stops is not passed but is visited. */
function reachedFrom(key: string, followers: Followers, stops: (key: string) => boolean, visit: (key: string) => void) {
  const seen = new Set<string>();
  const pending = [...(followers.get(key) ?? [])];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    visit(next);
    if (!stops(next)) pending.push(...(followers.get(next) ?? []));
  }
}

/** Beyond this, following every way of every block would take too long, and says little to anybody. */
const blocksFollowedMax = 300;

/** Which queues or agents can be set when a transfer is reached. */
export function targetsOf(blocks: readonly Block[]): Map<string, Target[]> {
  const followers = followersOf(blocks);
  const byKey = new Map(blocks.map((block) => [block.key, block]));
  const found = new Map<string, Target[]>();
  const setters = blocks.filter(({ action }) => action === 'UpdateContactTargetQueue').slice(0, blocksFollowedMax);
  for (const setter of setters) {
    const target = targetOf(setter.action, setter.settings);
    if (target === null) continue;
    const isSetter = (key: string) => byKey.get(key)?.action === 'UpdateContactTargetQueue';
    reachedFrom(setter.key, followers, isSetter, (key) => {
      if (byKey.get(key)?.action !== 'TransferContactToQueue') return;
      const known = found.get(key) ?? [];
      if (!known.some(({ kind, wanted }) => kind === target.kind && wanted === target.wanted)) known.push(target);
      found.set(key, known);
    });
  }
  return found;
}

/** What is read of a function's answer on the ways from it, as far as the next function. */
export function answersOf(blocks: readonly Block[]): Map<string, (readonly string[])[]> {
  const followers = followersOf(blocks);
  const byKey = new Map(blocks.map((block) => [block.key, block]));
  const reads = new Map(blocks.map(({ key, settings }) => [key, externalPaths(settings)]));
  const isFunction = (key: string) => byKey.get(key)?.action === 'InvokeLambdaFunction';
  const found = new Map<string, (readonly string[])[]>();
  for (const { key } of blocks.filter((block) => isFunction(block.key)).slice(0, blocksFollowedMax)) {
    const paths = new Map<string, readonly string[]>();
    reachedFrom(key, followers, isFunction, (next) => {
      for (const path of reads.get(next) ?? []) paths.set(path.join('\u0000'), path);
    });
    found.set(key, [...paths.values()]);
  }
  return found;
}

function externalPaths(value: Json): (readonly string[])[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(externalPaths);
  if (typeof value !== 'string' || !value.includes('$.External')) return [];
  return connectPaths(value).flatMap(([root, ...path]) => (root === 'External' && path.length > 0 ? [path] : []));
}
