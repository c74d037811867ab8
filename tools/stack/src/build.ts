import { SetupError } from '@patchbay/asterisk';
import { buildRuntime, buildStudio } from './build/build-apps.ts';
import { formatElapsed } from './display/format.ts';
import { workspaceRoot } from './stack.ts';

/** Builds runtime and studio, as `npm start` does: only what has changed since the last build. */
const begunAt = Date.now();
try {
  const [runtime, studio] = await Promise.all([buildRuntime(workspaceRoot), buildStudio(workspaceRoot)]);
  const built = [runtime ? 'runtime' : '', studio ? 'studio' : ''].filter((name) => name !== '');
  process.stdout.write(
    `${built.length === 0 ? 'Nothing has changed' : `Built ${built.join(' and ')}`} (${formatElapsed(Date.now() - begunAt)})\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof SetupError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
