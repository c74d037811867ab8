import { join } from 'node:path';
import { checkSteps } from './check-steps.ts';
import { runInTurn, runTogether } from './run-steps.ts';

/**
 * The whole proof, on a machine that has nothing but Node and npm: checks and pure tests, then the adapters against the
 * real PostgreSQL, Redis and Asterisk, then the built product with SIP callers and a browser.
 */
const vitest = join('node_modules', '.bin', 'vitest');
const passed =
  (await runTogether(checkSteps)) &&
  (await runInTurn([
    {
      name: 'parts for tests',
      command: join('node_modules', '.bin', 'tsx'),
      args: ['tools/stack/src/prepare-tests.ts'],
    },
    { name: 'integration tests', command: vitest, args: ['run', '--project', 'integration', '--maxWorkers', '1'] },
    {
      name: 'build',
      command: join('node_modules', '.bin', 'tsx'),
      args: ['tools/stack/src/build.ts'],
    },
    { name: 'system tests', command: vitest, args: ['run', '--project', 'system'] },
  ]));
if (!passed) process.exitCode = 1;
