import { build } from 'esbuild';

/**
 * Bundles the studio's server (see server.ts) to dist/server.js, and what it runs in processes of their own beside it. Packages from npm stay outside; the workspace's own
 * packages are TypeScript source and go in.
 */
await build({
  entryPoints: [
    { in: 'server.ts', out: 'server' },
    { in: 'src/what-if/server/what-if.worker.ts', out: 'what-if.worker' },
    { in: 'src/exports/server/export.worker.ts', out: 'export.worker' },
  ],
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  tsconfig: 'tsconfig.json',
  logLevel: 'warning',
  plugins: [
    {
      name: 'packages-from-npm-stay-outside',
      setup({ onResolve }) {
        onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
          kind === 'entry-point' || path.startsWith('@patchbay/') || path.startsWith('@/')
            ? null
            : { path, external: true },
        );
      },
    },
  ],
});
