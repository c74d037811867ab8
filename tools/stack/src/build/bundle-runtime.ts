import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, stop } from 'esbuild';

/**
 * Bundles the runtime to `dist/`: `src/main.ts`, and every `*.worker.ts`, which runs in a process or thread of its own. Packages from npm stay outside; the
 * workspace's own packages are TypeScript source and go in.
 */
export async function bundleRuntime(folder: string): Promise<void> {
  const source = join(folder, 'src');
  const workers = existsSync(source)
    ? readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.worker.ts'))
    : [];
  await build({
    entryPoints: [
      { in: join(source, 'main.ts'), out: 'main' },
      ...workers.map((path) => ({ in: join(source, path), out: workerName(path) })),
    ],
    outdir: join(folder, 'dist'),
    absWorkingDir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'silent',
    plugins: [
      {
        name: 'packages-from-npm-stay-outside',
        setup({ onResolve }) {
          onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('@patchbay/') ? null : { path, external: true },
          );
        },
      },
    ],
  });
  // esbuild works in a process of its own, which would stay for as long as the launcher runs.
  await stop();
}

/** `adapters/script/script.worker.ts` becomes `dist/script.worker.js`, beside main.js. */
function workerName(path: string): string {
  return (path.split('/').pop() ?? path).replace(/\.ts$/, '');
}
