import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, stop } from 'esbuild';

/**
 * What cannot go into the bundle or gains nothing there: ari-client writes to undeclared names, which a module forbids;
 * esbuild and quickjs-emscripten look for files beside their own; bullmq is loaded after the start, out of nobody's way.
 */
const outside = ['ari-client', 'esbuild', 'quickjs-emscripten', 'bullmq'];

/**
 * Bundles the runtime to `dist/`: `src/main.ts`, and every `*.worker.ts`, which runs in a process or thread of its own. Packages
 * from npm go in as well, which halves the time to start: Node need not look for a thousand files.
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
    external: outside,
    // Packages in CommonJS ask for Node's own modules with `require`, which a module does not have.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
    },
  });
  // esbuild works in a process of its own, which would stay for as long as the launcher runs.
  await stop();
}

/** `adapters/script/script.worker.ts` becomes `dist/script.worker.js`, beside main.js. */
function workerName(path: string): string {
  return (path.split('/').pop() ?? path).replace(/\.ts$/, '');
}
