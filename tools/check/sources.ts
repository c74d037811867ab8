import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Source {
  /** Relative to the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file of the repository, tracked or about to be, and nothing that is ignored. */
export function readSources(): Source[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((path) => path !== '')
    .flatMap((path) => {
      try {
        return [{ path, text: readFileSync(path, 'utf8') }];
      } catch (error) {
        // A file that was deleted and not yet staged is still listed.
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
        throw error;
      }
    });
}

export const isTest = (path: string): boolean =>
  /\.(test|system\.test|integration\.test)\.tsx?$|\/testing\/|\/shell\/simulation\/|\/e2e\/|^tools\//.test(path);

/** Comments and strings taken out, so that a rule about code does not trip over words about it. */
export function codeOnly(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:])\/\/[^\n]*/g, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
}

/** What names modules is left: addresses in strings are no comments. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"])\/\/[^\n]*/g, '$1');

/** The modules that a file imports, in the order it names them. */
export function importsOf(text: string): string[] {
  return [...withoutComments(text).matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)['"]([^'"\n]+)['"]/g)].flatMap(
    (match) => match[1] ?? [],
  );
}

/** The file among the given ones that another means by a relative import, or the studio by `@/`. */
export function fileOf(paths: { has(path: string): boolean }, from: string, name: string): string | undefined {
  const base = name.startsWith('@/')
    ? `apps/studio/src/${name.slice(2)}`
    : name.startsWith('.') && new URL(name, `file:///${from}`).pathname.slice(1);
  return base === false
    ? undefined
    : [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((path) => paths.has(path));
}

/** The modules that are loaded with a file: those it imports by a statement, but for types alone. */
export function loadedBy(text: string): string[] {
  const statements = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?['"]([^'"\n]+)['"]/gm;
  return [...withoutComments(text).matchAll(statements)].flatMap((match) => match[1] ?? []);
}
