import { locateAsterisk, locateTool, SetupError } from '@patchbay/asterisk';
import { ProgressDisplay } from './display/progress-display.ts';
import { packageStep } from './package-step.ts';
import { findPostgres } from './parts/postgres-binaries.ts';
import { ensureChromium } from './test-env.ts';

/** Brings what the tests need onto this machine: Asterisk, Redis, a voice, SIPp, PostgreSQL's programs, Chromium. */
const display = new ProgressDisplay(process.stdout);
try {
  findPostgres();
  await Promise.all([
    packageStep('asterisk', display.show, (onProgress) => locateAsterisk(process.env, onProgress)),
    packageStep('redis', display.show, (onProgress) => locateTool('redis', process.env, onProgress)),
    packageStep('espeak', display.show, (onProgress) => locateTool('espeak', process.env, onProgress)),
    packageStep('sipp', display.show, (onProgress) => locateTool('sipp', process.env, onProgress)),
    chromium(),
  ]);
  display.close();
} catch (error) {
  display.close();
  process.stderr.write(`${error instanceof SetupError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function chromium(): Promise<void> {
  const begunAt = Date.now();
  display.show({ type: 'step', step: 'Chromium', state: 'running', elapsedMs: 0 });
  await ensureChromium();
  display.show({ type: 'step', step: 'Chromium', state: 'done', elapsedMs: Date.now() - begunAt });
}
