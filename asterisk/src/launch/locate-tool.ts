import { existsSync } from 'node:fs';
import { installTool } from '../install/install-tool.ts';
import { packageSets, type ToolName } from '../install/package-sets.ts';
import type { OnInstallProgress } from '../install/progress.ts';
import { systemCommand, type ToolCommand, treeCommand } from '../install/tool-command.ts';
import { findOnPath } from './find-on-path.ts';

/** How a helper program is started, and where the files lie that came with it. */
export type Tool = ToolCommand & {
  /** The folder under which the package's `usr/share` is found: `/` for an installed one. */
  root: string;
};

/** A helper program on the PATH, else Patchbay's own, installed if need be. Throws SetupError. */
export async function locateTool(
  tool: Exclude<ToolName, 'asterisk'>,
  env: NodeJS.ProcessEnv = process.env,
  onProgress?: OnInstallProgress,
): Promise<Tool> {
  const program = packageSets[tool].program.split('/').pop() ?? tool;
  const found = packageSets[tool].ownOnly ? undefined : findOnPath(program, env.PATH ?? '');
  // Newer SIPp packages come without the recorded key presses.
  if (found !== undefined && (tool !== 'sipp' || existsSync('/usr/share/sip-tester/dtmf_2833_1.pcap'))) {
    return { ...systemCommand(found), root: '/' };
  }
  const { tree, platform } = await installTool(tool, { env, ...(onProgress === undefined ? {} : { onProgress }) });
  return { ...treeCommand(tool, tree, platform), root: tree };
}
