import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../setup-error.ts';
import type { PackageFile } from './apt-output.ts';
import { waitForLock } from './lock.ts';
import { packageSets, type ToolName } from './package-sets.ts';
import { cacheDirOf, type Platform, platformOf } from './platform.ts';
import { downloadPackages, type PrivateApt, preparePrivateApt, resolvePackages, updateIndex } from './private-apt.ts';
import type { InstallProgress, OnInstallProgress } from './progress.ts';
import { runCommand } from './run-command.ts';

export type InstallOptions = { onProgress?: OnInstallProgress; env?: NodeJS.ProcessEnv };

/** Where an unpacked tool lies, for which platform. */
export type InstalledTree = { tree: string; platform: Platform };

const lockTimeoutMs = 1_200_000;
const unpackTimeoutMs = 120_000;

/**
 * Makes sure that a tool is downloaded and unpacked in the user's cache folder, and says where. A second call does nothing and needs no network.
 * Safe beside another process that does the same. Throws SetupError.
 */
export async function installTool(tool: ToolName, options: InstallOptions = {}): Promise<InstalledTree> {
  const env = options.env ?? process.env;
  const platform = platformOf(process.platform, process.arch);
  const cacheDir = cacheDirOf(env);
  const installation = new Installation(tool, platform, cacheDir, env, options.onProgress);
  return { tree: await installation.ensure(), platform };
}

class Installation {
  private readonly set;
  private readonly manifestPath: string;
  private readonly aptDir: string;

  constructor(
    private readonly tool: ToolName,
    private readonly platform: Platform,
    private readonly cacheDir: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly onProgress: OnInstallProgress | undefined,
  ) {
    this.set = packageSets[tool];
    this.aptDir = join(cacheDir, 'apt', `${this.set.suite}-${platform.debianArch}`);
    const key = createHash('sha256').update(JSON.stringify(this.set.packages)).digest('hex').slice(0, 12);
    this.manifestPath = join(this.aptDir, `${tool}-${key}.json`);
  }

  async ensure(): Promise<string> {
    const known = this.readManifest();
    if (known !== undefined && existsSync(this.treeOf(known))) return this.done(this.treeOf(known));
    const lock = await waitForLock(join(this.cacheDir, 'locks', `${this.tool}.lock`), lockTimeoutMs, () =>
      this.report({ step: 'waiting', percent: 0 }),
    );
    try {
      return this.done(await this.install());
    } finally {
      lock.release();
    }
  }

  private async install(): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      const files = await this.download();
      const tree = this.treeOf(files);
      if (existsSync(tree)) return tree;
      const broken = await this.unpack(files, tree);
      if (broken === undefined) return tree;
      // A damaged file in the cache: fetch that one again, once.
      rmSync(join(this.aptDir, 'archives', broken.name), { force: true });
      if (attempt === 2) {
        throw new SetupError(
          'unpack_failed',
          `${this.set.label} could not be unpacked into ${this.cacheDir} (${broken.name}): ${broken.reason}. Check the free space on that disk, then start again.`,
          broken.reason,
        );
      }
    }
  }

  /** The files of the set, all present in the archive folder. */
  private async download(): Promise<PackageFile[]> {
    const known = this.readManifest();
    if (known !== undefined && this.allPresent(known)) return known;
    // apt locks its folder itself, but gives up at once instead of waiting.
    const lock = await waitForLock(`${this.aptDir}.lock`, lockTimeoutMs, () =>
      this.report({ step: 'waiting', percent: 0 }),
    );
    try {
      const mirror = this.env.PATCHBAY_DEBIAN_MIRROR || 'http://deb.debian.org/debian';
      const apt = preparePrivateApt(this.aptDir, this.set.suite, mirror, this.platform.debianArch);
      try {
        return await this.fetch(apt, false);
      } catch (error) {
        // A file named by an index from yesterday may be gone from the archive today.
        if (!(error instanceof SetupError) || error.code !== 'download_failed') throw error;
        return await this.fetch(apt, true);
      }
    } finally {
      lock.release();
    }
  }

  private async fetch(apt: PrivateApt, forceIndex: boolean): Promise<PackageFile[]> {
    await updateIndex(apt, forceIndex, (percent) => this.report({ step: 'index', percent }));
    this.report({ step: 'resolve', percent: 0 });
    const files = await resolvePackages(apt, this.set.packages);
    const bytesTotal = files.reduce((sum, file) => sum + file.bytes, 0);
    await downloadPackages(apt, this.set.packages, (percent) =>
      this.report({ step: 'download', percent, bytesDone: Math.round((bytesTotal * percent) / 100), bytesTotal }),
    );
    const missing = files.find((file) => !this.present(file));
    if (missing !== undefined)
      throw new SetupError(
        'download_failed',
        `apt said that all was downloaded, but ${missing.name} is not in ${apt.archivesDir}. Remove ${apt.dir} and start again.`,
      );
    writeWhole(this.manifestPath, JSON.stringify(files, null, 1));
    return files;
  }

  /** Unpacks beside the final place and renames at the end, so that a tree with its final name is always whole. */
  private async unpack(files: PackageFile[], tree: string): Promise<{ name: string; reason: string } | undefined> {
    const treesDir = join(this.cacheDir, 'trees');
    mkdirSync(treesDir, { recursive: true });
    for (const name of readdirSync(treesDir)) {
      if (name.startsWith(`.${this.tool}-`)) rmSync(join(treesDir, name), { recursive: true, force: true });
    }
    const half = join(treesDir, `.${this.tool}-${process.pid}`);
    mkdirSync(half);
    for (const [index, file] of files.entries()) {
      this.report({ step: 'unpack', percent: (100 * index) / files.length });
      const result = await runCommand('/usr/bin/dpkg', ['-x', join(this.aptDir, 'archives', file.name), half], {
        timeoutMs: unpackTimeoutMs,
        env: { ...process.env, LC_ALL: 'C' },
      });
      if (result.exitCode !== 0) {
        rmSync(half, { recursive: true, force: true });
        return { name: file.name, reason: result.stderr.trim() };
      }
    }
    renameSync(half, tree);
    return undefined;
  }

  private treeOf(files: PackageFile[]): string {
    const names = files.map((file) => file.name).sort();
    const hash = createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 12);
    return join(this.cacheDir, 'trees', `${this.tool}-${hash}`);
  }

  private readManifest(): PackageFile[] | undefined {
    if (!existsSync(this.manifestPath)) return undefined;
    // Written whole by writeWhole(), so it parses.
    return JSON.parse(readFileSync(this.manifestPath, 'utf8')) as PackageFile[];
  }

  private allPresent(files: PackageFile[]): boolean {
    return files.every((file) => this.present(file));
  }

  private present(file: PackageFile): boolean {
    const path = join(this.aptDir, 'archives', file.name);
    return existsSync(path) && statSync(path).size === file.bytes;
  }

  private done(tree: string): string {
    this.report({ step: 'ready', percent: 100 });
    return tree;
  }

  private report(progress: Omit<InstallProgress, 'tool'>): void {
    this.onProgress?.({ tool: this.tool, ...progress });
  }
}

function writeWhole(path: string, text: string): void {
  const half = `${path}.${process.pid}`;
  writeFileSync(half, text);
  renameSync(half, path);
}
