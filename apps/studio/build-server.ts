import { build } from 'esbuild';

/**
 * Bundles the studio's server (see server.ts) to dist/server.js. Packages from npm stay outside; the workspace's own
 * packages are TypeScript source and go in.
 */
await build({
  entryPoints: ['server.ts'],
  outfile: 'dist/server.js',
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
