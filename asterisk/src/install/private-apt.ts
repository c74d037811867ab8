import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../setup-error.ts';
import { aptComplaint, type PackageFile, parseDownloadPercent, parsePrintedUris } from './apt-output.ts';
import type { PackageSet } from './package-sets.ts';
import { ownPartsAdvice } from './platform.ts';
import { type CommandResult, runCommand } from './run-command.ts';

/** An apt that reads nothing but one Debian suite and writes nothing but its own folder. */
export type PrivateApt = { dir: string; archivesDir: string; configPath: string };

const updateTimeoutMs = 180_000;
const resolveTimeoutMs = 60_000;
const downloadTimeoutMs = 900_000;
const indexFreshMs = 24 * 3_600_000;
const keyrings = ['/usr/share/keyrings/debian-archive-keyring.gpg', '/usr/share/keyrings/debian-archive-keyring.pgp'];

/**
 * Writes the configuration of a private apt for a suite into `dir`. The machine's own apt settings still count (proxies, mirror checks), but its
 * hooks do not run and its sources are not read. Throws `no_apt` or `keyring_missing`.
 */
export function preparePrivateApt(dir: string, suite: PackageSet['suite'], mirror: string, arch: string): PrivateApt {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg')) {
    throw new SetupError(
      'no_apt',
      `This system has no apt-get, which is how Patchbay fetches its parts. ${ownPartsAdvice}`,
    );
  }
  const keyring = keyrings.find((path) => existsSync(path));
  if (keyring === undefined) {
    throw new SetupError(
      'keyring_missing',
      `The keys of the Debian archive are missing (${keyrings[0]}), so packages could not be checked. Install them once: sudo apt-get install debian-archive-keyring. ${ownPartsAdvice}`,
    );
  }
  const archivesDir = join(dir, 'archives');
  for (const folder of ['archives/partial', 'lists/partial', 'state', 'none']) {
    mkdirSync(join(dir, folder), { recursive: true });
  }
  writeFileSync(join(dir, 'state/status'), '');
  writeFileSync(join(dir, 'sources.list'), `deb [arch=${arch} signed-by=${keyring}] ${mirror} ${suite} main\n`);
  const configPath = join(dir, 'apt.conf');
  writeFileSync(configPath, renderAptConfig(dir));
  return { dir, archivesDir, configPath };
}

/** The text of the private apt.conf. apt reads it after the machine's own, so it has the last word. */
export function renderAptConfig(dir: string): string {
  const hooks = [
    'APT::Update::Pre-Invoke',
    'APT::Update::Post-Invoke',
    'APT::Update::Post-Invoke-Success',
    'DPkg::Pre-Invoke',
    'DPkg::Post-Invoke',
    'DPkg::Pre-Install-Pkgs',
  ];
  const settings: Record<string, string> = {
    'Dir::Etc::sourcelist': join(dir, 'sources.list'),
    'Dir::Etc::sourceparts': join(dir, 'none'),
    'Dir::Etc::preferences': join(dir, 'none/preferences'),
    'Dir::Etc::preferencesparts': join(dir, 'none'),
    'Dir::State': join(dir, 'state'),
    'Dir::State::lists': join(dir, 'lists'),
    'Dir::State::status': join(dir, 'state/status'),
    'Dir::Cache': dir,
    'Dir::Cache::archives': join(dir, 'archives'),
    'Dir::Log': join(dir, 'state'),
    'APT::Install-Recommends': 'false',
    // Started by root, apt would download as user _apt, who may not enter the cache folder.
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
    // A mirror that lags, or stands still on a snapshot, is not a reason to be without telephony: every package is still
    // signed by Debian, and the version of Asterisk is checked at its start.
    'Acquire::Check-Valid-Until': 'false',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} "${value}";`);
  return `${[...hooks.map((hook) => `#clear ${hook};`), ...lines].join('\n')}\n`;
}

/** Fetches the suite's index unless there is one from the last day; `force` fetches it anyway. */
export async function updateIndex(
  apt: PrivateApt,
  force: boolean,
  onPercent: (percent: number) => void,
): Promise<void> {
  const stamp = join(apt.dir, 'state/updated');
  if (!force && existsSync(stamp) && Date.now() - statSync(stamp).mtimeMs < indexFreshMs) return;
  const result = await aptGet(apt, ['update'], updateTimeoutMs, onPercent);
  // apt-get update ends with 0 when a source could not be reached and says so in a warning.
  if (result.exitCode !== 0 || /^(E|W): .*Failed to fetch/m.test(result.stderr)) throw downloadError(result);
  writeFileSync(stamp, '');
}

/** The package files that make up a set, with everything they depend on. */
export async function resolvePackages(apt: PrivateApt, packages: readonly string[]): Promise<PackageFile[]> {
  // With an empty archive folder apt prints every file, also those that are there already.
  const args = ['-qq', '--print-uris', '-o', `Dir::Cache::archives=${join(apt.dir, 'none')}`, 'install', ...packages];
  mkdirSync(join(apt.dir, 'none/partial'), { recursive: true });
  const result = await aptGet(apt, args, resolveTimeoutMs);
  const files = parsePrintedUris(result.stdout);
  if (result.exitCode !== 0 || files.length === 0) throw downloadError(result);
  return files;
}

/** Downloads what is missing of a set; apt checks every file against the signed index and resumes half-fetched ones. */
export async function downloadPackages(
  apt: PrivateApt,
  packages: readonly string[],
  onPercent: (percent: number) => void,
): Promise<void> {
  const result = await aptGet(
    apt,
    ['-qq', '-y', '--download-only', 'install', ...packages],
    downloadTimeoutMs,
    onPercent,
  );
  if (result.exitCode !== 0) throw downloadError(result);
}

function aptGet(
  apt: PrivateApt,
  args: readonly string[],
  timeoutMs: number,
  onPercent?: (percent: number) => void,
): Promise<CommandResult> {
  return runCommand('/usr/bin/apt-get', ['-c', apt.configPath, '-o', 'APT::Status-Fd=3', ...args], {
    timeoutMs,
    env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
    onStatusLine: (line) => {
      const percent = parseDownloadPercent(line);
      if (percent !== undefined) onPercent?.(percent);
    },
  });
}

function downloadError(result: CommandResult): SetupError {
  return new SetupError(
    'download_failed',
    `Packages could not be fetched from the Debian archive: ${aptComplaint(result.stderr) || 'apt gave no reason'}. Check the network (apt's own proxy settings are used; PATCHBAY_DEBIAN_MIRROR names another mirror), then start again: what was downloaded is kept.`,
    result.stderr,
  );
}
