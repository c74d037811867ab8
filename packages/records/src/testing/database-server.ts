import { startTestStack } from '@patchbay/tools';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a migrated, empty database, from which each file of tests copies its own. */
    readonly databaseTemplate: string;
  }
}

/** One PostgreSQL for all files of a run: a server and its tables take seconds to make, a copy of them a tenth of one. */
export default async function startDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startTestStack({ parts: ['postgres'], migrate: true });
  project.provide('databaseTemplate', stack.databaseUrl);
  return () => stack.stop();
}
