import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** Workspaces whose types are checked as one program. */
interface TypeGroup {
  /** Of the first workspace, and how many more. */
  readonly name: string;
  /** The tsconfig of all of them. */
  readonly project: string;
}

interface WorkspaceConfig {
  readonly compilerOptions: Readonly<Record<string, unknown>>;
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
}

const cache = join('node_modules', '.cache', 'tsc');

/**
 * Workspaces with the same compiler options, together: they import one another's sources, which would be checked anew for each. Every
 * workspace keeps a tsconfig of its own, for the editor and as what is read here.
 */
export function typeGroups(): TypeGroup[] {
  const groups = new Map<string, string[]>();
  for (const folder of workspaces()) {
    const options = JSON.stringify(readConfig(folder).compilerOptions);
    groups.set(options, [...(groups.get(options) ?? []), folder]);
  }
  mkdirSync(cache, { recursive: true });
  return [...groups.values()].map((folders, at) => {
    const [first = '', ...others] = folders;
    if (others.length === 0) return { name: first, project: first };
    const project = join(cache, `group-${at}.json`);
    const rooted = (folder: string, patterns: readonly string[]): string[] =>
      patterns.map((pattern) => relative(cache, join(folder, pattern)));
    writeFileSync(
      project,
      JSON.stringify({
        extends: relative(cache, 'tsconfig.base.json'),
        compilerOptions: {
          ...readConfig(first).compilerOptions,
          tsBuildInfoFile: resolve(cache, `group-${at}.tsbuildinfo`),
        },
        include: folders.flatMap((folder) => rooted(folder, readConfig(folder).include)),
        exclude: folders.flatMap((folder) => rooted(folder, readConfig(folder).exclude ?? ['node_modules'])),
      }),
    );
    return { name: `${first} and ${others.length} more`, project };
  });
}

/** Every workspace with a tsconfig of its own. */
function workspaces(): string[] {
  const nested = ['apps', 'packages'].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return [...nested, 'drizzle', 'asterisk', 'tools'].filter((folder) => existsSync(join(folder, 'tsconfig.json')));
}

const readConfig = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8')) as WorkspaceConfig;
