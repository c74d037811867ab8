import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Step } from './run-steps.ts';

const bin = (name: string): string => join('node_modules', '.bin', name);

/** Every workspace with a tsconfig of its own. */
function workspaces(): string[] {
  const nested = ['apps', 'packages'].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return [...nested, 'drizzle', 'asterisk', 'tools'].filter((folder) => existsSync(join(folder, 'tsconfig.json')));
}

/** Format, lint, types, boundaries, dead code, pure tests: what must hold before a commit. */
export const checkSteps: readonly Step[] = [
  { name: 'pure tests', command: bin('vitest'), args: ['run', '--project', 'pure', '--maxWorkers', '2'] },
  { name: 'format and lint', command: bin('biome'), args: ['check', '--error-on-warnings', '.'] },
  ...workspaces().map(
    (folder): Step => ({ name: `types ${folder}`, command: bin('tsc'), args: ['-p', folder, '--noEmit'] }),
  ),
  { name: 'dead code', command: bin('knip'), args: ['--no-progress'] },
];
