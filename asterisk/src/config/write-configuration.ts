import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AsteriskInstallation } from '../launch/locate-asterisk.ts';
import { SetupError } from '../setup-error.ts';
import { renderConfiguration } from './render-configuration.ts';
import type { AsteriskDirs, AsteriskSettings } from './settings.ts';

/** Asterisk's private folders below `<home>/asterisk`. The one for its control socket moves to the temporary folder when the path would be too long for a socket. */
export function asteriskDirs(home: string): AsteriskDirs {
  const base = join(home, 'asterisk');
  const run = join(base, 'run');
  const hash = createHash('sha256').update(base).digest('hex').slice(0, 12);
  return {
    etc: join(base, 'etc'),
    data: join(base, 'data'),
    varLib: join(base, 'lib'),
    cache: join(base, 'cache'),
    spool: join(base, 'spool'),
    log: join(home, 'logs', 'asterisk'),
    run: Buffer.byteLength(run) > 90 ? join(tmpdir(), `patchbay-${hash}`) : run,
  };
}

/**
 * Writes the configuration and the data folder (links into the installation's sounds, music and documentation). The etc folder is readable for its
 * owner alone: passwords stand in it.
 */
export function writeConfiguration(settings: AsteriskSettings, installation: AsteriskInstallation): void {
  const { dirs } = settings;
  const files = renderConfiguration(settings);
  for (const dir of [join(dirs.varLib, 'keys'), dirs.cache, dirs.spool, join(dirs.spool, 'recording'), dirs.log]) {
    mkdirSync(dir, { recursive: true });
  }
  mkdirSync(dirs.run, { recursive: true, mode: 0o700 });
  // Whoever owns the folder of the control socket commands Asterisk, and in the temporary folder anybody may have made it.
  if (statSync(dirs.run).uid !== process.getuid?.()) {
    throw new SetupError(
      'bad_setting',
      `${dirs.run} belongs to another user. Set PATCHBAY_HOME to a shorter folder of your own.`,
    );
  }
  mkdirSync(dirs.etc, { recursive: true, mode: 0o700 });
  for (const [name, text] of Object.entries(files)) {
    const half = join(dirs.etc, `.${name}`);
    writeFileSync(half, text, { mode: 0o600 });
    renameSync(half, join(dirs.etc, name));
  }
  linkData(dirs.data, installation.dataDir);
}

function linkData(dataDir: string, from: string): void {
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(join(dataDir, 'sounds'), { recursive: true });
  mkdirSync(join(dataDir, 'agi-bin'));
  for (const name of ['documentation', 'rest-api', 'moh', 'keys', 'firmware', 'static-http']) {
    if (existsSync(join(from, name))) symlinkSync(join(from, name), join(dataDir, name));
  }
  const sounds = join(from, 'sounds');
  for (const [language, folder] of soundFolders(existsSync(sounds) ? readdirSync(sounds) : [])) {
    symlinkSync(join(sounds, folder), join(dataDir, 'sounds', language));
  }
}

/**
 * Which folder of prompts serves which language. Debian names them for language, country and speaker (en_US_f_Allison) and leaves the link `en` to
 * its maintainer scripts, which do not run here; a build from source has `en` itself.
 */
export function soundFolders(names: readonly string[]): [language: string, folder: string][] {
  const byLanguage = new Map<string, string>();
  for (const name of [...names].sort()) {
    const match = /^([a-z]{2})(?:_[A-Z]{2})?(?:_[fm]_\w+)?$/.exec(name);
    if (match?.[1] !== undefined && (name === match[1] || !byLanguage.has(match[1]))) byLanguage.set(match[1], name);
  }
  return [...byLanguage];
}
