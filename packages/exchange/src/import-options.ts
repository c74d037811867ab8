import type { Locale, NodeTypeRegistry } from '@patchbay/flow-schema';

export interface ImportOptions {
  readonly registry: NodeTypeRegistry;
  /** The language of names and notes that the import writes into the flow. */
  readonly locale: Locale;
  /** Used where the file has no name for the flow: that of the file, say. */
  readonly name: string;
  /** Queues that are there: one of the same name takes the place of the source's. */
  readonly queues?: readonly NamedQueue[];
}

export interface NamedQueue {
  readonly id: string;
  readonly name: string;
}

/** The queue of that name; empty where there is none, or more than one. */
export function queueNamed(name: string, queues: readonly NamedQueue[] = []): string {
  const wanted = name.trim().toLowerCase();
  const found = queues.filter((queue) => queue.name.trim().toLowerCase() === wanted);
  return wanted !== '' && found.length === 1 ? (found[0]?.id ?? '') : '';
}
