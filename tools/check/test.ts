import { join } from 'node:path';
import { checkSteps } from './check-steps.ts';
import { runInTurn, runTogether } from './run-steps.ts';

/**
 * The whole proof, on a machine that has nothing but Node and npm: checks and pure tests, then the adapters against the
 * real PostgreSQL, Redis and Asterisk, then the built product with SIP callers and a browser.
 */
const vitest = join('node_modules', '.bin', 'vitest');
const inTurn = ['--maxWorkers', '1'];
const passed =
  (await runTogether(checkSteps)) &&
  (await runInTurn([
    {
      name: 'parts for tests',
      command: join('node_modules', '.bin', 'tsx'),
      args: ['tools/stack/src/prepare-tests.ts'],
    },
  ])) &&
  // Those with sound mostly wait for it, so the others go on beside them; then the build, beside what is left of those.
  (await runTogether([
    { name: 'tests on Asterisk', command: vitest, args: ['run', '--project', 'asterisk', ...inTurn] },
    { name: 'integration tests', command: vitest, args: ['run', '--project', 'integration', '--maxWorkers', '2'] },
    { name: 'simulations', command: vitest, args: ['run', '--project', 'simulation', ...inTurn] },
    { name: 'build', command: join('node_modules', '.bin', 'tsx'), args: ['tools/stack/src/build.ts'] },
  ])) &&
  (await runInTurn([
    { name: 'system tests', command: vitest, args: ['run', '--project', 'system'] },
    { name: 'crowds', command: vitest, args: ['run', '--project', 'crowd'] },
  ]));
if (!passed) process.exitCode = 1;
