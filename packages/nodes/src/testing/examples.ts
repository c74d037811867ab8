import type { NodeExample } from './node-example.ts';

const files: Readonly<Record<string, Readonly<Record<string, NodeExample>>>> = import.meta.glob('../*/*.example.ts', {
  eager: true,
});

/** The example of every node type, found in its folder. */
export const examples: ReadonlyMap<string, NodeExample> = new Map(
  Object.entries(files).map(([path, exported]) => {
    const type = path.replace(/^.*\/(.*)\.example\.ts$/, '$1').replaceAll('-', '_');
    const example = Object.values(exported)[0];
    if (example === undefined) throw new Error(`${path} exports no example`);
    return [type, example];
  }),
);

export function exampleOf(type: string): NodeExample {
  const found = examples.get(type);
  if (found === undefined) throw new Error(`The node type ${type} has no example beside it`);
  return found;
}
