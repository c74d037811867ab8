import { spawn } from 'node:child_process';

/** One command of a longer run, by the name people see. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface StepOutcome {
  readonly step: Step;
  readonly exitCode: number;
  readonly seconds: number;
  readonly output: string;
}

/** No colours where the output is kept in a file. */
const plainInCi = process.env.CI === undefined ? {} : { NO_COLOR: '1' };

function runStep(step: Step, live: boolean): Promise<StepOutcome> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(step.command, step.args, {
      env: { ...process.env, ...plainInCi, NEXT_TELEMETRY_DISABLED: '1', TURBO_TELEMETRY_DISABLED: '1', ...step.env },
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const finish = (exitCode: number, output: string): void =>
      resolve({ step, exitCode, seconds: (performance.now() - startedAt) / 1000, output });
    child.on('error', (error) => finish(127, error.message));
    child.on('close', (code, signal) =>
      finish(code ?? 1, `${Buffer.concat(chunks).toString()}${signal === null ? '' : `\nended by ${signal}`}`),
    );
  });
}

function report(outcome: StepOutcome): void {
  const mark = outcome.exitCode === 0 ? 'ok    ' : 'FAILED';
  console.log(`${mark}  ${outcome.step.name.padEnd(24)} ${outcome.seconds.toFixed(1)} s`);
  if (outcome.exitCode !== 0) console.log(outcome.output);
}

/** Runs steps two at a time (the smallest machine has two cores); true when every one ended well. */
export async function runTogether(steps: readonly Step[]): Promise<boolean> {
  const waiting = [...steps];
  let allWell = true;
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const outcome = await runStep(step, false);
      report(outcome);
      allWell &&= outcome.exitCode === 0;
    }
  };
  await Promise.all([lane(), lane()]);
  return allWell;
}

/** Runs steps one after another with their output on the screen; stops at the first that fails. */
export async function runInTurn(steps: readonly Step[]): Promise<boolean> {
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const outcome = await runStep(step, true);
    report(outcome);
    if (outcome.exitCode !== 0) return false;
  }
  return true;
}
