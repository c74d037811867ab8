import { type OnInstallProgress, packageSets, type ToolName } from '@patchbay/asterisk';
import type { StackEvent } from './stack-types.ts';

/** Tells of an installation as a step that begins, goes on and ends. */
export async function packageStep<Result>(
  tool: ToolName,
  log: (event: StackEvent) => void,
  install: (onProgress: OnInstallProgress) => Promise<Result>,
): Promise<Result> {
  const begunAt = Date.now();
  const step = packageSets[tool].label;
  log({ type: 'step', step, state: 'running', elapsedMs: 0 });
  const result = await install((progress) =>
    log({ type: 'step', step, state: 'running', elapsedMs: Date.now() - begunAt, install: progress }),
  );
  log({ type: 'step', step, state: 'done', elapsedMs: Date.now() - begunAt });
  return result;
}
