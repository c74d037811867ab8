import { checkSteps } from './check-steps.ts';
import { runTogether } from './run-steps.ts';

if (!(await runTogether(checkSteps))) process.exitCode = 1;
