import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageSets, type ToolName } from './package-sets.ts';
import type { Platform } from './platform.ts';

/** A program ready to be spawned: append your own arguments to `args`, and add `env` to the environment. */
export type ToolCommand = { command: string; args: string[]; env: Record<string, string> };

/** How to start a tool from its unpacked tree: through the tree's own loader, so that none of the machine's libraries matter. */
export function treeCommand(tool: ToolName, tree: string, platform: Platform): ToolCommand {
  const { program } = packageSets[tool];
  const folders = [
    `usr/lib/${platform.multiarch}`,
    `lib/${platform.multiarch}`,
    `usr/lib/${platform.multiarch}/pulseaudio`,
    `usr/lib/${platform.multiarch}/asterisk`,
  ];
  const libraryFolders = folders.map((folder) => join(tree, folder)).filter((folder) => existsSync(folder));
  const loader = libraryFolders.map((folder) => join(folder, platform.loader)).find((path) => existsSync(path));
  const command = loader ?? join(tree, 'lib64', platform.loader);
  return {
    command,
    args: ['--library-path', libraryFolders.join(':'), join(tree, program)],
    env: { ...toolEnv(join(tree, 'usr/lib', platform.multiarch)), ...dataEnv(tool, tree, platform) },
  };
}

/** A tool that is installed on the machine. */
export function systemCommand(path: string): ToolCommand {
  return { command: path, args: [], env: { LC_ALL: 'C.UTF-8' } };
}

/** Only the locale C.UTF-8 is built into the tree's C library; Redis refuses to start under one that it cannot find. */
function toolEnv(libraryDir: string): Record<string, string> {
  const env: Record<string, string> = { LC_ALL: 'C.UTF-8' };
  if (existsSync(join(libraryDir, 'gconv'))) env.GCONV_PATH = join(libraryDir, 'gconv');
  if (existsSync(join(libraryDir, 'ossl-modules'))) env.OPENSSL_MODULES = join(libraryDir, 'ossl-modules');
  return env;
}

function dataEnv(tool: ToolName, tree: string, platform: Platform): Record<string, string> {
  if (tool !== 'espeak') return {};
  // espeak-ng looks for a folder espeak-ng-data inside this one.
  return { ESPEAK_DATA_PATH: join(tree, 'usr/lib', platform.multiarch) };
}
