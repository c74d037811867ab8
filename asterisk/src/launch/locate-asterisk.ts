import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installTool } from '../install/install-tool.ts';
import type { OnInstallProgress } from '../install/progress.ts';
import { runCommand } from '../install/run-command.ts';
import { systemCommand, type ToolCommand, treeCommand } from '../install/tool-command.ts';
import { SetupError } from '../setup-error.ts';
import { findOnPath } from './find-on-path.ts';
import { type AsteriskVersion, formatVersion, isAtLeast, oldestAsterisk, parseAsteriskVersion } from './version.ts';

/** An Asterisk that can be started: its command, and where its modules, data (sounds, music, documentation) and program lie. */
export type AsteriskInstallation = {
  command: ToolCommand;
  version: AsteriskVersion;
  modulesDir: string;
  dataDir: string;
  sbinDir: string;
  origin: 'patchbay' | 'system';
};

/** Modules that a packager may have left out, without which Patchbay cannot work. */
const indispensableModules = ['res_websocket_client.so', 'res_ari.so', 'chan_pjsip.so', 'app_stasis.so'];
const versionTimeoutMs = 15_000;

/**
 * The Asterisk to use: the one that PATCHBAY_ASTERISK names, else one on the PATH that is new enough, else Patchbay's own, installed if need be.
 * Throws SetupError: `asterisk_too_old` or `asterisk_unusable` for one named on purpose, and whatever the installation throws.
 */
export async function locateAsterisk(
  env: NodeJS.ProcessEnv = process.env,
  onProgress?: OnInstallProgress,
): Promise<AsteriskInstallation> {
  const named = env.PATCHBAY_ASTERISK;
  if (named !== undefined && named !== '') return systemAsterisk(named, 'PATCHBAY_ASTERISK');
  const found = findOnPath('asterisk', `${env.PATH ?? ''}:/usr/sbin:/usr/local/sbin`);
  if (found !== undefined) {
    try {
      return await systemAsterisk(found, 'PATH');
    } catch (error) {
      // Nobody asked for this one: an old or lean package is passed over for Patchbay's own.
      if (!(error instanceof SetupError)) throw error;
    }
  }
  const { tree, platform } = await installTool('asterisk', {
    env,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const command = treeCommand('asterisk', tree, platform);
  return {
    command,
    version: await checkedVersion(command, tree),
    modulesDir: join(tree, 'usr/lib', platform.multiarch, 'asterisk/modules'),
    dataDir: join(tree, 'usr/share/asterisk'),
    sbinDir: join(tree, 'usr/sbin'),
    origin: 'patchbay',
  };
}

async function systemAsterisk(path: string, namedBy: string): Promise<AsteriskInstallation> {
  if (!existsSync(path)) {
    throw new SetupError(
      'asterisk_unusable',
      `${namedBy} names ${path}, which does not exist. Name the asterisk program itself, or unset it.`,
    );
  }
  const command = systemCommand(path);
  const version = await checkedVersion(command, path);
  const configured = configuredDirectories('/etc/asterisk/asterisk.conf');
  const prefix = dirname(dirname(path));
  const modulesDir = [
    configured.astmoddir,
    ...['lib/x86_64-linux-gnu', 'lib/aarch64-linux-gnu', 'lib64', 'lib'].map((lib) =>
      join(prefix, lib, 'asterisk/modules'),
    ),
  ].find((dir) => dir !== undefined && existsSync(join(dir, 'res_ari.so')));
  const dataDir = [
    configured.astdatadir,
    configured.astvarlibdir,
    join(prefix, 'share/asterisk'),
    join(prefix, 'var/lib/asterisk'),
    '/usr/share/asterisk',
    '/var/lib/asterisk',
  ].find((dir) => dir !== undefined && existsSync(join(dir, 'rest-api')));
  if (modulesDir === undefined || dataDir === undefined) {
    throw new SetupError(
      'asterisk_unusable',
      `The modules and data folders of ${path} were not found. Set astmoddir and astdatadir in /etc/asterisk/asterisk.conf, or unset PATCHBAY_ASTERISK to use the Asterisk that Patchbay brings.`,
    );
  }
  const missing = indispensableModules.filter((module) => !existsSync(join(modulesDir, module)));
  if (missing.length > 0) {
    throw new SetupError(
      'asterisk_unusable',
      `${path} lacks ${missing.join(', ')} in ${modulesDir}. Install these modules, or unset PATCHBAY_ASTERISK to use the Asterisk that Patchbay brings.`,
    );
  }
  return { command, version, modulesDir, dataDir, sbinDir: dirname(path), origin: 'system' };
}

async function checkedVersion(command: ToolCommand, path: string): Promise<AsteriskVersion> {
  const result = await runCommand(command.command, [...command.args, '-V'], {
    timeoutMs: versionTimeoutMs,
    env: { ...process.env, ...command.env },
  });
  const version = parseAsteriskVersion(result.stdout);
  if (version === undefined) {
    throw new SetupError(
      'asterisk_unusable',
      `${path} does not say which version it is: ${(result.stdout + result.stderr).trim()}`,
      result.stderr,
    );
  }
  if (!isAtLeast(version, oldestAsterisk)) {
    throw new SetupError(
      'asterisk_too_old',
      `${path} is Asterisk ${formatVersion(version)}; Patchbay needs ${formatVersion(oldestAsterisk)} or later to start it itself. Unset PATCHBAY_ASTERISK to use the one that Patchbay brings, or run yours on its own and set ARI_URL.`,
    );
  }
  return version;
}

/** The `[directories]` of an asterisk.conf; nothing when it cannot be read. */
function configuredDirectories(path: string): Record<string, string> {
  if (!existsSync(path)) return {};
  const directories: Record<string, string> = {};
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // Often readable for root and asterisk alone; the usual places are tried instead.
    return {};
  }
  for (const line of text.split('\n')) {
    const match = /^\s*(ast\w+dir)\s*=>?\s*([^;\s]+)/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) directories[match[1]] = match[2];
  }
  return directories;
}
