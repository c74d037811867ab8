import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', '**/dist/**', '**/.next/**', '**/.patchbay/**'];
/** The studio's own alias, so that its framework-free parts can be tested without Next. */
const alias = { '@': fileURLToPath(new URL('./apps/studio/src', import.meta.url)) };

/**
 * `pure` needs nothing but Node, nor does `simulation`, which plays hours of calls and random cases by the thousand; `integration`
 * brings its own PostgreSQL and Redis, `asterisk` an Asterisk; `system` runs the whole product, built, with SIP callers and a browser;
 * `crowd` the same with calls by the hundred, whose sound fills the machine: nothing else runs beside it.
 */
export default defineConfig({
  test: {
    // Where nobody watches, what failed is all that is worth a line: the log of a run that failed is read from its end.
    reporters: process.env.CI === undefined ? ['default'] : ['agent', './tools/check/files-reporter.ts'],
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'pure',
          // Pure files share nothing that one could spoil for another; loading the modules once takes a quarter of the time.
          isolate: false,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ignored, '**/*.{simulation,integration,asterisk,system,crowd}.test.ts'],
          // A test fails by what it finds, not by what else the machine has to do meanwhile.
          testTimeout: 60_000,
          setupFiles: [fileURLToPath(new URL('./tools/check/pinned-seed.ts', import.meta.url))],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'simulation',
          include: ['**/*.simulation.test.ts'],
          exclude: ignored,
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          globalSetup: fileURLToPath(new URL('./packages/records/src/testing/database-server.ts', import.meta.url)),
          exclude: ignored,
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'asterisk',
          include: ['**/*.asterisk.test.ts'],
          exclude: ignored,
          testTimeout: 60_000,
          hookTimeout: 300_000,
          // What is heard is judged as it comes: two at once would be late for each other.
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'system',
          include: ['**/*.system.test.ts'],
          exclude: ignored,
          testTimeout: 180_000,
          hookTimeout: 600_000,
          // Each brings a product of its own, and mostly waits for what is said in it.
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'crowd',
          include: ['**/*.crowd.test.ts'],
          exclude: ignored,
          testTimeout: 180_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
