import { join } from 'node:path';
import type { Step } from './run-steps.ts';
import { typeGroups } from './type-groups.ts';

const bin = (name: string): string => join('node_modules', '.bin', name);

/** Format, lint, types, boundaries, dead code, pure tests: what must hold before a commit. */
export const checkSteps: readonly Step[] = [
  { name: 'pure tests', command: bin('vitest'), args: ['run', '--project', 'pure', '--maxWorkers', '2'] },
  ...typeGroups().map(
    ({ name, project }): Step => ({
      name: `types ${name}`,
      command: bin('tsc'),
      // More than one checker would do a good part of the work twice, and there are other steps to keep the cores busy.
      args: ['-p', project, '--noEmit', '--singleThreaded'],
    }),
  ),
  { name: 'format and lint', command: bin('biome'), args: ['check', '--error-on-warnings', '.'] },
  { name: 'dead code', command: bin('knip'), args: ['--no-progress'] },
];
