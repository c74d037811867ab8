import { reveal } from '@patchbay/flow-schema';
import type { CompiledFlow } from '../../compile-flow.ts';
import type { TriedValues } from './tried-values.ts';

const keys = [...'1234567890*#'];
const lengths = [4, 6, 1, 2, 3, 5, 8, 10, 11, 12, 16];
const digits = '1234567890123456';

/** A text that a simple pattern takes, such as `1[3-9][0-9]{9}`: the first choice of each part. Null where it has more than that. */
export function exampleOf(pattern: string): string | null {
  let rest = pattern.replace(/^\^/, '').replace(/\$$/, '');
  let example = '';
  while (rest !== '') {
    const part = /^(?:\[(\d)[^\]]*\]|(\\d)|(\d))(?:\{(\d+)(?:,\d*)?\}|([+?*]))?/.exec(rest);
    if (part === null) return null;
    const [whole, first, any, one, count, sign] = part;
    const times = count === undefined ? (sign === '*' || sign === '?' ? 0 : 1) : Number(count);
    example += (first ?? one ?? (any === undefined ? '' : '1')).repeat(times);
    rest = rest.slice(whole.length);
  }
  return example;
}

/** What a caller may enter at a node, the likeliest first: one key, then numbers of several lengths, with and without an end key. */
export function triedEntries(flow: CompiledFlow, nodeId: string, tried: TriedValues): readonly string[] {
  const node = flow.nodes.get(nodeId);
  if (node === undefined || node.problem !== null) return keys;
  const own = [...node.ports.keys()].filter((port) => /^[0-9*#]$/.test(port));
  const compared = node.type
    .writes(node.config)
    .flatMap(({ variable }) => tried.byVariable.get(variable) ?? [])
    .map((value) => String(reveal(value)))
    .filter((value) => /^[0-9*#]{1,32}$/.test(value));
  const { pattern } = node.config as { readonly pattern?: unknown };
  const example = typeof pattern === 'string' && pattern !== '' ? exampleOf(pattern) : null;
  const numbers = [
    ...(example === null ? [] : [example]),
    ...compared,
    ...lengths.map((length) => digits.slice(0, length)),
  ];
  const entries = numbers.flatMap((number) => [`${number}#`, number, `${number}#1`, `${number}1`]);
  return [...new Set([...own, ...keys, ...entries])];
}
